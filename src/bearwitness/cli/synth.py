"""`bearwitness synth`: differentially private synthetic data of a table, or a look at its rows before; no casebook."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bearwitness.cli.answer import print_json
from bearwitness.cli.progress import Progress
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message
from bearwitness.release.synthetic.accounting import CAP, STRONG

if TYPE_CHECKING:
    from bearwitness.release.synthetic.codebook import SyntheticCodebook

LEDGER = "synth-ledger.jsonl"


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the table, its public codebook and the budget."""

    def words(name: str, **values: object) -> str:
        return message(f"release.synth.cli.{name}", language, **values)

    parser.add_argument("table", type=Path, metavar="IN.csv", help=words("table"))
    parser.add_argument("--codebook", type=Path, required=True, metavar="FILE.json", help=words("codebook"))
    parser.add_argument("--look", action="store_true", help=words("look"))
    parser.add_argument("--out", type=Path, metavar="OUT.csv", help=words("out"))
    parser.add_argument("--epsilon", type=float, metavar="E", help=words("epsilon"))
    parser.add_argument("--delta", type=float, metavar="D", help=words("delta"))
    parser.add_argument("--ledger", type=Path, metavar="FILE", help=words("ledger"))
    parser.add_argument("--head", metavar="HEX", help=words("head"))
    parser.add_argument("--cap", type=float, default=CAP, metavar="E", help=words("cap", cap=f"{CAP:g}"))
    parser.add_argument("--test-seed", type=int, metavar="S", help=words("test_seed"))
    parser.add_argument("--json", action="store_true", help=words("json"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Look at the rows; or charge, make, check, write. Nothing is written when a check fails."""
    if not chosen.look:
        return _make(chosen, language)
    from bearwitness.cli.synth_look import show_look
    from bearwitness.release.synthetic.records import read_bounded, read_rows

    book = _codebook(chosen.codebook)
    show_look(read_rows(read_bounded(chosen.table), book), book, language, as_json=chosen.json)
    return 0


def _make(chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.release.synthetic.files import beside, write_all
    from bearwitness.release.synthetic.ledger import Ledger
    from bearwitness.release.synthetic.records import read_bounded, read_rows
    from bearwitness.release.synthetic.synthesis import Plan, synthesize

    _require(chosen)
    beside(chosen.out)
    if chosen.test_seed is not None and chosen.test_seed < 0:
        raise BadValue(kind="--test-seed", example="1")
    if not 0 < chosen.delta < 0.01:
        raise BadValue(kind="--delta", example="0.00002")
    book = _codebook(chosen.codebook)
    records = read_rows(read_bounded(chosen.table), book)
    plan = Plan(
        *(book, chosen.epsilon, chosen.delta, chosen.cap, Ledger(_ledger(chosen), chosen.head)),
        test_seed=chosen.test_seed,
    )
    with closing(Progress()) as progress:
        made = synthesize(records, plan, progress)
    sheet = write_all(made, book, chosen.out)
    _show(sheet, chosen, language)
    return 0


def _ledger(chosen: argparse.Namespace) -> Path:
    """Where what these people spent is written down."""
    path: Path = chosen.ledger or chosen.out.parent / LEDGER
    return path


def _require(chosen: argparse.Namespace) -> None:
    """Where and for how much: a look needs neither, synthetic data do."""
    for name, example in (("out", "public.csv"), ("epsilon", "4"), ("delta", "0.00002")):
        if getattr(chosen, name) is None:
            raise BadValue(kind=f"--{name}", example=example)


def _codebook(path: Path) -> SyntheticCodebook:
    from bearwitness.release.synthetic.codebook import SyntheticCodebook
    from bearwitness.release.synthetic.errors import BadCodebook
    from bearwitness.release.synthetic.records import read_bounded

    try:
        return SyntheticCodebook.from_json(read_bounded(path).decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError):
        raise BadCodebook(key="JSON") from None


def _show(sheet: dict[str, Any], chosen: argparse.Namespace, language: Language) -> None:
    def words(name: str, **values: object) -> str:
        return message(f"release.synth.cli.{name}", language, **values)

    warnings = []
    if chosen.test_seed is not None:
        warnings.append("not_for_release")
    if sheet["delta"] * max(sheet["people"]["noisy"], 1) > 1.5:
        warnings.append("delta_large")
    if sheet["epsilon"] > STRONG:
        warnings.append("epsilon_large")
    if sheet["people"]["noisy"] < 2000:
        warnings.append("few_people")
    for name in warnings:
        print(f"bearwitness: {words(name, strong=f'{STRONG:g}')}", file=sys.stderr)
    if chosen.json:
        kept = ("rows", "epsilon", "delta", "epsilon_spent", "status", "checks", "people", "sha256")
        print_json(ok=True, warnings=warnings, **{key: sheet[key] for key in kept})
        return
    print(words("made", rows=sheet["rows"], path=chosen.out))
    if sheet["epsilon_spent"] is not None:
        spent = {"spent": sheet["epsilon_spent"], "cap": sheet["cap"], "delta": sheet["delta"]}
        print(words("spent", ledger=_ledger(chosen), **spent))
