"""Vertices that hold a graph together, compiled: the search runs once for every draw of the sources."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bearwitness.compiled import compiled

Ints = NDArray[np.int64]


@compiled
def cut_vertices(start: Ints, around: Ints) -> NDArray[np.bool_]:
    """Vertices whose removal leaves more parts, by depth-first search.

    Parameters
    ----------
    start
        Where the neighbours of each vertex begin in `around`; of shape (vertices + 1,).
    around
        Neighbours, every edge in both directions; no edge twice.

    References
    ----------
    Hopcroft, J. and Tarjan, R. (1973), Communications of the ACM 16, 372-378.
    """
    number = len(start) - 1
    found = np.full(number, -1, np.int64)
    low = np.zeros(number, np.int64)
    parent = np.full(number, -1, np.int64)
    at = start[:-1].copy()
    stack = np.zeros(number + 1, np.int64)
    cut = np.zeros(number, np.bool_)
    clock = 0
    for root in range(number):
        if found[root] >= 0:
            continue
        depth, children = 1, 0
        stack[0], found[root], low[root] = root, clock, clock
        clock += 1
        while depth:
            here = stack[depth - 1]
            if at[here] < start[here + 1]:
                other = around[at[here]]
                at[here] += 1
                if found[other] < 0:
                    children += here == root
                    parent[other], found[other], low[other] = here, clock, clock
                    clock += 1
                    stack[depth] = other
                    depth += 1
                elif other != parent[here]:
                    low[here] = min(low[here], found[other])
                continue
            depth -= 1
            if depth:
                above = stack[depth - 1]
                low[above] = min(low[above], low[here])
                if above != root and low[here] >= found[above]:
                    cut[above] = True
        if children > 1:
            cut[root] = True
    return cut
