"""`bearwitness patterns PATH KIND`: trajectories, prices, networks, routes and tables of what is on record."""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import warn
from bearwitness.cli.pages_folder import write_pages
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message
from bearwitness.domain.pattern import PATTERN_KINDS

if TYPE_CHECKING:
    from bearwitness.actions.patterns.join_cases import Link
    from bearwitness.actions.patterns.study import Question
    from bearwitness.casebook.handle import Casebook
    from bearwitness.casebook.rights import Role
    from bearwitness.domain.pattern import Pattern

EVERYBODY = "all"
DATA = "patterns.json"


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the casebook, what is asked, and its terms."""

    def words(name: str) -> str:
        return message(f"patterns.answer.cli.{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("kind", choices=PATTERN_KINDS, metavar="KIND", help=words("kind"))
    parser.add_argument("--by", action="append", default=[], metavar="PROPERTY", help=words("by"))
    parser.add_argument("--among", metavar="STATE", help=words("among"))
    parser.add_argument("--currency", default="USD", metavar="CODE", help=words("currency"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=words("year"))
    parser.add_argument("--join", nargs=2, metavar="PERSON", help=words("join"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=words("seed"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=words("out"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Answer; figures of fewer than ten persons are withheld here, as they are everywhere outside the casebook."""
    from bearwitness.casebook.acting import roles_of
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.casebook.rights import analysing

    if chosen.join and chosen.kind != "networks":
        raise BadValue(kind="--join", example="networks --join PERSON PERSON")
    question = _question(chosen)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        role = analysing(roles_of(casebook))
        if chosen.join:
            return _join(casebook, role, chosen, language)
        from bearwitness.actions.patterns.study import study
        from bearwitness.patterns.guarded import guarded

        pattern = guarded(study(casebook, role, question).pattern)
    warn(message("patterns.answer.cli.inside", language))
    _show(pattern, chosen, language)
    return 0


def _question(chosen: argparse.Namespace) -> Question:
    from bearwitness.actions.patterns.study import Question
    from bearwitness.domain.codebook import codebook

    among = chosen.among or ("ArrivalInSafety" if chosen.kind == "trajectories" else EVERYBODY)
    if among != EVERYBODY:
        codebook().check("trajectory_state", among)
    by = tuple(chosen.by) or (("exploitation",) if chosen.kind == "table" else ())
    return Question(
        kind=chosen.kind,
        among="" if among == EVERYBODY else among,
        by=by,
        currency=chosen.currency,
        year=chosen.year,
        seed=chosen.seed,
    )


def _show(pattern: Pattern, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.report.patterns import lines

    found = json.dumps(pattern.to_json(), ensure_ascii=False)
    if chosen.out:
        from bearwitness.report.patterns import render_pattern

        write_pages(chosen.out, DATA, found, partial(render_pattern, pattern), "patterns")
    if chosen.json:
        print(found)
        return
    print("\n".join(lines(pattern, language)))
    if chosen.out:
        from bearwitness.report import page_name

        print(message("patterns.answer.cli.page", language, path=chosen.out / page_name(language)))


def _join(casebook: Casebook, role: Role, chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.patterns.join_cases import join_cases

    links = join_cases(casebook, role, *chosen.join)
    if chosen.json:
        print(json.dumps({"format": 1, "links": [_link(each) for each in links]}, ensure_ascii=False))
        return 0
    for each in links:
        print(message("patterns.answer.cli.joined", language, one=each.one, two=each.two))
        for passage in each.passages:
            print(f"  {passage.quote} [{passage.id}]")
    return 0


def _link(link: Link) -> dict[str, object]:
    return {"one": link.one, "two": link.two, "passages": [each.id for each in link.passages]}
