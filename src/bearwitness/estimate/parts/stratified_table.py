"""A population in parts: one capture table for each stratum, all of the same lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bearwitness.estimate.capture.capture_table import CaptureTable, text_of
from bearwitness.estimate.capture.person_rows import holds_persons, read_person_rows
from bearwitness.estimate.capture.read_table import Pattern, Stratum, TableText, read_table
from bearwitness.estimate.errors import EmptyTable


@dataclass(frozen=True, slots=True, kw_only=True)
class StratifiedTable:
    r"""Capture tables by stratum.

    Attributes
    ----------
    by : tuple of str
        Names of the columns that split the population.
    strata : mapping of tuple of str to CaptureTable
        A table for each combination of their values that counts anybody, in order of appearance.

    Examples
    --------
    >>> text = "region,A,B,count\nnorth,1,0,9\nnorth,1,1,2\nsouth,0,1,7\nsouth,1,1,1\n"
    >>> split = StratifiedTable.from_csv(text, by=["region"])
    >>> {key: table.observed for key, table in split.strata.items()}, split.whole.observed
    ({('north',): 11, ('south',): 8}, 19)
    """

    by: tuple[str, ...]
    strata: Mapping[Stratum, CaptureTable]

    @classmethod
    def from_csv(cls, source: str | Path, *, by: Sequence[str]) -> StratifiedTable:
        """Read counts by pattern and stratum: 0/1 columns, the columns of `by`, and `count`.

        Raises
        ------
        BearwitnessError
            One of the classes in `bearwitness.estimate.errors`, with the row where it applies.
        """
        return cls._of(read_table(text_of(source), by), by)

    @classmethod
    def from_persons(cls, source: str | Path, *, by: Sequence[str] = ()) -> StratifiedTable:
        """Read one row a person, lists being the columns `in_*` (as verdata writes them).

        Other columns than `in_*` and those of `by` are not looked at. Without `by` there is one stratum, `()`.
        """
        return cls._of(read_person_rows(text_of(source), by), by)

    @classmethod
    def read(cls, source: str | Path, *, by: Sequence[str] = ()) -> StratifiedTable:
        """Read counts by pattern and stratum, or one row a person, as the header says."""
        text = text_of(source)
        return cls.from_persons(text, by=by) if holds_persons(text) else cls.from_csv(text, by=by)

    @classmethod
    def _of(cls, read: TableText, by: Sequence[str]) -> StratifiedTable:
        held = {key: {p: n for p, n in counts.items() if n} for key, counts in read.strata.items()}
        strata = {
            key: CaptureTable.of(read.lists, counts, read.never.get(key, ()))
            for key, counts in held.items()
            if counts
        }
        if not strata:
            raise EmptyTable
        return cls(by=tuple(by), strata=strata)

    def apart(self, *groups: Sequence[str]) -> StratifiedTable:
        """Every stratum with the declaration that nobody can be on all lists of a group together."""
        strata = {key: table.apart(*groups) for key, table in self.strata.items()}
        return StratifiedTable(by=self.by, strata=strata)

    @property
    def whole(self) -> CaptureTable:
        """Table of all strata together; a pattern is impossible where it is so in every stratum."""
        tables = list(self.strata.values())
        counts: dict[Pattern, int] = {}
        for table in tables:
            for pattern, count in table.by_pattern.items():
                counts[pattern] = counts.get(pattern, 0) + count
        never = set.intersection(*(set(table.never) for table in tables))
        return CaptureTable.of(tables[0].lists, counts, never)
