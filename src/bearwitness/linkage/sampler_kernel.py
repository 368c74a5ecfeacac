"""Compiled loops of :mod:`bearwitness.linkage.sampler`; importing this module imports numba.

`graph` is (start, other, log odds, list, named); `prices` is (further record of a list, not compared where a name is
missing, not compared where none is, least log odds that counts).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from bearwitness.compiled import compiled

MOST = 64
"""Clusters that one record chooses among."""


@compiled
def between(graph: Any, a: int, b: int) -> float:
    """Log odds of two records; NaN where they were not compared."""
    start, other, logs = graph[0], graph[1], graph[2]
    low, high = start[a], start[a + 1]
    while low < high:
        middle = (low + high) // 2
        if other[middle] < b:
            low = middle + 1
        else:
            high = middle
    return logs[low] if low < start[a + 1] and other[low] == b else np.nan


@compiled
def joining(graph: Any, prices: Any, members: Any, size: int, record: int) -> float:
    """Log weight that a record adds to a cluster: its best link, less what speaks against the others."""
    best, against, further = -np.inf, 0.0, 0.0
    for k in range(size):
        odds = between(graph, members[k], record)
        unknown = np.isnan(odds)
        if unknown:
            odds = prices[2] if graph[4][members[k]] and graph[4][record] else prices[1]
        if graph[3][members[k]] == graph[3][record]:
            if unknown or odds <= prices[3]:
                return -np.inf
            further = prices[0]
        if not unknown and odds > best:
            best = odds
        against += min(odds, 0.0)
    return best + further + 0.5 * (against - min(best, 0.0)) if best > prices[3] else -np.inf


@compiled
def leave(state: Any, head: Any, following: Any, record: int) -> None:
    """Take a record out of its cluster."""
    each = head[state[record]]
    if each == record:
        head[state[record]] = following[record]
        return
    while following[each] != record:
        each = following[each]
    following[each] = following[record]


@compiled
def choices(
    graph: Any, prices: Any, lists: Any, record: int, largest: int, options: Any, weights: Any
) -> int:
    """Fill in the clusters that a record may join, the first being to stay alone; how many there are."""
    state, head, following = lists
    members = np.empty(largest, dtype=np.int64)
    found = 1
    options[0], weights[0] = -1, 0.0
    for at in range(graph[0][record], graph[0][record + 1]):
        cluster = state[graph[1][at]]
        if graph[2][at] <= prices[3] or found == MOST or (options[1:found] == cluster).any():
            continue
        size, each = 0, head[cluster]
        while each >= 0 and size < largest:
            members[size] = each
            size += 1
            each = following[each]
        if 0 < size < largest:
            options[found] = cluster
            weights[found] = joining(graph, prices, members, size, record)
            found += 1
    return found


@compiled
def picked(weights: Any, chance: float) -> int:
    """Choice in proportion to the exponentials of the weights."""
    shares = np.cumsum(np.exp(weights - weights.max()))
    return min(int(np.searchsorted(shares, chance * shares[-1])), len(weights) - 1)


@compiled
def sweep(state: Any, order: Any, chances: Any, graph: Any, prices: Any, largest: int) -> None:
    """Move every record of `order` once, in place."""
    records = len(state)
    head = np.full(records, -1, dtype=np.int64)
    following = np.full(records, -1, dtype=np.int64)
    for record in range(records - 1, -1, -1):
        following[record] = head[state[record]]
        head[state[record]] = record
    options, weights = np.empty(MOST, dtype=np.int64), np.empty(MOST)
    for n in range(len(order)):
        record = order[n]
        leave(state, head, following, record)
        state[record] = record
        found = choices(graph, prices, (state, head, following), record, largest, options, weights)
        home = options[picked(weights[:found], chances[n])]
        if home < 0:
            home = record
            while head[home] >= 0:
                home = (home + 1) % records
        state[record] = home
        following[record] = head[home]
        head[home] = record
