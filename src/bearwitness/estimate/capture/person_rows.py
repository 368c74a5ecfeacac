"""Read one row a person, with a column `in_<list>` of 0 and 1 for each list: counts, and nobody kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bearwitness.estimate.capture.read_table import (
    COUNT,
    Pattern,
    Stratum,
    TableText,
    check_lists,
    columns_of,
    rows_of,
    zero_or_one,
)
from bearwitness.estimate.errors import AllZeroPattern, UnreadableTable

PREFIX = "in_"


def holds_persons(text: str) -> bool:
    """Whether a table has one row a person, by its header: columns `in_*`, and no counts."""
    header = [name.strip() for name in next(rows_of(text), (1, [""]))[1]]
    return COUNT not in header and any(name.startswith(PREFIX) for name in header)


def read_person_rows(text: str, by: Sequence[str] = ()) -> TableText:
    """Count persons by stratum and pattern; the prefix is not part of a list's name.

    Raises
    ------
    AllZeroPattern
        A row is on no list: it cannot be a person whom the lists recorded.
    """
    rows = rows_of(text)
    header = [name.strip() for name in next(rows, (1, [""]))[1]]
    own = columns_of(header, by)
    listed = [n for n, name in enumerate(header) if name.startswith(PREFIX) and n not in own]
    lists = check_lists([header[n].removeprefix(PREFIX) for n in listed], listed)
    found: dict[Stratum, Counter[Pattern]] = {}
    for row, fields in rows:
        if len(fields) != len(header):
            raise UnreadableTable(row=row)
        pattern = tuple(zero_or_one(fields[n], row, n + 1) for n in listed)
        if not any(pattern):
            raise AllZeroPattern(row=row)
        found.setdefault(tuple(fields[n].strip() for n in own), Counter())[pattern] += 1
    return TableText(lists=lists, strata={key: dict(counts) for key, counts in found.items()}, never={})
