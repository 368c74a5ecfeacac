"""The same by other means: plain forms that compiled and clever ones are held to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

Floats = npt.NDArray[np.float64]
TOLERANCE = 1e-7
"""Smallest least cell taken for positive; HiGHS keeps its constraints to the same."""


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
    finite = best.fun is not None and best.fun < -TOLERANCE
    return unidentified + (not finite)
