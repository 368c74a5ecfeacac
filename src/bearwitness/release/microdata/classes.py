"""Sizes of the classes that share their keys, with a missing value as a wildcard and as a value of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import BLANK, Rows, SyntheticCodebook

Sizes = NDArray[np.int64]


def blanks(book: SyntheticCodebook) -> NDArray[np.int16]:
    """Position of the blank in each column's levels, -1 where it has none."""
    found = [levels.index(BLANK) if BLANK in levels else -1 for levels in book.columns.values()]
    return np.array(found, dtype=np.int16)


def class_of(rows: Rows, columns: Sequence[int]) -> Sizes:
    """Number of the class of every row: equal where all columns are equal, blanks included; shape (rows,)."""
    if not columns:
        return np.zeros(len(rows), dtype=np.int64)
    _, found = np.unique(rows[:, list(columns)], axis=0, return_inverse=True)
    return found.ravel()


def sizes_as_value(rows: Rows, columns: Sequence[int]) -> Sizes:
    """Rows in the class of every row, a blank being a value like any other."""
    found = class_of(rows, columns)
    return np.bincount(found)[found] if len(found) else found


def sizes_as_wildcard(rows: Rows, columns: Sequence[int], blank: NDArray[np.int16]) -> Sizes:
    """Rows that could be the same as every row, a blank agreeing with everything.

    As sdcMicro counts `fk` (Templ, Kowarik and Meindl 2015). Rows are taken together by which of their
    columns are blank, so that the cost is (2 ** columns) ** 2 counts, not rows ** 2.
    """
    missing = rows[:, list(columns)] == blank[list(columns)]
    pattern = (missing * (1 << np.arange(len(columns)))).sum(axis=1)
    found = np.zeros(len(rows), dtype=np.int64)
    present = np.unique(pattern)
    for own, other in itertools.product(present, present):
        kept = [column for at, column in enumerate(columns) if not (int(own | other) >> at) & 1]
        mine, theirs = np.flatnonzero(pattern == own), np.flatnonzero(pattern == other)
        classes = class_of(rows[np.concatenate([mine, theirs])], kept)
        held = np.bincount(classes[len(mine) :], minlength=int(classes.max()) + 1)
        found[mine] += held[classes[: len(mine)]]
    return found


def subsets(columns: Sequence[int], most: int = 3) -> list[tuple[int, ...]]:
    """Every subset of one to `most` columns."""
    return [each for size in range(1, most + 1) for each in itertools.combinations(columns, size)]
