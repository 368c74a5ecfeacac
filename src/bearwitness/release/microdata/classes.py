"""Sizes of the classes that share their keys, with a missing value as a wildcard and as a value of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import BLANK, Rows, SyntheticCodebook

Sizes = NDArray[np.int64]
MOST_CLASSES = 2**20
"""Above it classes are numbered anew, so that counting them stays small."""


def blanks(book: SyntheticCodebook) -> NDArray[np.int16]:
    """Position of the blank in each column's levels, -1 where it has none."""
    found = [levels.index(BLANK) if BLANK in levels else -1 for levels in book.columns.values()]
    return np.array(found, dtype=np.int16)


def class_of(rows: Rows, columns: Sequence[int]) -> Sizes:
    """Number of the class of every row: equal where all columns are equal, blanks included; shape (rows,).

    Numbers run below `MOST_CLASSES`, or below the number of rows; not every one need be in use.
    """
    found, classes = np.zeros(len(rows), dtype=np.int64), 1
    for column in columns if len(rows) else ():
        values = rows[:, column].astype(np.int64)
        levels = int(values.max()) + 1
        if classes * levels > MOST_CLASSES:
            found = np.unique(found, return_inverse=True)[1].ravel()
            classes = int(found.max()) + 1
        found, classes = found * levels + values, classes * levels
    return np.unique(found, return_inverse=True)[1].ravel() if classes > MOST_CLASSES else found


def counted(numbers: Sizes) -> tuple[Sizes, Sizes]:
    """The different numbers in order, and how often each occurs."""
    if int(numbers.max()) > MOST_CLASSES:
        return np.unique(numbers, return_counts=True)
    often = np.bincount(numbers)
    present = np.flatnonzero(often)
    return present, often[present]


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
    of_pattern = {int(each): np.flatnonzero(pattern == each) for each in np.unique(pattern)}
    found = np.zeros(len(rows), dtype=np.int64)
    for ignored in {own | other for own in of_pattern for other in of_pattern}:
        classes = class_of(rows, [column for at, column in enumerate(columns) if not (ignored >> at) & 1])
        number = int(classes.max()) + 1
        held = {each: np.bincount(classes[theirs], minlength=number) for each, theirs in of_pattern.items()}
        for own, other in itertools.product(of_pattern, of_pattern):
            if own | other == ignored:
                mine = of_pattern[own]
                found[mine] += held[other][classes[mine]]
    return found


def subsets(columns: Sequence[int], most: int = 3) -> list[tuple[int, ...]]:
    """Every subset of one to `most` columns."""
    return [each for size in range(1, most + 1) for each in itertools.combinations(columns, size)]
