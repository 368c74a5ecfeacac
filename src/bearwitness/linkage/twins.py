"""Where a person may be twice on one list, her records do not compete for a partner on another: they share it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.outline import Outline

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
LIKELY = 0.02
"""Odds below which two records of one list are not looked at."""
MOST = 4
"""Records of a list that may be one's twins, the likeliest first: common names would make very many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Compared pairs of one record with two of another list that were compared themselves; numbers of pairs.

    Attributes
    ----------
    pair, other, between : int64 array, shape (found,)
        Pair of the first of the two with the third record, pair of the second with it, pair of the two.
    """

    pair: Integers
    other: Integers
    between: Integers

    @classmethod
    def of(cls, records: Outline, scored: Scored, odds: Numbers) -> Twins:
        """Find them; the pairs are in ascending order."""
        left, right, size = scored.left, scored.right, len(records)
        here = records.list_of[left] == records.list_of[right]
        within = np.flatnonzero(here & (odds >= LIKELY))
        within = within[_likeliest(left[within], right[within], odds[within])]
        touched = np.zeros(size, dtype=bool)
        touched[left[within]] = touched[right[within]] = True
        near = np.flatnonzero(~here & (touched[left] | touched[right]))
        key = left[near] * size + right[near]
        own, third = np.concatenate([left[near], right[near]]), np.concatenate([right[near], left[near]])
        order = np.argsort(own, kind="stable")
        first = np.concatenate([left[within], right[within]])
        second = np.concatenate([right[within], left[within]])
        low, high = (np.searchsorted(own[order], first, side=side) for side in ("left", "right"))
        counts = high - low
        places = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        met = order[np.repeat(low, counts) + places]
        partner, twin = third[met], np.repeat(second, counts)
        wanted = np.minimum(partner, twin) * size + np.maximum(partner, twin)
        at = np.searchsorted(key, wanted)
        found = np.append(key, -1)[at] == wanted
        return cls(
            pair=near[met[found] % len(near)] if len(near) else met,
            other=near[at[found]] if len(near) else met,
            between=np.repeat(np.concatenate([within, within]), counts)[found],
        )

    def sharing(self, odds: Numbers, rivals: Numbers, alone: Numbers) -> Numbers:
        """Probability of every pair, where `alone` is the one under which a record has one partner on a list at most.

        Parameters
        ----------
        odds : float64 array, shape (pairs,)
            Without competition.
        rivals : float64 array, shape (pairs,)
            Odds of the pairs that compete.
        alone : float64 array, shape (pairs,)
            Odds over one, odds and rivals.
        """
        same = odds[self.between] / (1 + odds[self.between])
        best = np.maximum(odds[self.pair], odds[self.other])
        others = np.maximum(rivals[self.pair] - odds[self.other], 0.0)
        shared = same * best / (1 + best + others) + (1 - same) * alone[self.pair]
        found = alone.copy()
        np.maximum.at(found, self.pair, shared)
        return found


def _likeliest(left: Integers, right: Integers, odds: Numbers) -> npt.NDArray[np.bool_]:
    """Which pairs are among the `MOST` likeliest of both their records."""
    ends, pair = np.concatenate([left, right]), np.tile(np.arange(len(left)), 2)
    order = np.lexsort((pair, -odds[pair], ends))
    first = np.searchsorted(ends[order], ends[order])
    beyond = pair[order[np.arange(len(order)) - first >= MOST]]
    kept = np.ones(len(left), dtype=bool)
    kept[beyond] = False
    return kept
