"""Poisson log-linear fit of a set of terms by iteratively reweighted least squares."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask
from bearwitness.estimate.kernels.sums import subset_sums, superset_sums

STEPS = 25
STOP = 1e-8


@compiled
def fit_poisson(
    terms: Integers, keep: Mask, counts: Floats, lists: int, beta: Floats, means: Floats
) -> tuple[float, float, int]:
    """Fit by the start and the stopping rule of R's `glm`.

    From the second step on the increment is solved for instead of the coefficients: the same iterates,
    with less rounding.

    Parameters
    ----------
    terms : int64 array, shape (p,)
        Terms, the intercept first.
    keep : bool array, shape (2^L,)
        Cells of the fit; the others have mean 0.
    counts : float array, shape (2^L,)
        Persons.
    lists : int
        L.
    beta, means : float arrays, shapes (p,), (2^L,)
        Filled with coefficients and fitted means.

    Returns
    -------
    tuple
        Deviance; variance of the intercept; steps taken, -1 where the iteration did not settle.
    """
    size = counts.size
    width = terms.size
    weights, right = np.empty(size), np.empty(size)
    gram, vector = np.empty((width, width)), np.empty(width)
    for cell in range(size):
        means[cell] = counts[cell] + 0.1 if keep[cell] else 0.0
        weights[cell] = means[cell]
        right[cell] = means[cell] * math.log(means[cell]) + counts[cell] - means[cell] if keep[cell] else 0.0
    beta[:] = 0.0
    deviance = _start_deviance(keep, counts, means)
    for step in range(STEPS):
        superset_sums(weights, lists)
        superset_sums(right, lists)
        for i in range(width):
            vector[i] = right[terms[i]]
            for j in range(i + 1):
                gram[i, j] = weights[terms[i] | terms[j]]
        if not _solve(gram, vector):
            return deviance, np.inf, -1
        beta += vector
        before, deviance = deviance, _refresh(terms, keep, counts, lists, beta, means, weights, right)
        if abs(deviance - before) / (abs(deviance) + 0.1) < STOP:
            return deviance, _first_variance(gram), step + 1
        if not deviance < np.inf:
            break
    return deviance, np.inf, -1


@compiled
def _start_deviance(keep: Mask, counts: Floats, means: Floats) -> float:
    deviance = 0.0
    for cell in range(counts.size):
        if keep[cell]:
            if counts[cell] > 0.0:
                deviance += counts[cell] * math.log(counts[cell] / means[cell])
            deviance += means[cell] - counts[cell]
    return 2.0 * deviance


@compiled
def _refresh(
    terms: Integers,
    keep: Mask,
    counts: Floats,
    lists: int,
    beta: Floats,
    means: Floats,
    weights: Floats,
    right: Floats,
) -> float:
    weights[:] = 0.0
    for i in range(terms.size):
        weights[terms[i]] = beta[i]
    subset_sums(weights, lists)
    deviance = 0.0
    for cell in range(counts.size):
        if not keep[cell]:
            weights[cell] = right[cell] = 0.0
            continue
        log_mean, count = weights[cell], counts[cell]
        mean = math.exp(log_mean)
        if count > 0.0:
            deviance += count * (math.log(count) - log_mean)
        deviance += mean - count
        means[cell] = weights[cell] = mean
        right[cell] = count - mean
    return 2.0 * deviance


@compiled
def _solve(gram: Floats, vector: Floats) -> bool:
    """Cholesky in the lower triangle, then the solution in place of the vector."""
    width = vector.size
    for i in range(width):
        for j in range(i + 1):
            value = gram[i, j]
            for k in range(j):
                value -= gram[i, k] * gram[j, k]
            if i > j:
                gram[i, j] = value / gram[j, j]
            elif value > 0.0:
                gram[i, i] = math.sqrt(value)
            else:
                return False
    for i in range(width):
        value = vector[i]
        for k in range(i):
            value -= gram[i, k] * vector[k]
        vector[i] = value / gram[i, i]
    for i in range(width - 1, -1, -1):
        value = vector[i]
        for k in range(i + 1, width):
            value -= gram[k, i] * vector[k]
        vector[i] = value / gram[i, i]
    return True


@compiled
def _first_variance(triangle: Floats) -> float:
    width = triangle.shape[0]
    column = np.zeros(width)
    variance = 0.0
    for i in range(width):
        value = 1.0 if i == 0 else 0.0
        for k in range(i):
            value -= triangle[i, k] * column[k]
        column[i] = value / triangle[i, i]
        variance += column[i] ** 2
    return variance
