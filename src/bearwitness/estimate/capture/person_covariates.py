"""Persons by their lists and their covariates, a row each: what a model of who is recorded is fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable, text_of
from bearwitness.estimate.capture.person_rows import PREFIX
from bearwitness.estimate.capture.read_table import (
    COUNT,
    Pattern,
    check_lists,
    check_pattern,
    check_persons,
    columns_of,
    rows_of,
    zero_or_one,
)
from bearwitness.estimate.errors import BadCovariate, NotPersons, UnreadableTable

MOST_LEVELS = 12
"""Levels of a category: each takes a parameter for every list."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PersonCovariates:
    """Lists and covariates of each person on record; no name, and nothing of it is written anywhere.

    Attributes
    ----------
    table : CaptureTable
        The same persons by pattern alone.
    covariates : tuple of str
        Columns they were read from.
    patterns : int8 array, shape (n, L)
        1 = on that list.
    values : array, shape (n, Q)
        Numbers less their mean over their standard deviation, and 0 or 1 for each level of a category but the
        most frequent.
    """

    table: CaptureTable
    covariates: tuple[str, ...]
    patterns: npt.NDArray[np.int8]
    values: npt.NDArray[np.float64]

    @classmethod
    def from_csv(cls, source: str | Path, covariates: Sequence[str]) -> PersonCovariates:
        r"""Read one row a person: columns `in_*` of 0 and 1 (as verdata writes them), and the covariates.

        A column is a number where every row holds one, and a category otherwise; an empty field is a level of
        its own there ("not recorded"). No other column is looked at.

        Raises
        ------
        NotPersons
            The rows have counts, so they are not persons.
        BadCovariate
            A number is missing or not finite, everybody has the same value, or a category has too many levels.

        Examples
        --------
        >>> text = "in_a,in_b,age,region\n1,0,20,east\n0,1,30,west\n1,1,40,east\n"
        >>> PersonCovariates.from_csv(text, ["age", "region"]).values.round(2).tolist()
        [[-1.22, 0.0], [0.0, 1.0], [1.22, 0.0]]
        """
        rows = rows_of(text_of(source))
        header = [name.strip() for name in next(rows, (1, [""]))[1]]
        if COUNT in header:
            raise NotPersons
        own = columns_of(header, list(dict.fromkeys(covariates)))
        listed = [n for n, name in enumerate(header) if name.startswith(PREFIX) and n not in own]
        lists = check_lists([header[n].removeprefix(PREFIX) for n in listed], listed)
        patterns: list[Pattern] = []
        fields_of: list[list[str]] = [[] for _ in own]
        places: list[int] = []
        for row, fields in rows:
            if len(fields) != len(header):
                raise UnreadableTable(row=row)
            patterns.append(tuple(zero_or_one(fields[n], row, n + 1) for n in listed))
            check_pattern(patterns[-1], 1, row)
            places.append(row)
            for values, n in zip(fields_of, own, strict=True):
                values.append(fields[n].strip())
        columns = [_column(values, places, n + 1) for values, n in zip(fields_of, own, strict=True)]
        return cls(
            table=CaptureTable.of(lists, check_persons(dict(Counter(patterns)))),
            covariates=tuple(header[n] for n in own),
            patterns=np.array(patterns, dtype=np.int8),
            values=np.column_stack([np.empty((len(patterns), 0)), *columns]),
        )

    def apart(self, *groups: Sequence[str]) -> PersonCovariates:
        """The same with the declaration that nobody can be on all lists of a group together."""
        return replace(self, table=self.table.apart(*groups))


def _column(fields: list[str], rows: list[int], column: int) -> npt.NDArray[np.float64]:
    """A covariate as numbers, shape (n, 1), or as levels, shape (n, levels - 1)."""
    numbers = [_number(field) for field in fields]
    if any(number is not None for number in numbers) and not any(
        number is None and field for number, field in zip(numbers, fields, strict=True)
    ):
        for row, number in zip(rows, numbers, strict=True):
            if number is None or not isfinite(number):
                raise BadCovariate(column=column, row=row, most=MOST_LEVELS)
        values = np.array(numbers, dtype=np.float64)
        if np.ptp(values) == 0:
            raise BadCovariate(column=column, row=rows[0], most=MOST_LEVELS)
        scaled: npt.NDArray[np.float64] = ((values - values.mean()) / values.std())[:, None]
        return scaled
    levels = [level for level, _ in Counter(fields).most_common()]
    if not 1 < len(levels) <= MOST_LEVELS:
        raise BadCovariate(column=column, row=rows[0], most=MOST_LEVELS)
    return np.array([[float(field == level) for level in levels[1:]] for field in fields])


def _number(field: str) -> float | None:
    try:
        return float(field)
    except ValueError:
        return None
