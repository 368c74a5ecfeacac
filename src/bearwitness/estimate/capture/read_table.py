"""Read the text of a capture table: a header, 0/1 columns, a count; every fault by its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bearwitness.estimate.errors import (
    AllZeroPattern,
    BadCount,
    BadListNames,
    DuplicatePattern,
    EmptyTable,
    NoCountColumn,
    NoSuchColumn,
    NotZeroOne,
    UnreadableTable,
    WrongNumberOfLists,
)

COUNT = "count"
NEVER = "never"
"""Written for a count, it declares that nobody can have this pattern: a structural zero, not a sampling zero."""
LEAST_LISTS = 2
MOST_LISTS = 20
MOST_PERSONS = 10**9
"""A count above this is a slip of the keyboard, and sums of such counts still fit 64 bits."""

Pattern = tuple[int, ...]
Stratum = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableText:
    """What a text holds: lists, counts by pattern for each stratum, and the patterns that cannot occur."""

    lists: tuple[str, ...]
    strata: dict[Stratum, dict[Pattern, int]]
    never: dict[Stratum, tuple[Pattern, ...]]


def read_table(text: str, by: Sequence[str] = ()) -> TableText:
    """Read a table; rows are numbered as in the file, the header being row 1.

    Parameters
    ----------
    text : str
        A header, a column of 0 and 1 for each list, and `count`, in any order.
    by : sequence of str
        Names of columns that hold the stratum instead of a list.
    """
    rows = rows_of(text)
    header = [name.strip() for name in next(rows, (1, [""]))[1]]
    if COUNT not in header:
        raise NoCountColumn
    at, own = header.index(COUNT), columns_of(header, by)
    listed = [n for n in range(len(header)) if n != at and n not in own]
    lists = check_lists([header[n] for n in listed], listed)
    found: dict[Stratum, dict[Pattern, int]] = {}
    never: dict[Stratum, tuple[Pattern, ...]] = {}
    first: dict[tuple[Stratum, Pattern], int] = {}
    for row, fields in rows:
        if len(fields) != len(header):
            raise UnreadableTable(row=row)
        stratum = tuple(fields[n].strip() for n in own)
        pattern = tuple(zero_or_one(fields[n], row, n + 1) for n in listed)
        if (stratum, pattern) in first:
            raise DuplicatePattern(row=row, first=first[stratum, pattern])
        first[stratum, pattern] = row
        if fields[at].strip() == NEVER and any(pattern):
            never[stratum] = (*never.get(stratum, ()), pattern)
            continue
        count = _count(fields[at], row)
        check_pattern(pattern, count, row)
        found.setdefault(stratum, {})[pattern] = count
    return TableText(lists=lists, strata=found, never=never)


def columns_of(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """Positions of columns by name."""
    if not set(names) <= set(header) or COUNT in names:
        raise NoSuchColumn(columns=len(header))
    return [list(header).index(name) for name in names]


def check_lists(lists: Sequence[str], columns: Sequence[int] | None = None) -> tuple[str, ...]:
    """Between 2 and 20 lists, each with a name of its own; `columns` are their places in a file, from 0."""
    if not LEAST_LISTS <= len(lists) <= MOST_LISTS:
        raise WrongNumberOfLists(lists=len(lists), least=LEAST_LISTS, most=MOST_LISTS)
    for n, name in enumerate(lists):
        if not name or name == COUNT or name in lists[:n]:
            raise BadListNames(column=(columns[n] if columns else n) + 1)
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


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with their number in the file."""
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


def zero_or_one(field: str, row: int, column: int) -> int:
    """Nothing else stands in a list."""
    if field.strip() not in {"0", "1"}:
        raise NotZeroOne(row=row, column=column)
    return int(field)
