"""Labelled decomposable (chordal) graphs on a few lists, as counts of cliques less separators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

LEAST, MOST = 2, 6
Bits = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChordalGraphs:
    """All decomposable graphs on p lists.

    Attributes
    ----------
    signs : int8 array, shape (graphs, 2**p)
        For each set of lists (a bit mask, list 0 the lowest bit) 1 where it is a clique, less the number of
        times it separates cliques. The empty set is always 0.
    parts : int8 array, shape (graphs,)
        Connected components: cliques less separators.
    """

    lists: int
    signs: npt.NDArray[np.int8]
    parts: npt.NDArray[np.int8]

    def cliques(self, graph: int) -> list[tuple[int, ...]]:
        """Maximal cliques of one graph, as positions of lists."""
        masks = np.flatnonzero(self.signs[graph] > 0).tolist()
        return sorted(tuple(each for each in range(self.lists) if mask >> each & 1) for mask in masks)


@cache
def chordal_graphs(lists: int) -> ChordalGraphs:
    """Enumerate the labelled chordal graphs on so many lists, kept for the life of the process.

    A graph is chordal exactly when its vertices can be taken away one at a time, each with neighbours that
    are joined to one another (a perfect elimination). Taking v away with neighbours B contributes the set
    B + v and takes off B; what is left over all steps are cliques less separators. All graphs are tried at
    once, one bit mask of neighbours a vertex.

    Examples
    --------
    >>> [len(chordal_graphs(lists).signs) for lists in (3, 4, 5)]
    [8, 61, 822]
    """
    if not LEAST <= lists <= MOST:
        raise ValueError(lists)
    near = _neighbours(lists)
    graphs = len(near)
    signs = np.zeros((graphs, 2**lists), dtype=np.int8)
    parts = np.zeros(graphs, dtype=np.int8)
    left = np.full(graphs, 2**lists - 1, dtype=np.int64)
    for _ in range(lists):
        vertex, around = _simplicial(near, left)
        some = np.flatnonzero(vertex >= 0)
        np.add.at(signs, (some, around[some] | (1 << vertex[some])), 1)
        np.add.at(signs, (some, around[some]), -1)
        parts[some] += around[some] == 0
        left[some] &= ~(1 << vertex[some])
    whole = left == 0
    signs[:, 0] = 0
    return ChordalGraphs(lists=lists, signs=signs[whole], parts=parts[whole])


def _neighbours(lists: int) -> Bits:
    """Bit mask of the neighbours of each vertex, for every graph, shape (graphs, lists)."""
    pairs = list(combinations(range(lists), 2))
    graphs = np.arange(2 ** len(pairs), dtype=np.int64)
    near = np.zeros((len(graphs), lists), dtype=np.int64)
    for n, (i, j) in enumerate(pairs):
        edge = graphs >> n & 1
        near[:, i] |= edge << j
        near[:, j] |= edge << i
    return near


def _simplicial(near: Bits, left: Bits) -> tuple[Bits, Bits]:
    """First vertex still there whose neighbours are all joined, -1 for none; and those neighbours."""
    vertex = np.full(len(near), -1, dtype=np.int64)
    around = np.zeros(len(near), dtype=np.int64)
    for v in range(near.shape[1]):
        own = near[:, v] & left
        joined = (left >> v & 1) == 1
        for u in range(near.shape[1]):
            beside = (own >> u & 1) == 1
            joined &= ~beside | (own & ~(near[:, u] | (1 << u)) == 0)
        take = joined & (vertex < 0)
        vertex[take], around[take] = v, own[take]
    return vertex, around
