"""From weighted candidates to whole rows, one a person."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.kernels import swap
from bearwitness.release.synthetic.reweigh import Fit

SWEEPS = 60


def choose(candidates: Rows, fit: Fit, number: int, rng: np.random.Generator) -> Rows:
    """Choose `number` rows: evenly over the sorted candidates, then swapped towards the fitted tables.

    A swap is kept where it brings the counts nearer to what the weights expect, in units of each cell's
    chance variation. Candidates are drawn in proportion to their weight, so that nothing is favoured that
    the weights do not favour.
    """
    order = np.lexsort(candidates.T[::-1])
    steps = np.cumsum(fit.weights[order])
    at = (np.arange(number) + rng.random()) / number * steps[-1]
    chosen = order[np.minimum(np.searchsorted(steps, at, side="right"), len(order) - 1)]
    scaled = fit.fitted * (number / fit.weights.sum())
    surplus = -scaled
    tables = np.ascontiguousarray(fit.cells.T)
    np.add.at(surplus, tables[chosen].ravel(), 1.0)
    price = 1.0 / np.maximum(scaled, 1.0)
    _improve(tables, chosen, surplus, price, fit.weights, rng)
    rows: Rows = candidates[chosen]
    return rows


def _improve(
    tables: NDArray[np.int32],
    chosen: NDArray[np.int64],
    surplus: NDArray[np.float64],
    price: NDArray[np.float64],
    weights: NDArray[np.float64],
    rng: np.random.Generator,
) -> None:
    steps = np.cumsum(weights)
    for _ in range(SWEEPS):
        leaving = rng.permutation(len(chosen))
        coming = np.searchsorted(steps, rng.random(len(chosen)) * steps[-1], side="right")
        swap(tables, chosen, surplus, price, leaving, np.minimum(coming, len(weights) - 1))
