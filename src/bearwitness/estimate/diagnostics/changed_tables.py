"""Tables that differ from a given one in a single respect; what cannot occur there is carried over."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.read_table import Pattern

Item = TypeVar("Item")


def without(table: CaptureTable, left_out: int) -> CaptureTable | None:
    """Table without one list, by its column; persons on that list alone fall out. None where nobody is left."""
    if table.observed == table.alone[left_out]:
        return None
    return table.keeping(_dropped(table.lists, left_out))


def within(table: CaptureTable, known: int) -> CaptureTable | None:
    """Persons on one list only, as the other lists saw them: a population whose size the list knows."""
    counts = {_dropped(pattern, known): n for pattern, n in table.by_pattern.items() if pattern[known]}
    never = [_dropped(pattern, known) for pattern in table.never if pattern[known]]
    return _table(_dropped(table.lists, known), counts, never)


def with_one_more(table: CaptureTable, first: int, second: int) -> CaptureTable | None:
    """Table in which a person on one list alone and a person on the other alone turn out to be the same.

    So a link that was missed and is found changes a table. None where one of the two has nobody alone, or
    where the two lists cannot overlap.
    """
    columns = range(len(table.lists))
    alone = [tuple(int(each == column) for each in columns) for column in (first, second)]
    both = tuple(int(each in {first, second}) for each in columns)
    counts = Counter(table.by_pattern)
    if both in table.never or not all(counts[pattern] for pattern in alone):
        return None
    counts.subtract(alone)
    counts[both] += 1
    return _table(table.lists, counts, table.never)


def _dropped(row: tuple[Item, ...], column: int) -> tuple[Item, ...]:
    return row[:column] + row[column + 1 :]


def _table(
    names: tuple[str, ...], counts: dict[Pattern, int], never: list[Pattern] | tuple[Pattern, ...]
) -> CaptureTable | None:
    held = {pattern: count for pattern, count in counts.items() if any(pattern) and count > 0}
    return CaptureTable.from_patterns(names, held, never=never) if held else None
