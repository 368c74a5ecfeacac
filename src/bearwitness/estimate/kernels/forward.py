"""Stepwise choice of pairs on many tables: Chan, Silverman and Vincent's rule, start to end."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask
from bearwitness.estimate.kernels.extended import extend
from bearwitness.estimate.kernels.finite import finite_code
from bearwitness.estimate.kernels.poisson import fit_poisson
from bearwitness.estimate.kernels.sums import superset_sums
from bearwitness.estimate.kernels.tails import smaller_tail


@compiled
def choose_pairs(
    counts: Floats, possible: Mask, lists: int, threshold: float, chosen: Integers
) -> tuple[float, int]:
    """Estimate the unobserved cell of one table; `chosen` is filled with pairs in the order they enter.

    Where a list holds nobody (it can happen in a replicate) the search ends at the main effects of the
    others: the authors' check sends pairs alone to minus infinity, so with such a list no candidate passes.

    Returns
    -------
    tuple
        Persons missed, nan where the starting model has no finite and unique maximum; number of pairs.
    """
    held = counts.copy()
    superset_sums(held, lists)
    pairs = _pairs(lists)
    terms = np.zeros(1 + lists + pairs.size, np.int64)
    for n in range(lists):
        terms[1 + n] = 1 << (lists - 1 - n)
    size, taken = 1 + lists, 0
    keep, means = np.empty(counts.size, np.bool_), np.empty(counts.size)
    finite = extend(terms[:size], held, possible, keep)
    if finite_code(finite, keep, counts) > 0:
        return np.nan, 0
    beta = np.zeros(finite.size)
    fit_poisson(finite, keep, counts, lists, beta, means)
    while finite.size > lists and taken < pairs.size:
        pair = _next_pair(terms, size, pairs, held, means, counts, possible, lists, threshold)
        if pair < 0:
            break
        terms[size] = pair
        chosen[taken] = pair
        size, taken = size + 1, taken + 1
        finite = extend(terms[:size], held, possible, keep)
        beta = np.zeros(finite.size)
        fit_poisson(finite, keep, counts, lists, beta, means)
    return math.exp(beta[0]), taken


@compiled
def _pairs(lists: int) -> Integers:
    pairs = np.empty(lists * (lists - 1) // 2, np.int64)
    at = 0
    for i in range(lists):
        for j in range(i + 1, lists):
            pairs[at] = (1 << (lists - 1 - i)) | (1 << (lists - 1 - j))
            at += 1
    return pairs


@compiled
def _next_pair(
    terms: Integers,
    size: int,
    pairs: Integers,
    held: Floats,
    means: Floats,
    counts: Floats,
    possible: Mask,
    lists: int,
    threshold: float,
) -> int:
    """Pair with the smallest tail below the threshold whose addition leaves a finite maximum; -1 for none.

    Candidates are checked in rising order of their tails: the same choice as checking all of them first.
    """
    expected = means.copy()
    superset_sums(expected, lists)
    tails = np.full(pairs.size, 2.0)
    for at in range(pairs.size):
        if not (terms[:size] == pairs[at]).any():
            tails[at] = smaller_tail(held[pairs[at]], expected[pairs[at]])
    keep = np.empty(counts.size, np.bool_)
    while True:
        best = int(np.argmin(tails))
        if tails[best] >= min(threshold, 1.5):
            return -1
        terms[size] = pairs[best]
        finite = extend(terms[: size + 1], held, possible, keep)
        if finite_code(finite, keep, counts) == 0:
            return int(pairs[best])
        tails[best] = 2.0


@compiled
def choose_pairs_each(tables: Floats, possible: Mask, lists: int, threshold: float) -> Floats:
    """Persons missed on each of many tables, shape (R, 2^L) to (R,)."""
    missed = np.empty(tables.shape[0])
    chosen = np.empty(lists * lists, np.int64)
    for at in range(tables.shape[0]):
        missed[at] = choose_pairs(tables[at], possible, lists, threshold, chosen)[0]
    return missed
