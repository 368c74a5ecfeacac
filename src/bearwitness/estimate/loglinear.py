"""Poisson log-linear models of any design over all observable patterns, in plain NumPy. Arrays only.

A term is the set of lists it names, the empty set being the intercept; a model is an ordered tuple of
terms. Cells are the 2^L - 1 patterns that can be observed, the zero pattern never among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from bearwitness.estimate.capture_table import CaptureTable

Floats = npt.NDArray[np.float64]
Term = frozenset[int]
STEPS = 25
STOP = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class LoglinearFit:
    """Maximum likelihood of one model: `means` over cells, coefficients, the intercept with its variance."""

    means: Floats
    coefficients: Floats
    intercept: float
    variance: float
    deviance: float
    freedom: int


def cells(lists: int) -> npt.NDArray[np.int8]:
    """All observable patterns, shape (2^L - 1, L)."""
    return np.array(list(product((0, 1), repeat=lists))[1:], dtype=np.int8)


def cell_counts(table: CaptureTable) -> Floats:
    """Counts over `cells`, zeros included, shape (2^L - 1,)."""
    weights = 2 ** np.arange(len(table.lists))[::-1]
    counts = np.zeros(2 ** len(table.lists) - 1)
    counts[table.patterns.astype(np.int64) @ weights - 1] = table.counts
    return counts


def main_effects(lists: int) -> tuple[Term, ...]:
    """Intercept and one term a list: the lists independent of one another."""
    return (frozenset(), *(frozenset({each}) for each in range(lists)))


def design(model: tuple[Term, ...], lists: int) -> Floats:
    """Matrix with 1 where a cell holds every list of a term, shape (cells, terms)."""
    grid = cells(lists)
    return np.column_stack([grid[:, sorted(term)].all(axis=1) for term in model]).astype(float)


def fit_loglinear(matrix: Floats, counts: Floats) -> LoglinearFit | None:
    """Fit by iteratively reweighted least squares; None when it does not settle.

    Starting values and stopping rule are those of R's `glm`, so that results agree with packages built
    on it to the last digits they print. Ask first whether a finite maximum exists (`existence`): without
    one the iteration can settle on a meaningless number.

    Parameters
    ----------
    matrix : array, shape (cells, terms)
        Design, intercept first.
    counts : array, shape (cells,)
        Persons.
    """
    log_means = np.log(counts + 0.1)
    deviance = _deviance(counts, counts + 0.1)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for _ in range(STEPS):
            means = np.exp(log_means)
            root = np.sqrt(means)
            orthogonal, triangle = np.linalg.qr(root[:, None] * matrix)
            if not np.isfinite(triangle).all() or not np.diag(triangle).all():
                return None
            response = log_means + (counts - means) / means
            beta = np.linalg.solve(triangle, orthogonal.T @ (root * response))
            log_means = matrix @ beta
            before, deviance = deviance, _deviance(counts, np.exp(log_means))
            if abs(deviance - before) / (abs(deviance) + 0.1) < STOP:
                return LoglinearFit(
                    means=np.exp(log_means),
                    coefficients=beta,
                    intercept=float(beta[0]),
                    variance=float((np.linalg.inv(triangle)[0] ** 2).sum()),
                    deviance=deviance,
                    freedom=matrix.shape[0] - matrix.shape[1],
                )
    return None


def _deviance(counts: Floats, means: Floats) -> float:
    return float(2 * (xlogy(counts, counts / means) - counts + means).sum())
