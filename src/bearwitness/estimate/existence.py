"""Whether a log-linear model has a finite, unique maximum on a table: asked before any number is made."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from bearwitness.estimate.loglinear import Floats

TOLERANCE = 1e-7
"""Smallest least cell taken for positive; HiGHS keeps its constraints to the same."""


def has_finite_fit(matrix: Floats, counts: Floats) -> bool:
    """Whether a strictly positive table with the same sufficient statistic exists, and the rank is full.

    Maximise s over tables x with matrix' x = matrix' y and every x at least s: the maximum is 0 exactly
    when the statistic lies on the boundary of its cone, where no finite maximum of the likelihood exists.
    Which counts are zero decides, not how large they are, so their indicator takes the place of y.

    References
    ----------
    Fienberg SE, Rinaldo A (2012). Maximum likelihood estimation in log-linear models. Annals of Statistics
    40:996-1023. Chan L, Silverman BW, Vincent K (2021). Multiple systems estimation for sparse capture
    data. Journal of the American Statistical Association 116:1297-1306.
    """
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        return False
    if (counts > 0).all():
        return True
    statistic = matrix.T @ (counts > 0)
    shared = np.column_stack([matrix.T, matrix.sum(axis=0)])
    goal = np.zeros(len(counts) + 1)
    goal[-1] = -1.0
    best = linprog(goal, A_eq=shared, b_eq=statistic, method="highs")
    return best.fun is not None and best.fun < -TOLERANCE
