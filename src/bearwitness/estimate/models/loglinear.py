"""Poisson log-linear models of any design over any cells, in plain NumPy. Arrays only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

Floats = npt.NDArray[np.float64]
STEPS = 25
STOP = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class LoglinearFit:
    """Maximum likelihood of one model: `means` over cells, coefficients, the intercept with its variance."""

    means: Floats
    coefficients: Floats
    covariance: Floats
    intercept: float
    variance: float
    deviance: float
    freedom: int


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
                inverse = np.linalg.inv(triangle)
                return LoglinearFit(
                    means=np.exp(log_means),
                    coefficients=beta,
                    intercept=float(beta[0]),
                    covariance=inverse @ inverse.T,
                    variance=float((inverse[0] ** 2).sum()),
                    deviance=deviance,
                    freedom=matrix.shape[0] - matrix.shape[1],
                )
    return None


def _deviance(counts: Floats, means: Floats) -> float:
    return float(2 * (xlogy(counts, counts / means) - counts + means).sum())
