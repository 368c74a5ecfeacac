"""The same by other means: plain forms that compiled and clever ones are held to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from hypothesis import assume
from scipy.optimize import linprog
from scipy.special import xlogy
from scipy.stats import poisson

Floats = npt.NDArray[np.float64]
TOLERANCE = 1e-7
"""Smallest least cell taken for positive; HiGHS keeps its constraints to the same."""
UNBOUNDED = 3


def full_design(terms: tuple[int, ...], lists: int) -> Floats:
    """1 where a cell holds a term, the unobserved cell first, shape (2^L, p)."""
    cells = np.arange(2**lists)
    return np.array([(cells & term) == term for term in terms], dtype=float).T


def programme_code(matrix: Floats, counts: Floats) -> int:
    """Existence code by the linear programme of Fienberg and Rinaldo (2012), on kept cells.

    Maximise s over tables x with matrix' x = matrix' y and every x at least s: the maximum is 0 exactly
    when the statistic lies on the boundary of its cone. Which counts are zero decides, not how large they
    are, so their indicator takes the place of y.
    """
    unidentified = 2 * bool(np.linalg.matrix_rank(matrix) < matrix.shape[1])
    statistic = matrix.T @ (counts > 0)
    shared = np.column_stack([matrix.T, matrix.sum(axis=0)])
    goal = np.zeros(len(counts) + 1)
    goal[-1] = -1.0
    best = linprog(goal, A_eq=shared, b_eq=statistic, method="highs")
    finite = best.status == UNBOUNDED or (best.fun is not None and best.fun < -TOLERANCE)
    return unidentified + (not finite)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDesign:
    """Poisson fit from a design matrix; `condition` of the last normal equations."""

    means: Floats
    missed: float
    variance: float
    deviance: float
    steps: int
    condition: float


def fit_by_design(matrix: Floats, counts: Floats) -> ByDesign | None:
    """R's `glm`: start at counts + 0.1, stop when the deviance changes by less than 1e-8."""
    means = counts + 0.1
    target = means * np.log(means) + counts - means
    beta, deviance = np.zeros(matrix.shape[1]), _deviance(counts, means)
    for step in range(25):
        gram = matrix.T @ (means[:, None] * matrix)
        beta = beta + np.linalg.solve(gram, matrix.T @ target)
        means = np.exp(matrix @ beta)
        target = counts - means
        before, deviance = deviance, _deviance(counts, means)
        if abs(deviance - before) / (abs(deviance) + 0.1) < 1e-8:
            return ByDesign(
                means=means,
                missed=float(np.exp(beta[0])),
                variance=float(np.linalg.inv(gram)[0, 0]),
                deviance=deviance,
                steps=step + 1,
                condition=float(np.linalg.cond(gram)),
            )
    return None


def stepwise_by_hand(counts: Floats, lists: int, threshold: float) -> tuple[list[int], float | None]:
    """Pairs in the order they enter, and persons missed; None where the start has no finite maximum."""
    pairs = [1 << i | 1 << j for i, j in combinations(range(lists - 1, -1, -1), 2)]
    chosen: list[int] = []
    fit = _extended_fit(counts, lists, chosen)
    if fit is None:
        return [], None
    while True:
        means, missed = fit
        cells = np.arange(counts.size)
        tails = {}
        for pair in pairs:
            both = (cells & pair) == pair
            share, expected = float(counts[both].sum()), float(means[both].sum())
            passes = pair not in chosen and _extended_fit(counts, lists, [*chosen, pair], only_code=True)
            tails[pair] = (
                min(poisson.cdf(share, expected), poisson.sf(share - 1, expected)) if passes else 1.0
            )
        best = min(pairs, key=lambda pair: tails[pair])
        near = [pair for pair in pairs if tails[pair] <= tails[best] * (1 + 1e-9)]
        assume(len(near) == 1 or tails[best] >= threshold)  # which of two equal tails is lower, is rounding
        again = _extended_fit(counts, lists, [*chosen, best]) if tails[best] < threshold else None
        if again is None:
            return chosen, missed
        chosen, fit = [*chosen, best], again


def _extended_fit(
    counts: Floats, lists: int, pairs: list[int], *, only_code: bool = False
) -> tuple[Floats, float] | None:
    cells = np.arange(counts.size)
    keep = cells > 0
    finite = [0, *(1 << (lists - 1 - each) for each in range(lists))]
    for pair in pairs:
        both = (cells & pair) == pair
        if counts[both].sum() > 0:
            finite.append(pair)
        else:
            keep &= ~both
    matrix = full_design(tuple(finite), lists)[keep]
    if programme_code(matrix, counts[keep]) > 0:
        return None
    means = np.zeros(counts.size)
    if only_code:
        return means, 0.0
    found = fit_by_design(matrix, counts[keep])
    assert found is not None
    means[keep] = found.means
    return means, found.missed


def _deviance(counts: Floats, means: Floats) -> float:
    return float(2 * (xlogy(counts, counts / means) - counts + means).sum())
