"""The capture table: how many persons have each pattern of lists. It holds no person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.person_rows import holds_persons, read_person_rows
from bearwitness.estimate.capture.read_table import (
    COUNT,
    MOST_PERSONS,
    NEVER,
    Pattern,
    check_lists,
    check_pattern,
    check_persons,
    read_table,
)
from bearwitness.estimate.errors import (
    BadCount,
    CountedImpossible,
    EmptyTable,
    NoSuchColumn,
    NotZeroOne,
    UnreadableTable,
)

Integers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaptureTable:
    r"""Counts of persons by pattern, in a canonical order of patterns, arrays read-only.

    A pattern without a row is a *sampling zero*: nobody happened to have it. A pattern in `never` is a
    *structural zero*: nobody could have it, since those lists cannot overlap; every method leaves it out.

    Attributes
    ----------
    lists : tuple of str
        Names of the L lists, in column order.
    patterns : int8 array, shape (K, L)
        The K patterns that hold at least one person: 1 = on that list.
    counts : int64 array, shape (K,)
        Persons with each pattern, all above 0.
    never : tuple of tuples of 0 and 1
        Patterns that cannot occur, in canonical order.

    Examples
    --------
    >>> table = CaptureTable.from_csv("A,B,count\n1,0,40\n0,1,30\n1,1,6\n")
    >>> table.observed, table.seen_once, table.overlaps
    (76, 70, {('A', 'B'): 6})
    """

    lists: tuple[str, ...]
    patterns: npt.NDArray[np.int8]
    counts: Integers
    never: tuple[Pattern, ...] = ()

    @classmethod
    def from_csv(cls, source: str | Path) -> CaptureTable:
        """Read a table from CSV text, or from a file where a `Path` is given.

        Raises
        ------
        BearwitnessError
            One of the classes in `bearwitness.estimate.errors`, with the row where it applies.
        """
        read = read_table(text_of(source))
        if () not in read.strata:
            raise EmptyTable
        return cls.of(read.lists, check_persons(read.strata[()]), read.never.get((), ()))

    @classmethod
    def from_persons(cls, source: str | Path) -> CaptureTable:
        r"""Count one row a person, lists being the columns `in_*` (as verdata writes them); no other column is looked at.

        Examples
        --------
        >>> table = CaptureTable.from_persons("in_a,in_b,age\n1,0,20\n1,0,31\n1,1,24\n")
        >>> table.lists, table.observed, table.overlaps
        (('a', 'b'), 3, {('a', 'b'): 1})
        """
        read = read_person_rows(text_of(source))
        return cls.of(read.lists, check_persons(read.strata.get((), {})))

    @classmethod
    def read(cls, source: str | Path) -> CaptureTable:
        """Read counts by pattern, or one row a person, as the header says."""
        text = text_of(source)
        return cls.from_persons(text) if holds_persons(text) else cls.from_csv(text)

    @classmethod
    def from_patterns(
        cls, lists: Sequence[str], counts: Mapping[Pattern, int], *, never: Iterable[Pattern] = ()
    ) -> CaptureTable:
        """Build a table from patterns (tuples of 0 and 1) and counts; rows are numbered as they come."""
        names, excluded = check_lists(lists), tuple(never)
        for row, (pattern, count) in enumerate([*counts.items(), *((each, 0) for each in excluded)], start=1):
            if len(pattern) != len(names) or not set(pattern) <= {0, 1}:
                raise NotZeroOne(row=row, column=min(len(pattern), len(names)))
            if count != int(count) or not 0 <= count <= MOST_PERSONS:
                raise BadCount(row=row, most=MOST_PERSONS)
            check_pattern(pattern, count, row)
        return cls.of(names, check_persons({p: int(count) for p, count in counts.items()}), excluded)

    @classmethod
    def of(
        cls, lists: tuple[str, ...], counts: Mapping[Pattern, int], never: Iterable[Pattern] = ()
    ) -> CaptureTable:
        """Table of what was checked before: counts above 0, and patterns that cannot occur."""
        ordered = sorted(counts, key=_place)
        excluded = tuple(sorted({each for each in never if any(each)}, key=_place))
        for pattern in set(excluded) & set(ordered):
            raise CountedImpossible(columns=" ".join(str(n + 1) for n, on in enumerate(pattern) if on))
        patterns = np.array(ordered, dtype=np.int8).reshape(len(ordered), len(lists))
        persons = np.array([counts[pattern] for pattern in ordered], dtype=np.int64)
        patterns.flags.writeable = persons.flags.writeable = False
        return cls(lists=lists, patterns=patterns, counts=persons, never=excluded)

    def apart(self, *groups: Sequence[str]) -> CaptureTable:
        r"""Table with the declaration that nobody can be on all lists of a group together.

        Raises
        ------
        NoSuchColumn
            A group names a list that the table has not.
        CountedImpossible
            Somebody is counted on all of them.

        Examples
        --------
        >>> table = CaptureTable.from_csv("A,B,C,count\n1,0,0,9\n0,1,0,8\n1,0,1,3\n")
        >>> table.apart(("A", "B")).never
        ((1, 1, 0), (1, 1, 1))
        """
        never = set(self.never)
        for group in groups:
            if not set(group) <= set(self.lists):
                raise NoSuchColumn(columns=len(self.lists))
            choices = [(1,) if name in group else (0, 1) for name in self.lists]
            never |= set(product(*choices))
        return type(self).of(self.lists, self.by_pattern, never)

    def keeping(self, lists: Sequence[str]) -> CaptureTable:
        """Table of some of the lists, in this order; persons on none of them drop out.

        A pattern stays impossible where every pattern that it was made of is.
        """
        at = [self.lists.index(name) for name in lists]
        counts: dict[Pattern, int] = {}
        for pattern, count in self.by_pattern.items():
            kept = tuple(pattern[n] for n in at)
            counts[kept] = counts.get(kept, 0) + count
        counts.pop((0,) * len(at), None)
        parts = 2 ** (len(self.lists) - len(at))
        made_of = [tuple(pattern[n] for n in at) for pattern in self.never]
        never = {each for each in made_of if made_of.count(each) == parts}
        return type(self).of(tuple(lists), check_persons(counts), never)

    @property
    def by_pattern(self) -> dict[Pattern, int]:
        """Persons by pattern, all above 0."""
        rows = zip(self.patterns.tolist(), self.counts.tolist(), strict=True)
        return {tuple(pattern): count for pattern, count in rows}

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
        never = [[*map(str, pattern), NEVER] for pattern in self.never]
        return "".join(",".join(row) + "\n" for row in [names, *rows, *never])

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical CSV, in hexadecimal."""
        return hashlib.sha256(self.to_csv().encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CaptureTable) and self.to_csv() == other.to_csv()

    def __hash__(self) -> int:
        return hash(self.to_csv())


def text_of(source: str | Path) -> str:
    """Text as given, or of the file."""
    if isinstance(source, str):
        return source
    try:
        return source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTable(row=1) from error


def _place(pattern: Pattern) -> tuple[int, list[int]]:
    return sum(pattern), [-each for each in pattern]


def _field(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if set(name) & set(',"\r\n') else name
