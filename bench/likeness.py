"""How like synthetic rows are to their records. For inside use: every number here is about the records themselves."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import BLANK, Rows, SyntheticCodebook
from bearwitness.release.synthetic.tables import cell_of

COMMON = 10


@dataclass(frozen=True)
class Likeness:
    """Over all combinations of `way` columns.

    Attributes
    ----------
    mean_absolute_error : |synthetic - real| in people, over combinations of recorded values that are real
    total_variation : mean over column sets of half the summed difference of shares; blanks count as values
    lost : share of combinations with ten or more people that no synthetic row has
    fabricated : share of synthetic combinations that nobody has
    """

    way: int
    mean_absolute_error: float
    total_variation: float
    lost: float
    fabricated: float


def likeness(records: Rows, rows: Rows, book: SyntheticCodebook, way: int) -> Likeness:
    """Compare counts over every set of `way` columns; raw counts, no rescaling for the number of rows."""
    error = real = lost = common = fabricated = shown = 0.0
    distances = []
    for columns in itertools.combinations(range(len(book.names)), way):
        a, b = counts(records, columns, book), counts(rows, columns, book)
        distances.append(float(np.abs(a / len(records) - b / len(rows)).sum() / 2))
        kept = recorded(columns, book)
        a, b = a[kept], b[kept]
        error += float(np.abs(a - b)[a > 0].sum())
        real += int((a > 0).sum())
        lost += int(((a >= COMMON) & (b == 0)).sum())
        common += int((a >= COMMON).sum())
        fabricated += int(((b > 0) & (a == 0)).sum())
        shown += int((b > 0).sum())
    return Likeness(
        way,
        error / max(real, 1),
        float(np.mean(distances)),
        lost / max(common, 1),
        fabricated / max(shown, 1),
    )


def counts(rows: Rows, columns: tuple[int, ...], book: SyntheticCodebook) -> NDArray[np.int64]:
    """Counts of every cell, flat."""
    size = math.prod(book.sizes[i] for i in columns)
    return np.bincount(cell_of(rows, columns, book.sizes), minlength=size)


def recorded(columns: tuple[int, ...], book: SyntheticCodebook) -> NDArray[np.bool_]:
    """Which cells, flat, hold no blank."""
    levels = list(book.columns.values())
    found = np.ones(1, dtype=bool)
    for i in columns:
        found = np.outer(found, [value != BLANK for value in levels[i]]).ravel()
    return found
