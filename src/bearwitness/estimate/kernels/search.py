"""BIC of many hierarchical models on many tables."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask
from bearwitness.estimate.kernels.extended import extend
from bearwitness.estimate.kernels.finite import finite_code
from bearwitness.estimate.kernels.poisson import fit_poisson
from bearwitness.estimate.kernels.sums import superset_sums

UNKNOWN = -1


@compiled
def score_models(
    counts: Floats,
    possible: Mask,
    lists: int,
    models: Integers,
    sizes: Integers,
    codes: Integers,
    missed: Floats,
    scores: Floats,
) -> None:
    """Fit each model to one table.

    Parameters
    ----------
    counts, possible : arrays, shape (2^L,)
        Persons; cells that can be observed.
    lists : int
        L.
    models, sizes : int64 arrays, shapes (M, P), (M,)
        Terms of each model, the first `sizes` of a row.
    codes : int64 array, shape (M,)
        Existence codes for this pattern of zeros; those UNKNOWN are found and filled in.
    missed, scores : float arrays, shape (M,)
        Filled: persons missed and BIC; nan and inf where there is no finite and unique maximum.
    """
    held = counts.copy()
    superset_sums(held, lists)
    top = _saturated(counts)
    for at in range(sizes.size):
        missed[at], scores[at] = _score(
            counts, held, possible, lists, models[at, : sizes[at]], codes, at, top, np.inf
        )


@compiled
def best_of_first(
    tables: Floats,
    possible: Mask,
    lists: int,
    models: Integers,
    sizes: Integers,
    codes: Integers,
    kind: Integers,
    missed: Floats,
) -> None:
    """For each table and each k, the estimate of the model with the lowest BIC among the first k.

    Parameters
    ----------
    tables, possible : arrays, shapes (R, 2^L), (2^L,)
        Persons; cells that can be observed.
    lists : int
        L.
    models, sizes : int64 arrays, shapes (M, P), (M,)
        Terms of each model, the first `sizes` of a row.
    codes : int64 array, shape (S, M)
        Existence codes by pattern of zeros; filled in as they are needed.
    kind : int64 array, shape (R,)
        Pattern of zeros of each table.
    missed : float array, shape (R, M) or (R, 1)
        Filled with persons missed; with one column, for k = M only.
    """
    for row in range(tables.shape[0]):
        counts = tables[row]
        held = counts.copy()
        superset_sums(held, lists)
        top = _saturated(counts)
        best, least = np.nan, np.inf
        for at in range(sizes.size):
            found, score = _score(
                counts, held, possible, lists, models[at, : sizes[at]], codes[kind[row]], at, top, least
            )
            if score < least:
                best, least = found, score
            if missed.shape[1] > 1:
                missed[row, at] = best
        if missed.shape[1] == 1:
            missed[row, 0] = best


@compiled
def _score(
    counts: Floats,
    held: Floats,
    possible: Mask,
    lists: int,
    terms: Integers,
    codes: Integers,
    at: int,
    top: float,
    least: float,
) -> tuple[float, float]:
    """Persons missed and BIC; inf without a fit where even a perfect one could not score below `least`."""
    penalty = _parameters(terms, possible) * math.log(held[0]) - 2.0 * top
    if codes[at] > 0 or penalty >= least:
        return np.nan, np.inf
    keep, means = np.empty(counts.size, np.bool_), np.empty(counts.size)
    finite = extend(terms, held, possible, keep)
    if codes[at] == UNKNOWN:
        codes[at] = finite_code(finite, keep, counts)
        if codes[at] > 0:
            return np.nan, np.inf
    beta = np.empty(finite.size)
    deviance, _, steps = fit_poisson(finite, keep, counts, lists, beta, means)
    if steps < 0:
        return np.nan, np.inf
    return math.exp(beta[0]), penalty + deviance


@compiled
def _parameters(terms: Integers, possible: Mask) -> int:
    """Terms that some possible cell holds: those at minus infinity count, those declared away do not."""
    if possible[1:].all():
        return int(terms.size)
    many = 0
    for term in terms:
        for cell in range(possible.size):
            if possible[cell] and cell & term == term:
                many += 1
                break
    return many


@compiled
def _saturated(counts: Floats) -> float:
    """Log-likelihood when every cell is fitted perfectly."""
    top = 0.0
    for count in counts:
        if count > 0.0:
            top += count * math.log(count) - count - math.lgamma(count + 1.0)
    return top
