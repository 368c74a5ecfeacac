"""Compiled loops of the reweighing and the swaps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bearwitness.compiled import compiled

Cells = NDArray[np.int32]


@compiled
def log_weights(cells: Cells, theta: NDArray[np.float64], into: NDArray[np.float64]) -> None:
    """into[r] = sum over tables of theta[cells[t, r]]; `cells` is tables x rows."""
    into[:] = 0.0
    for t in range(cells.shape[0]):
        for r in range(cells.shape[1]):
            into[r] += theta[cells[t, r]]


@compiled
def cell_sums(cells: Cells, weights: NDArray[np.float64], into: NDArray[np.float64]) -> None:
    """into[c] = sum of the weights of the rows in cell c."""
    into[:] = 0.0
    for t in range(cells.shape[0]):
        for r in range(cells.shape[1]):
            into[cells[t, r]] += weights[r]


@compiled
def swap(
    cells: Cells,
    chosen: NDArray[np.int64],
    surplus: NDArray[np.float64],
    price: NDArray[np.float64],
    leaving: NDArray[np.int64],
    coming: NDArray[np.int64],
) -> int:
    """Replace chosen rows by candidates where this brings the cells nearer to their targets.

    `cells` is rows x tables. `surplus` is count minus target in each cell, kept current; the loss is
    sum(price * surplus**2). Proposal k: the row at place leaving[k] of `chosen` for candidate coming[k].
    """
    made = 0
    for k in range(leaving.shape[0]):
        old = chosen[leaving[k]]
        new = coming[k]
        change = 0.0
        for t in range(cells.shape[1]):
            a = cells[old, t]
            b = cells[new, t]
            if a != b:
                change += price[a] * (1.0 - 2.0 * surplus[a]) + price[b] * (1.0 + 2.0 * surplus[b])
        if change < 0.0:
            for t in range(cells.shape[1]):
                surplus[cells[old, t]] -= 1.0
                surplus[cells[new, t]] += 1.0
            chosen[leaving[k]] = new
            made += 1
    return made
