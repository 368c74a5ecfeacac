"""Compiled loops of :mod:`bearwitness.linkage.groups`; importing this module imports numba.

`groups` is (member, end, start, place) as :class:`bearwitness.linkage.groups.Groups` holds them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from bearwitness.compiled import compiled


@compiled
def count(groups: Any, counts: Any) -> None:
    """Pairs that each record makes with later ones, a pair once for each group, into `counts`."""
    _, end, start, place = groups
    for record in range(len(counts)):
        for at in range(start[record], start[record + 1]):
            counts[record] += end[place[at]] - place[at] - 1


@compiled
def fill(groups: Any, low: int, high: int, left: Any, right: Any) -> int:
    """Pairs of records from `low` to before `high` with later ones, each once, ascending; how many there are."""
    member, end, start, place = groups
    found = 0
    for record in range(low, high):
        size = found
        for at in range(start[record], start[record + 1]):
            for other in range(place[at] + 1, end[place[at]]):
                right[size] = member[other]
                size += 1
        ordered = np.sort(right[found:size])
        for n in range(len(ordered)):
            if n == 0 or ordered[n] != ordered[n - 1]:
                left[found], right[found] = record, ordered[n]
                found += 1
    return found
