"""The capture table: how many persons have each pattern of lists. It holds no person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.errors import BadCount, NotZeroOne, UnreadableTable
from bearwitness.estimate.read_table import (
    COUNT,
    MOST_PERSONS,
    Pattern,
    check_lists,
    check_pattern,
    check_persons,
    read_table,
)

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaptureTable:
    r"""Counts of persons by pattern, in a canonical order of patterns, arrays read-only.

    Attributes
    ----------
    lists : tuple of str
        Names of the L lists, in column order.
    patterns : int8 array, shape (K, L)
        The K patterns that hold at least one person: 1 = on that list.
    counts : int64 array, shape (K,)
        Persons with each pattern, all above 0.

    Examples
    --------
    >>> table = CaptureTable.from_csv("A,B,count\n1,0,40\n0,1,30\n1,1,6\n")
    >>> table.observed, table.seen_once, table.overlaps
    (76, 70, {('A', 'B'): 6})
    """

    lists: tuple[str, ...]
    patterns: npt.NDArray[np.int8]
    counts: Integers

    @classmethod
    def from_csv(cls, source: str | Path) -> CaptureTable:
        """Read a table from CSV text, or from a file where a `Path` is given.

        Raises
        ------
        BearwitnessError
            One of the classes in `bearwitness.estimate.errors`, with the row where it applies.
        """
        return cls._of(*read_table(_text(source) if isinstance(source, Path) else source))

    @classmethod
    def from_patterns(cls, lists: Sequence[str], counts: Mapping[Pattern, int]) -> CaptureTable:
        """Build a table from patterns (tuples of 0 and 1) and counts; rows are numbered as they come."""
        names = check_lists(lists)
        for row, (pattern, count) in enumerate(counts.items(), start=1):
            if len(pattern) != len(names) or not set(pattern) <= {0, 1}:
                raise NotZeroOne(row=row, column=min(len(pattern), len(names)))
            if count != int(count) or not 0 <= count <= MOST_PERSONS:
                raise BadCount(row=row, most=MOST_PERSONS)
            check_pattern(pattern, count, row)
        return cls._of(names, check_persons({p: int(count) for p, count in counts.items()}))

    @classmethod
    def _of(cls, lists: tuple[str, ...], counts: Mapping[Pattern, int]) -> CaptureTable:
        ordered = sorted(counts, key=lambda pattern: (sum(pattern), [-each for each in pattern]))
        patterns = np.array(ordered, dtype=np.int8).reshape(len(ordered), len(lists))
        persons = np.array([counts[pattern] for pattern in ordered], dtype=np.int64)
        patterns.flags.writeable = persons.flags.writeable = False
        return cls(lists=lists, patterns=patterns, counts=persons)

    @property
    def observed(self) -> int:
        """Persons on at least one list, n."""
        return int(self.counts.sum())

    @property
    def seen_once(self) -> int:
        """Persons on exactly one list, f1."""
        return self.seen(1)

    def seen(self, lists: int) -> int:
        """Persons on exactly so many lists."""
        return int(self.counts[self.patterns.sum(axis=1) == lists].sum())

    @property
    def sizes(self) -> Integers:
        """Persons on each list, shape (L,)."""
        sizes: Integers = self.counts @ self.patterns.astype(np.int64)
        return sizes

    @property
    def alone(self) -> Integers:
        """Persons on each list and on no other, shape (L,)."""
        single = self.patterns.sum(axis=1) == 1
        alone: Integers = self.counts[single] @ self.patterns[single].astype(np.int64)
        return alone

    @property
    def overlaps(self) -> dict[tuple[str, str], int]:
        """Persons on both lists of each pair, whatever else they are on."""
        both = (self.patterns.astype(np.int64).T * self.counts) @ self.patterns.astype(np.int64)
        pairs = combinations(range(len(self.lists)), 2)
        return {(self.lists[i], self.lists[j]): int(both[i, j]) for i, j in pairs}

    def to_csv(self) -> str:
        """Canonical CSV text: the same table always gives the same bytes."""
        names = [_field(name) for name in (*self.lists, COUNT)]
        rows = [
            [*map(str, pattern), str(count)]
            for pattern, count in zip(self.patterns.tolist(), self.counts.tolist(), strict=True)
        ]
        return "".join(",".join(row) + "\n" for row in [names, *rows])

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical CSV, in hexadecimal."""
        return hashlib.sha256(self.to_csv().encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CaptureTable) and self.to_csv() == other.to_csv()

    def __hash__(self) -> int:
        return hash(self.to_csv())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTable(row=1) from error


def _field(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if set(name) & set(',"\r\n') else name
