"""Draws of whole clusterings, so that links that exclude or imply one another do so in every draw.

A cluster weighs as the strongest tree of links that holds it together: the product of the odds along the tree, times
what speaks against the links off the tree, times a price for every further record of one list. Records move one at a
time to a cluster with a chance in proportion to what the cluster then weighs (Gibbs sampling).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
BURN_IN = 30
BETWEEN = 6
FAINT = 1e-3
"""Odds below which a pair is never drawn as one person."""
STRANGERS = -2.0
"""Log price for two records in one cluster that were not even worth comparing."""
LARGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Records and the log odds of the pairs between them, both ways: row i spans start[i] to start[i + 1]."""

    start: Integers
    other: Integers
    log_odds: Numbers
    list_of: Integers
    twice: float
    """Log price of a further record of the same list."""

    @classmethod
    def of(
        cls, left: Integers, right: Integers, odds: Numbers, list_of: Integers, *, twice: float
    ) -> Graph:
        """Keep the pairs that are worth drawing, and what speaks against the others between their records."""
        a, b = np.concatenate([left, right]), np.concatenate([right, left])
        logs = np.log(np.maximum(np.concatenate([odds, odds]), 1e-12))
        order = np.lexsort((b, a))
        start = np.searchsorted(a[order], np.arange(len(list_of) + 1))
        return cls(start=start, other=b[order], log_odds=logs[order], list_of=list_of, twice=twice)

    @property
    def active(self) -> Integers:
        """Records with at least one pair worth drawing."""
        strong = np.repeat(np.arange(len(self.list_of)), np.diff(self.start))
        return np.unique(strong[self.log_odds > np.log(FAINT)])


def draw(graph: Graph, home: Integers, draws: int, rng: np.random.Generator) -> Integers:
    """Clusterings drawn from their weights.

    Parameters
    ----------
    graph : Graph
        Pairs and odds.
    home : int64 array, shape (records,)
        Clustering to begin from.
    draws : int
        How many.
    rng : numpy.random.Generator
        The only source of randomness.

    Returns
    -------
    int64 array, shape (draws, records)
        Cluster of each record; the number of a cluster is that of one of its records.
    """
    found = np.empty((draws, len(home)), dtype=np.int64)
    active = graph.active
    state = home.copy()
    for n in range(-1, draws):
        for _ in range(BURN_IN if n < 0 else BETWEEN):
            order = rng.permutation(active)
            _sweep()(
                state,
                order,
                rng.random(len(order)),
                (graph.start, graph.other, graph.log_odds, graph.list_of),
                np.array([graph.twice, STRANGERS, np.log(FAINT)]),
                LARGEST,
            )
        if n >= 0:
            found[n] = state
    return found


@cache
def _sweep() -> Callable[..., None]:
    """Compile on first use; numba is slow to import."""
    from numba import njit

    @njit(nogil=True)  # type: ignore[misc]
    def between(graph: Any, a: int, b: int) -> float:
        start, other, logs, _ = graph
        low, high = start[a], start[a + 1]
        while low < high:
            middle = (low + high) // 2
            if other[middle] < b:
                low = middle + 1
            else:
                high = middle
        return logs[low] if low < start[a + 1] and other[low] == b else np.nan

    @njit(nogil=True)  # type: ignore[misc]
    def weight(graph: Any, prices: Any, members: Any, size: int) -> float:
        if size < 2:
            return 0.0
        best = np.full(size, -np.inf)
        inside = np.zeros(size, dtype=np.bool_)
        inside[0], total, held = True, 0.0, 0.0
        for k in range(1, size):
            for j in range(k):
                odds = between(graph, members[j], members[k])
                held += prices[1] if np.isnan(odds) else min(odds, 0.0)
                if graph[3][members[j]] == graph[3][members[k]]:
                    total += prices[0] / max(size - 1, 1)
        newest = 0
        for _ in range(1, size):
            top = -1
            for k in range(size):
                if inside[k]:
                    continue
                odds = between(graph, members[newest], members[k])
                if not np.isnan(odds) and odds > best[k]:
                    best[k] = odds
                if best[k] > -np.inf and (top < 0 or best[k] > best[top]):
                    top = k
            if top < 0:
                return -np.inf
            total += best[top]
            held -= min(best[top], 0.0)
            inside[top] = True
            newest = top
        return total + 0.25 * held

    @njit(nogil=True)  # type: ignore[misc]
    def sweep(
        state: Any, order: Any, chances: Any, graph: Any, prices: Any, largest: int
    ) -> None:
        records = len(state)
        head = np.full(records, -1, dtype=np.int64)
        following = np.full(records, -1, dtype=np.int64)
        for record in range(records - 1, -1, -1):
            following[record] = head[state[record]]
            head[state[record]] = record
        members = np.empty(largest + 2, dtype=np.int64)
        options = np.empty(64, dtype=np.int64)
        weights = np.empty(64)
        for n in range(len(order)):
            record = order[n]
            old = state[record]
            each = head[old]
            if each == record:
                head[old] = following[record]
            else:
                while following[each] != record:
                    each = following[each]
                following[each] = following[record]
            found = 1
            options[0], weights[0] = -1, 0.0
            for at in range(graph[0][record], graph[0][record + 1]):
                if graph[2][at] <= prices[2] or found == 64:
                    continue
                cluster = state[graph[1][at]]
                known = False
                for k in range(1, found):
                    known = known or options[k] == cluster
                if known:
                    continue
                size, each = 0, head[cluster]
                while each >= 0 and size < largest:
                    members[size] = each
                    size += 1
                    each = following[each]
                if size == 0 or size == largest:
                    continue
                before = weight(graph, prices, members, size)
                members[size] = record
                gain = weight(graph, prices, members, size + 1) - before
                options[found], weights[found] = cluster, gain
                found += 1
            top = weights[:found].max()
            total = np.exp(weights[:found] - top).sum()
            mark, choice = chances[n] * total, 0
            for k in range(found):
                choice = k
                mark -= np.exp(weights[k] - top)
                if mark <= 0:
                    break
            home = options[choice]
            if home < 0:
                home = record
                while head[home] >= 0:
                    home = (home + 1) % records
            state[record] = home
            following[record] = head[home]
            head[home] = record

    return sweep
