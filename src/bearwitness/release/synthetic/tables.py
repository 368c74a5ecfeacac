"""Counts of rows over the cells of a table, exact or noisy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows

CLOSEST = 5.0
"""Rows are never fitted closer than this many people a cell, however small the noise."""


@dataclass(frozen=True)
class NoisyTable:
    """One measured table.

    Attributes
    ----------
    columns : positions of the crossed columns
    counts : noisy counts, one axis a column
    sigma : parameter of the discrete Gaussian noise in each cell
    """

    columns: tuple[int, ...]
    counts: NDArray[np.int64]
    sigma: float

    @property
    def doubt(self) -> float:
        """How far the rows may be from a cell: the noise, and at least `CLOSEST`.

        Where few columns share a large budget, the noise is small enough for a count of one to come through
        into the rows. Epsilon allows that; nobody needs it.
        """
        return max(self.sigma, CLOSEST)


def cell_of(rows: Rows, columns: Sequence[int], sizes: Sequence[int]) -> NDArray[np.int64]:
    """Number of the cell of every row, in C order over `columns`; shape (rows,)."""
    cell = np.zeros(len(rows), dtype=np.int64)
    for i in columns:
        cell = cell * sizes[i] + rows[:, i]
    return cell


def count(rows: Rows, columns: Sequence[int], sizes: Sequence[int]) -> NDArray[np.int64]:
    """Exact counts, one axis a column."""
    shape = tuple(sizes[i] for i in columns)
    return np.bincount(cell_of(rows, columns, sizes), minlength=math.prod(shape)).reshape(shape)
