"""`bearwitness link PATH`: link the lists as a custodian; `link PATH review ...`: let people judge pairs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.review_pairs import WORDS, review
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.linking.link_lists import Linked
    from bearwitness.casebook.handle import Casebook

ENGINES = ("duckdb", "spark")
OUT = Path("link-out")
REPLICATES = 100


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the lists and the engine, or what is to be reviewed."""

    def words(name: str) -> str:
        return message(f"linkage.cli.{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("review", metavar="review", nargs="*", help=words("review"))
    parser.add_argument("--list", metavar="NAME", action="append", default=[], help=words("list"))
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help=words("engine"))
    parser.add_argument("--out", metavar="DIR", type=Path, default=OUT, help=words("out"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=words("seed"))
    parser.add_argument("--replicates", type=int, default=REPLICATES, metavar="N", help=words("replicates"))
    parser.add_argument("--most", type=int, metavar="N", help=words("most"))
    parser.add_argument("--sample", action="store_true", help=words("sample"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Link, or review."""
    from bearwitness.casebook.opening import open_casebook

    if chosen.review and (chosen.review[0] != "review" or chosen.review[1:2] not in WORDS):
        raise BadValue(kind="review", example="review next | judge | undo | report")
    if chosen.seed < 0 or chosen.replicates < 1:
        raise BadValue(kind="--seed, --replicates", example=f"1, {REPLICATES}")
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        if chosen.review:
            return review(casebook, chosen, language)
        return _link(casebook, chosen, language)


def _link(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.linking.link_lists import link_lists

    done = link_lists(
        casebook,
        lists=chosen.list,
        engine=chosen.engine,
        out=chosen.out,
        seed=chosen.seed,
        replicates=chosen.replicates,
        most=chosen.most,
    )
    linkage, sample = done.linkage, done.linkage.reviewed.to_json()
    warnings = [note.sentence(language) for note in linkage.notes]
    if not linkage.reviewed.enough:
        warnings.append(
            message("linkage.cli.unreviewed", language, sampled=sample["pairs"], needed=sample["needed"])
        )
    if chosen.json:
        print_json(ok=True, warnings=warnings, **_found(done), out=str(chosen.out))
        return 0
    for warning in warnings:
        warn(warning)
    persons = int(linkage.captures["count"].sum())
    numbers = {"records": len(done.places), "lists": len(done.records), "compared": linkage.compared}
    print(message("linkage.cli.linked", language, persons=persons, **numbers))
    print(message("linkage.cli.written", language, out=str(chosen.out), replicates=chosen.replicates))
    return 0


def _found(done: Linked) -> dict[str, object]:
    linkage = done.linkage
    return {
        "run": done.run_id,
        "records": len(done.places),
        "lists": dict(done.records),
        "compared": linkage.compared,
        "clusters": int(linkage.captures["count"].sum()),
        "captures": json.loads(linkage.captures.to_json(orient="records")),
        "threshold": round(linkage.threshold, 4),
        "labels": done.labels,
        "reviewed_sample": linkage.reviewed.to_json(),
        "engine": linkage.engine,
        "seconds": round(linkage.seconds, 2),
    }
