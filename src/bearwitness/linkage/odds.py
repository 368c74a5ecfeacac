"""From evidence to probability without any truth: how many matches there are, and who competes for whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.outline import Outline

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
ROUNDS = 60
SLOPE, OFFSET = 0.95, 1.5
"""Calibration of the evidence, in bits, on development seeds (`tools/calibrate_linkage.py`)."""
TWICE = 0.03
"""Share of records that a list is first taken to hold twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Probability of each compared pair, and what it rests on.

    Attributes
    ----------
    probability : float64 array, shape (pairs,)
        That both records are one person, others of the same lists competing.
    odds : float64 array, shape (pairs,)
        The same without competition.
    block : int64 array, shape (pairs,)
        Which two lists (or one) a pair is of.
    rate : float64 array, shape (blocks,)
        Estimated share of matches among all pairs of a block.
    """

    probability: Numbers
    odds: Numbers
    block: Integers
    rate: Numbers


def block_of(records: Outline, left: Integers, right: Integers) -> Integers:
    """Number of the pair of lists, smaller list first."""
    a, b = records.list_of[left], records.list_of[right]
    lists = len(records.lists)
    return np.minimum(a, b) * lists + np.maximum(a, b)


def block_pairs(records: Outline) -> Numbers:
    """Pairs of records in each block, compared or not, shape (lists * lists,)."""
    sizes = np.bincount(records.list_of, minlength=len(records.lists)).astype(np.float64)
    pairs = np.outer(sizes, sizes)
    np.fill_diagonal(pairs, sizes * (sizes - 1) / 2)
    return pairs.ravel()


def weigh(records: Outline, scored: Scored) -> Odds:
    """Estimate the share of matches in every block by maximum likelihood, and the probability of every pair.

    The evidence of a pair is a likelihood ratio; the share of matches is the one under which the probabilities add
    up to it (EM with everything else fixed). It lies between one expected match and the size of the smaller list.
    """
    block = block_of(records, scored.left, scored.right)
    every = np.maximum(block_pairs(records), 1.0)
    sizes = np.bincount(records.list_of, minlength=len(records.lists)).astype(np.float64)
    most = np.minimum.outer(sizes, sizes)
    np.fill_diagonal(most, 0.2 * sizes)
    first = 0.1 * most
    np.fill_diagonal(first, TWICE * sizes)
    most, rate = most.ravel() / every, first.ravel() / every
    least = np.minimum(0.5 / every, most)
    ratio = np.exp2(np.clip(SLOPE * scored.bits + OFFSET, -60, 60))
    for _ in range(ROUNDS):
        odds = (rate / (1 - rate))[block] * ratio
        probability = _competing(records, scored, block, odds)
        found = np.bincount(block, weights=probability, minlength=len(every)) / every
        moved, rate = rate, np.clip(found, least, most)
        if np.max(np.abs(rate - moved) / moved) < 1e-3:
            break
    return Odds(probability=probability, odds=odds, block=block, rate=rate)


def _competing(records: Outline, scored: Scored, block: Integers, odds: Numbers) -> Numbers:
    """Probability where a record has at most one partner in another list; duplicates within a list do not compete."""
    lists = len(records.lists)
    across = records.list_of[scored.left] != records.list_of[scored.right]
    to_right = scored.left * lists + records.list_of[scored.right]
    to_left = scored.right * lists + records.list_of[scored.left]
    size = len(records) * lists
    total = np.bincount(to_right, weights=odds, minlength=size)
    total += np.bincount(to_left, weights=odds, minlength=size)
    rivals = np.where(across, total[to_right] + total[to_left] - 2 * odds, 0.0)
    return odds / (1 + odds + np.maximum(rivals, 0.0))


def threshold_of(probability: Numbers, missed: float) -> float:
    """Probability from which linking makes the expected pairwise F1 highest; it needs no truth.

    Parameters
    ----------
    probability : float64 array
        Of every compared pair.
    missed : float
        Matches expected among pairs that were not compared.
    """
    if not len(probability):
        return 0.5
    ordered = np.sort(probability)[::-1]
    found = np.cumsum(ordered)
    expected = 2 * found / (np.arange(1, len(ordered) + 1) + found[-1] + missed)
    return float(np.clip(ordered[int(np.argmax(expected))], 0.1, 0.9))


def twice_price(records: Outline, odds: Odds) -> float:
    """Log of how much rarer a second record of a list is than a first one on another list; between -4 and -0.7."""
    lists = len(records.lists)
    rate = odds.rate.reshape(lists, lists)
    across = rate[np.triu_indices(lists, 1)].mean()
    return float(np.clip(np.log(np.diag(rate).mean() / across), -4.0, -0.7))
