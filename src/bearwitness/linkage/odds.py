"""From evidence to probability without any truth: how many matches there are, and who competes for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.calibration import SHIPPED, Curve, calibrated
from bearwitness.linkage.label import Labelled
from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.twins import Twins

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
ROUNDS = 60
SURE = 1e9
"""Odds of a pair that two reviewers judged the same."""
TWICE = 0.03
"""Share of records that a list is first taken to hold twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """Probability of each compared pair, and what it rests on.

    Attributes
    ----------
    probability : float64 array, shape (pairs,)
        That both records are one person, others of the same lists competing, but for those of one person; 0 or 1
        where people have judged the pair.
    links : float64 array, shape (pairs,)
        The same where any other record competes: a person held twice on a list counts as one link.
    odds : float64 array, shape (pairs,)
        The same without competition.
    block : int64 array, shape (pairs,)
        Which two lists (or one) a pair is of.
    rate : float64 array, shape (blocks,)
        Estimated share of matches among all pairs of a block.
    curve : Curve
        Calibration of the evidence.
    unaided : float64 array, shape (pairs,)
        Probability as if nobody had judged a pair.
    """

    probability: Numbers
    links: Numbers
    odds: Numbers
    block: Integers
    rate: Numbers
    curve: Curve
    unaided: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Which pairs compete: a record has at most one partner on another list, and any on its own.

    Attributes
    ----------
    across : bool array, shape (pairs,)
        Whether a pair is of two lists.
    to_right, to_left : int64 array, shape (pairs,)
        The left record with the list of the right one as one number, and the right record with that of the left one.
    size : int
        Such numbers there may be.
    """

    across: npt.NDArray[np.bool_]
    to_right: Integers
    to_left: Integers
    size: int

    @classmethod
    def of(cls, records: Outline, scored: Scored) -> Rivals:
        """They depend on records and pairs only, not on the evidence."""
        lists = len(records.lists)
        a, b = records.list_of[scored.left], records.list_of[scored.right]
        return cls(
            across=a != b,
            to_right=scored.left * lists + b,
            to_left=scored.right * lists + a,
            size=len(records) * lists,
        )

    def of_odds(self, odds: Numbers) -> Numbers:
        """Odds that compete with each pair, shape (pairs,)."""
        total = np.bincount(self.to_right, weights=odds, minlength=self.size)
        total += np.bincount(self.to_left, weights=odds, minlength=self.size)
        others = total[self.to_right] + total[self.to_left] - 2 * odds
        return np.where(self.across, np.maximum(others, 0.0), 0.0)


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


def weigh(records: Outline, scored: Scored, labelled: Labelled | None = None) -> Odds:
    """Estimate the share of matches in every block by maximum likelihood, and the probability of every pair.

    The evidence of a pair is a likelihood ratio; the share of matches is the one under which the probabilities add
    up to it (EM with everything else fixed). It lies between one expected match and the size of the smaller list.
    Pairs that people have judged move the calibration, and are then what people said.
    """
    if labelled is None or not len(labelled):
        return _weighed(records, scored, SHIPPED, None)
    first = _weighed(records, scored, SHIPPED, None)
    pair = labelled.pair
    rivals = first.odds[pair] / np.maximum(first.links[pair], 1e-12) - first.odds[pair]
    rate = first.rate[first.block[pair]]
    given = np.log(rate / (1 - rate)) - np.log(np.maximum(rivals, 1.0))
    found = _weighed(records, scored, calibrated(scored.bits[pair], given, labelled.same), labelled)
    return replace(found, unaided=first.probability)


def _weighed(records: Outline, scored: Scored, curve: Curve, fixed: Labelled | None) -> Odds:
    block = block_of(records, scored.left, scored.right)
    every = np.maximum(block_pairs(records), 1.0)
    sizes = np.bincount(records.list_of, minlength=len(records.lists)).astype(np.float64)
    most = np.minimum.outer(sizes, sizes)
    np.fill_diagonal(most, 0.2 * sizes)
    first = 0.1 * most
    np.fill_diagonal(first, TWICE * sizes)
    most, rate = most.ravel() / every, first.ravel() / every
    least = np.minimum(0.5 / every, most)
    ratio, competing = curve.ratio(scored.bits), Rivals.of(records, scored)
    for _ in range(ROUNDS):
        odds = (rate / (1 - rate))[block] * ratio
        if fixed is not None:
            odds[fixed.pair] = np.where(fixed.same, SURE, 0.0)
        rivals = competing.of_odds(odds)
        links = odds / (1 + odds + rivals)
        found = np.bincount(block, weights=links, minlength=len(every)) / every
        moved, rate = rate, np.clip(found, least, most)
        if np.max(np.abs(rate - moved) / moved) < 1e-3:
            break
    probability = Twins.of(records, scored, odds).sharing(odds, rivals, links)
    if fixed is not None:
        probability[fixed.pair] = fixed.same
    return Odds(
        probability=probability,
        links=links,
        odds=odds,
        block=block,
        rate=rate,
        curve=curve,
        unaided=probability,
    )


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
