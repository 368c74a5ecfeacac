"""Which units of a text stand for which of its translation, by their lengths alone.

References
----------
W. A. Gale, K. W. Church (1993). A program for aligning sentences in bilingual corpora. Computational Linguistics
19(1), 75-102.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

VARIANCE = 6.8
"""Of the characters in one language per character in the other (section 3.2 of the paper)."""
PRIORS: dict[tuple[int, int], float] = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.089,
    (1, 2): 0.089,
    (2, 2): 0.011,
}
"""How often so many units stand for so many (table 5)."""
FARTHEST = 25.0
"""Cost of lengths that are as unlike as the tail of the normal distribution can tell apart."""
BAND = 12
"""Units off the diagonal that are looked at, where both texts have as many."""
MOST = 400_000
"""Pairs of places that are weighed; texts that need more are laid side by side as wholes."""

Group = tuple[int, int]
"""How many units of each text."""


def align(lengths: Sequence[int], others: Sequence[int], ratio: float | None = None) -> list[Group]:
    """Groups, in order, that take in every unit of both.

    Parameters
    ----------
    lengths, others
        Characters of the units of either text.
    ratio
        Characters of the other text for one of the first; the paper's *c*. Of all units together, where not given.

    Returns
    -------
    list of (int, int)
        Numbers of units that stand for one another: of least cost, and of equal costs always the same. One group of
        all, where there are too many (`MOST`).

    Examples
    --------
    >>> align([20, 21, 40], [19, 62])
    [(1, 1), (2, 1)]
    """
    n, m = len(lengths), len(others)
    if ratio is None:
        ratio = (sum(others) or 1) / (sum(lengths) or 1)
    before, after = _sums(lengths), _sums(others)
    best: dict[Group, tuple[float, Group]] = {(0, 0): (0.0, (0, 0))}
    width = max(BAND, abs(n - m))
    if (n + 1) * min(m + 1, 2 * width + 1) > MOST:
        return [(n, m)]
    for i in range(n + 1):
        middle = round(i * m / n) if n else m
        low = 0 if n == 0 else max(0, middle - width)
        for j in range(low, min(m, middle + width) + 1):
            for taken, prior in PRIORS.items():
                here = (i - taken[0], j - taken[1])
                if here not in best:
                    continue
                cost = distance(before[i] - before[here[0]], after[j] - after[here[1]], ratio)
                total = best[here][0] + cost - math.log(prior)
                if (i, j) not in best or total < best[i, j][0]:
                    best[i, j] = (total, taken)
    return _way_back(best, n, m)


def distance(length: int, other: int, ratio: float) -> float:
    """Cost of two stretches with these lengths, as minus the logarithm of a probability."""
    mean = (length + other / ratio) / 2
    if mean == 0:
        return 0.0
    delta = abs(ratio * length - other) / math.sqrt(VARIANCE * mean)
    tail = math.erfc(delta / math.sqrt(2))
    return min(FARTHEST, -math.log(tail)) if tail > 0 else FARTHEST


def _way_back(best: dict[Group, tuple[float, Group]], n: int, m: int) -> list[Group]:
    groups: list[Group] = []
    while (n, m) != (0, 0):
        _, taken = best[n, m]
        groups.append(taken)
        n, m = n - taken[0], m - taken[1]
    return groups[::-1]


def _sums(lengths: Sequence[int]) -> list[int]:
    sums = [0]
    for each in lengths:
        sums.append(sums[-1] + each)
    return sums
