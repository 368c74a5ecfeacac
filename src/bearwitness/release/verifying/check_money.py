"""Whether tables of amounts agree with themselves and with the tables that count their persons."""

from __future__ import annotations

from bearwitness.domain.release import Release
from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, ReleasedTable, Span
from bearwitness.release.amounts.amounts import TOLD
from bearwitness.release.problem import Problem


def money_agrees(release: Release) -> list[Problem]:
    """Every table of amounts that says other persons than its count, ends out of order, or too much."""
    tables = {each.figure: each for each in release.tables}
    return [
        Problem(code="money", at=each.figure)
        for each in release.money
        if not _agrees(each, tables.get(each.table), release.threshold)
    ]


def _agrees(money: ReleasedMoney, table: ReleasedTable | None, threshold: int) -> bool:
    if table is None:
        return False
    counts = {cell.key: cell.count for cell in table.cells}
    return all(
        row.persons == counts.get((row.code, TOLD)) and _in_order(row) and _enough(row, threshold)
        for row in money.rows
    )


def _enough(row: ReleasedAmounts, threshold: int) -> bool:
    said = (row.mean, row.first, row.median, row.third)
    return not any(said) or (row.mean is not None and row.persons is not None and row.persons >= threshold)


def _in_order(row: ReleasedAmounts) -> bool:
    quarters = [each for each in (row.first, row.median, row.third) if each]
    ends = [*quarters, *([row.mean] if row.mean else [])]
    if any(each.high is not None and each.low > each.high for each in ends):
        return False
    return all(map(_not_above, quarters, quarters[1:]))


def _not_above(one: Span, other: Span) -> bool:
    highs_hold = other.high is None or (one.high is not None and one.high <= other.high)
    return one.low <= other.low and highs_hold
