"""Weights that make candidate rows fit all noisy tables at once: regularised maximum entropy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.errors import NotConverged
from bearwitness.release.synthetic.kernels import Cells, cell_sums, log_weights
from bearwitness.release.synthetic.tables import NoisyTable, cell_of

ROUNDS = 2_000
CLOSE = 0.05


@dataclass(frozen=True)
class Fit:
    """Weights of the candidates and what they give in the measured cells.

    Attributes
    ----------
    cells : tables x candidates, numbers of the occupied cells
    weights : expected number of people for each candidate row
    fitted, target, sigma : for every occupied cell
    """

    cells: Cells
    weights: NDArray[np.float64]
    fitted: NDArray[np.float64]
    target: NDArray[np.float64]
    sigma: NDArray[np.float64]


def reweigh(candidates: Rows, measured: Sequence[NoisyTable], sizes: Sequence[int], total: float) -> Fit:
    """Weigh the candidates.

    The weights minimise sum((fitted - noisy)**2 / (2 sigma**2)) + sum(w log(w / w0) - w + w0), with
    w0 = total / candidates: nearest to the model's own rows, pulled to each table as strongly as its noise
    allows. The dual is smooth and convex with one parameter a cell, so that there is one answer.

    Raises
    ------
    NotConverged
        When the dual's gradient is not small against each cell's own doubt.

    References
    ----------
    Chen and Rosenfeld, A survey of smoothing techniques for maximum entropy models, 2000.
    """
    from scipy.optimize import minimize

    cells, target, sigma = _occupied(candidates, measured, sizes)
    base = total / len(candidates)
    logs, sums = np.empty(len(candidates)), np.empty(len(target))
    unit = 1.0 / np.sqrt(np.maximum(target, 1.0) + sigma**2)

    def dual(scaled: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        theta = scaled * unit
        log_weights(cells, theta, logs)
        weights = base * np.exp(np.minimum(logs, 50.0))
        cell_sums(cells, weights, sums)
        value = weights.sum() + (0.5 * sigma**2 * theta**2 - target * theta).sum()
        return float(value), (sums + sigma**2 * theta - target) * unit

    found = minimize(
        dual,
        np.zeros(len(target)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS, "maxcor": 20, "ftol": 0.0, "gtol": CLOSE / 2},
    )
    _, gradient = dual(found.x)
    if not np.isfinite(gradient).all() or np.abs(gradient).max() > CLOSE:
        raise NotConverged(check="weights")
    return Fit(cells, base * np.exp(logs), sums, target, sigma)


def _occupied(
    candidates: Rows, measured: Sequence[NoisyTable], sizes: Sequence[int]
) -> tuple[Cells, NDArray[np.float64], NDArray[np.float64]]:
    cells = np.empty((len(measured), len(candidates)), dtype=np.int32)
    targets, sigmas, offset = [], [], 0
    for at, table in enumerate(measured):
        used, inverse = np.unique(cell_of(candidates, table.columns, sizes), return_inverse=True)
        cells[at] = inverse + offset
        offset += len(used)
        targets.append(table.counts.ravel()[used].astype(float))
        sigmas.append(np.full(len(used), table.doubt))
    return cells, np.concatenate(targets), np.concatenate(sigmas)
