"""What a random sample that people have judged teaches the weights.

Only the shares m of matching pairs are moved. The shares u are of pairs in general, and a sample of compared pairs says
nothing of these: it was chosen because names or other fields agree. What such pairs do teach about pairs that differ
goes into the calibration (`bearwitness.linkage.calibration`), which takes the queue's labels too.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bearwitness.linkage.label import Labelled
from bearwitness.linkage.model.comparisons import COMPARISONS, Weights
from bearwitness.linkage.model.engine import Scored

WORTH = 100.0
"""Matches that the weights at hand are worth beside the judged ones."""
LEAST = 1e-4


def retrained(weights: Weights, scored: Scored, labelled: Labelled) -> Weights:
    """Weights with the shares of matching pairs moved towards those of the sample's pairs judged the same.

    Each pair counts for as many as it stands for, scaled so that all together count for their effective number
    (Kish 1965, sum of weights squared over sum of squared weights).
    """
    which = labelled.same & (labelled.weight > 0)
    if not which.any():
        return weights
    own = labelled.weight[which]
    own = own * own.sum() / (own**2).sum()
    levels = scored.levels[labelled.pair[which]]
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for at, comparison in enumerate(COMPARISONS):
        size = len(comparison.levels)
        stated = levels[:, at] >= 0
        counts = np.bincount(size - 1 - levels[stated, at], weights=own[stated], minlength=size)
        m = np.array([weights[comparison.name][each.key][0] for each in comparison.levels])
        moved = np.maximum(WORTH * m + counts, LEAST)
        moved /= moved.sum()
        found[comparison.name] = {
            level.key: (float(share), weights[comparison.name][level.key][1])
            for level, share in zip(comparison.levels, moved, strict=True)
        }
    return found


def reweighed(scored: Scored, before: Weights, after: Weights) -> Scored:
    """The same comparisons under other weights; what frequencies add to them stays."""
    if after is before:
        return scored
    bits = scored.bits.copy()
    for at, comparison in enumerate(COMPARISONS):
        size = len(comparison.levels)
        change = np.array(
            [
                np.log2(_ratio(after[comparison.name][each.key]) / _ratio(before[comparison.name][each.key]))
                for each in comparison.levels
            ]
        )
        stated = scored.levels[:, at] >= 0
        bits[stated] += change[size - 1 - scored.levels[stated, at]]
    return replace(scored, bits=bits)


def _ratio(shares: tuple[float, float]) -> float:
    return max(shares[0], 1e-12) / max(shares[1], 1e-12)
