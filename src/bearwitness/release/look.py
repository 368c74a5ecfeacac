"""A look ahead for the team: what a plan would show, and every cell that it would not, with the reason.

It stays in the casebook's hands: why a cell is withheld narrows its count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bearwitness.domain.release import Release
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.domain.words import Words
from bearwitness.release.amounts.protect_amounts import AmountReason
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.errors import WhollyWithheld
from bearwitness.release.labels import everywhere, in_all
from bearwitness.release.planning.plan import PlannedTable
from bearwitness.release.planning.series_plan import numbered
from bearwitness.release.quoting.second_look import Finding
from bearwitness.release.synthetic.synthesized import Ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A withheld cell by its words, the table it stands in, and why."""

    figure: str
    cell: Words
    why: Reason | AmountReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What would leave, what would not, and what the quotes could tell.

    Attributes
    ----------
    silent
        Tables of which every number is withheld, and which the plan does not let be so.
    synthetic
        What synthetic data would cost, given by whoever holds the charges.
    images
        Files of the images, by path.
    exact_before
        Earlier releases that told exactly, of the same persons, what this one would round.
    roleless
        Testimonies that may be counted and that no figure counts, as nobody in them has a survivor's role; given by whoever
        gathered it.
    mark
        Of the plan and of what the casebook would let out, given by whoever gathered it: an approver says that she saw this.
    """

    release: Release
    kept: tuple[Kept, ...]
    findings: tuple[Finding, ...]
    silent: tuple[str, ...]
    roleless: int = 0
    mark: str = ""
    synthetic: Ahead | None = None
    images: Mapping[str, bytes] = field(default_factory=dict)
    exact_before: tuple[str, ...] = ()


def silent_in(planned: Sequence[PlannedTable], drawn: Sequence[ReleasedTable]) -> tuple[str, ...]:
    """Places in the plan of tables that would leave without a single number, unasked."""
    return tuple(
        f"{kind}[{place}]"
        for (kind, place, asked), table in zip(numbered(planned), drawn, strict=True)
        if table.withheld == len(table.cells) and not asked.may_be_withheld
    )


def refuse_silent(silent: Sequence[str]) -> None:
    """Refuse a plan with such a table.

    Raises
    ------
    WhollyWithheld
        Names the first.
    """
    if silent:
        raise WhollyWithheld(key=silent[0])


def kept_in(tables: Sequence[ReleasedTable], withheld: Mapping[Key, Reason]) -> tuple[Kept, ...]:
    """Every withheld cell of tables, in order."""
    return tuple(each for table in tables for each in _of(table, withheld))


def _of(table: ReleasedTable, withheld: Mapping[Key, Reason]) -> Iterator[Kept]:
    names = [each.property for each in table.dimensions]
    for cell in table.cells:
        pairs = zip(names, cell.key, strict=True)
        key = tuple(sorted((name, code) for name, code in pairs if code is not None))
        if key in withheld:
            yield Kept(figure=table.figure, cell=_words(table, cell.key), why=withheld[key])


def _words(table: ReleasedTable, codes: tuple[str | None, ...]) -> Words:
    found = [
        each.label
        for dimension, code in zip(table.dimensions, codes, strict=True)
        for each in dimension.categories
        if each.code == code
    ]
    if not found:
        return everywhere("report.all_persons")
    return in_all(lambda language: " · ".join(each.of(language) for each in found))
