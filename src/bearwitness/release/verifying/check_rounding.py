"""Whether rounded numbers are multiples of what the release says, everywhere, and keep every sum that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from bearwitness.domain.release import Receipt, Release, ReleasedEstimate
from bearwitness.domain.released_table import ReleasedMoney, ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.release.counts.shown import Shown
from bearwitness.release.planning.rounding_plan import BASES
from bearwitness.release.problem import Problem


def check_rounding(release: Release, receipts: tuple[Receipt, ...]) -> list[Problem]:
    """Every figure of persons on record that is not rounded as the release says, or says another thing of it."""
    wrong = dict.fromkeys(_wrong(release))
    said = {each.figure: each.rounding for each in receipts}
    for name, base in _bases(release):
        if said.get(name) != base:
            wrong[name] = None
    if not wrong and release.rounding is not None and not _sums_hold(release.tables):
        wrong = dict.fromkeys(f"{each.figure}.sums" for each in release.tables)
    return [Problem(code="rounding", at=name) for name in wrong]


def _wrong(release: Release) -> Iterator[str]:
    for table in release.tables:
        if not _holds(release, table.rounded, [each.count for each in table.cells]):
            yield table.figure
    for money in release.money:
        if not _holds(release, money.rounded, [row.persons for row in money.rows]):
            yield money.figure
    for each in release.estimates:
        told = each.kind != "recomputed" and each.linked is None and each.observed is not None
        if not (_holds(release, each.rounded, [each.observed]) if told else each.rounded is None):
            yield each.figure


def _holds(release: Release, rounded: Rounded | None, numbers: list[int | None]) -> bool:
    base = release.rounding
    if base is None or rounded is None:
        return base is None and rounded is None
    known = base in BASES and rounded.base == base and rounded.within in (base - 1, 2 * base - 1)
    return known and all(each is None or (each % base == 0 and each >= release.threshold) for each in numbers)


def _bases(release: Release) -> Iterator[tuple[str, int | None]]:
    """Name of every receipt of persons on record, and the base that it has to say."""
    figures: tuple[ReleasedTable | ReleasedMoney | ReleasedEstimate, ...]
    figures = (*release.tables, *release.money, *release.estimates)
    for each in figures:
        yield each.figure, each.rounded.base if each.rounded else None
    for table in release.tables:
        yield f"{table.figure}.sums", table.rounded.base if table.rounded else None


def _sums_hold(tables: tuple[ReleasedTable, ...]) -> bool:
    """Whether all sums hold, also those that reach over several tables; they cannot where a table is not whole."""
    known = {one.property: one.categories for table in tables for one in table.dimensions}
    alike = all(
        [each.code for each in known[one.property]] == [each.code for each in one.categories]
        for table in tables
        for one in table.dimensions
    )
    if not alike or not all(map(_whole, tables)):
        return False
    shown = Shown.of(tables)
    return shown.agrees(shown.counts)


def _whole(table: ReleasedTable) -> bool:
    return len(table.cells) == prod(len(each.categories) + 1 for each in table.dimensions)
