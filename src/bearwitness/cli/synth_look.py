"""`bearwitness synth IN.csv --look`: what the rows themselves would give away of single persons, in words or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal

from bearwitness.cli.answer import print_json
from bearwitness.cli.progress import Progress
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.release.microdata.coarsen import Coarsened
    from bearwitness.release.microdata.report import DisclosureReport
    from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook

Words = Callable[..., str]
Untried = Literal["too_few", "too_many"]
"""Why no coarsening was tried, as it is said."""

SHOWN = 8
"""Sets of columns that are named at once: the worst of the smallest."""


def show_look(records: Rows, book: SyntheticCodebook, language: Language, *, as_json: bool) -> None:
    """Print the disclosure report; it names columns and counts rows, and holds no value of any row."""
    from bearwitness.release.microdata.report import disclosure_report

    with closing(Progress()) as progress:
        report = disclosure_report(records, book, tell=progress)
        coarser = _coarser(records, book, progress)
    if as_json:
        untried = [coarser] if isinstance(coarser, str) else []
        print_json(ok=True, warnings=["inside_only", *untried], **report.to_json(), coarsened=_told(coarser))
        return
    for line in _lines(report, book, coarser, language):
        print(line)


def _coarser(records: Rows, book: SyntheticCodebook, progress: Progress) -> Coarsened | Untried | None:
    """The coarsening with the least loss at which the keys keep the rule; None where there are no keys."""
    from bearwitness.release.microdata.coarsen import coarsen
    from bearwitness.release.microdata.errors import TooManyChoices

    if not book.quasi_identifiers:
        return None
    try:
        return coarsen(records, book, book.quasi_identifiers, tell=progress)
    except BadValue:
        return "too_few"
    except TooManyChoices:
        return "too_many"


def _told(coarser: Coarsened | Untried | None) -> dict[str, Any] | None:
    if coarser is None or isinstance(coarser, str):
        return None
    return {
        "steps": {name: step for name, step in coarser.levels.items() if name not in coarser.withheld},
        "withheld": list(coarser.withheld),
        "loss": round(coarser.loss, 4),
    }


def _lines(
    report: DisclosureReport,
    book: SyntheticCodebook,
    coarser: Coarsened | Untried | None,
    language: Language,
) -> Iterator[str]:
    def words(name: str, **values: object) -> str:
        return message(f"release.synth.look.{name}", language, **values)

    yield words("rows", rows=f"{report.rows:,}", columns=len(book.names))
    if not report.rows:
        return
    one, two, three = (f"{number:,}" for number in report.special_uniques)
    yield words("alone", one=one, two=two, three=three)
    small = [each for each in report.subsets if each.under]
    yield words("small", least=report.least, number=f"{len(small):,}", all=f"{len(report.subsets):,}")
    for each in sorted(small, key=lambda one: (len(one.columns), -one.under))[:SHOWN]:
        names = " + ".join(each.columns)
        yield "  " + words("small_one", columns=names, rows=f"{each.under:,}", smallest=f"{each.k:,}")
    yield from _certain(report, book, words)
    yield from _steps(coarser, book, report.least, words)
    yield words("inside")


def _certain(report: DisclosureReport, book: SyntheticCodebook, words: Words) -> Iterator[str]:
    """Sets of columns by which a sensitive column of some rows is known for certain."""
    if not book.sensitive:
        yield words("not_sensitive")
        return
    known = [each for each in report.subsets if each.certain]
    yield words("certain", number=f"{len(known):,}")
    for each in known[:SHOWN]:
        names = " + ".join(each.columns)
        yield "  " + words("certain_one", columns=names, sensitive=", ".join(each.certain))


def _steps(
    coarser: Coarsened | Untried | None, book: SyntheticCodebook, least: int, words: Words
) -> Iterator[str]:
    """What would have to be given up for the keys to keep the rule; or why nothing was tried."""
    from bearwitness.release.microdata.coarsen import MOST_CHOICES

    keys = ", ".join(book.quasi_identifiers)
    if coarser is None:
        return
    if isinstance(coarser, str):
        yield words(coarser, keys=keys, least=least, most=f"{MOST_CHOICES:,}")
        return
    if not any(coarser.levels.values()):
        yield words("no_need", keys=keys, least=least)
        return
    yield words("steps", keys=keys, least=least, loss=f"{100 * coarser.loss:.0f}")
    for name, step in coarser.levels.items():
        if name not in coarser.withheld:
            yield "  " + (words("step", column=name, step=step) if step else words("kept", column=name))
    for name in coarser.withheld:
        yield "  " + words("withheld", column=name)
