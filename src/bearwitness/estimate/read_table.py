"""Read the text of a capture table: a header, 0/1 columns, a count; every fault by its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from bearwitness.estimate.errors import (
    AllZeroPattern,
    BadCount,
    BadListNames,
    DuplicatePattern,
    EmptyTable,
    NoCountColumn,
    NotZeroOne,
    UnreadableTable,
    WrongNumberOfLists,
)

COUNT = "count"
LEAST_LISTS = 2
MOST_LISTS = 20
MOST_PERSONS = 10**9
"""A count above this is a slip of the keyboard, and sums of such counts still fit 64 bits."""

Pattern = tuple[int, ...]


def read_table(text: str) -> tuple[tuple[str, ...], dict[Pattern, int]]:
    """Lists and counts by pattern; rows are numbered as in the file, the header being row 1."""
    rows = _rows(text)
    header = [name.strip() for name in next(rows, (1, [""]))[1]]
    if COUNT not in header:
        raise NoCountColumn
    at = header.index(COUNT)
    lists = check_lists([*header[:at], *header[at + 1 :]])
    found: dict[Pattern, int] = {}
    first: dict[Pattern, int] = {}
    for row, fields in rows:
        if len(fields) != len(header):
            raise UnreadableTable(row=row)
        count = _count(fields.pop(at), row)
        pattern = tuple(_zero_or_one(field, row, n + 1 + (n >= at)) for n, field in enumerate(fields))
        if pattern in first:
            raise DuplicatePattern(row=row, first=first[pattern])
        first[pattern] = row
        check_pattern(pattern, count, row)
        found[pattern] = count
    return lists, check_persons(found)


def check_lists(lists: Sequence[str]) -> tuple[str, ...]:
    """Between 2 and 20 lists, each with a name of its own."""
    if not LEAST_LISTS <= len(lists) <= MOST_LISTS:
        raise WrongNumberOfLists(lists=len(lists), least=LEAST_LISTS, most=MOST_LISTS)
    for n, name in enumerate(lists):
        if not name or name == COUNT or name in lists[:n]:
            raise BadListNames(column=n + 1)
    return tuple(lists)


def check_pattern(pattern: Pattern, count: int, row: int) -> None:
    """Nobody who is on no list can have been counted."""
    if count and not any(pattern):
        raise AllZeroPattern(row=row)


def check_persons(found: dict[Pattern, int]) -> dict[Pattern, int]:
    """Patterns with at least one person; a table of nobody is refused."""
    held = {pattern: count for pattern, count in found.items() if count}
    if not held:
        raise EmptyTable
    return held


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield reader.line_num, fields
    except csv.Error as error:
        raise UnreadableTable(row=reader.line_num) from error


def _count(field: str, row: int) -> int:
    digits = field.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_PERSONS))):
        raise BadCount(row=row, most=MOST_PERSONS)
    if int(digits) > MOST_PERSONS:
        raise BadCount(row=row, most=MOST_PERSONS)
    return int(digits)


def _zero_or_one(field: str, row: int, column: int) -> int:
    if field.strip() not in {"0", "1"}:
        raise NotZeroOne(row=row, column=column)
    return int(field)
