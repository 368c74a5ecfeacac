"""Tables that differ from a given one in a single respect."""

from __future__ import annotations

from collections import Counter

from bearwitness.estimate.capture_table import CaptureTable
from bearwitness.estimate.read_table import Pattern


def without(table: CaptureTable, left_out: int) -> CaptureTable | None:
    """Table without one list, by its column; persons on that list alone fall out. None where nobody is left."""
    counts: Counter[Pattern] = Counter()
    for pattern, count in _rows(table):
        counts[_dropped(pattern, left_out)] += count
    return _table(_names(table, left_out), counts)


def within(table: CaptureTable, known: int) -> CaptureTable | None:
    """Persons on one list only, as the other lists saw them: a population whose size the list knows."""
    counts: Counter[Pattern] = Counter()
    for pattern, count in _rows(table):
        if pattern[known]:
            counts[_dropped(pattern, known)] += count
    return _table(_names(table, known), counts)


def with_one_more(table: CaptureTable, first: int, second: int) -> CaptureTable | None:
    """Table in which a person on one list alone and a person on the other alone turn out to be the same.

    So a link that was missed and is found changes a table. None where one of the two has nobody alone.
    """
    alone = {
        column: tuple(int(each == column) for each in range(len(table.lists))) for column in (first, second)
    }
    counts = Counter(dict(_rows(table)))
    if not all(counts[pattern] for pattern in alone.values()):
        return None
    counts.subtract(alone.values())
    counts[tuple(int(each in {first, second}) for each in range(len(table.lists)))] += 1
    return _table(table.lists, counts)


def _rows(table: CaptureTable) -> list[tuple[Pattern, int]]:
    return [
        (tuple(pattern), count)
        for pattern, count in zip(table.patterns.tolist(), table.counts.tolist(), strict=True)
    ]


def _dropped(pattern: Pattern, column: int) -> Pattern:
    return pattern[:column] + pattern[column + 1 :]


def _names(table: CaptureTable, column: int) -> tuple[str, ...]:
    return table.lists[:column] + table.lists[column + 1 :]


def _table(names: tuple[str, ...], counts: Counter[Pattern]) -> CaptureTable | None:
    held = {pattern: count for pattern, count in counts.items() if any(pattern) and count > 0}
    return CaptureTable.from_patterns(names, held) if held else None
