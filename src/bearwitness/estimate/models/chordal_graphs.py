"""Labelled decomposable (chordal) graphs on a few lists, and how each grows from a smaller one."""

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
    """All decomposable graphs on p lists, as one tree: every graph is a smaller one and one list more.

    Sets of lists are bit masks numbered as cells are: bit p - 1 - j for list j. The tree holds graphs on
    some of the lists too; those on all of them are its last, in a fixed order.

    Attributes
    ----------
    number : int
        Graphs on all of the lists.
    tree : array, shape (tree, 2)
        Place in the tree of the graph without the list that was added, and in `steps` of what that list
        brought. Place 0 is the graph of no lists.
    steps : array, shape (steps, 2)
        Neighbours of an added list with it, a clique, and without it, what separates it from the rest.
    """

    lists: int
    number: int
    tree: Bits
    steps: Bits

    @property
    def grown(self) -> tuple[Bits, Bits, int]:
        """Tree, steps and number, as kernels take them."""
        return self.tree, self.steps, self.number

    def signs(self, graph: int) -> dict[int, int]:
        """For each set of lists 1 where it is a maximal clique, less how often it separates cliques."""
        at, found = len(self.tree) - self.number + graph, dict[int, int]()
        while at:
            at, step = self.tree[at].tolist()
            for mask, sign in zip(self.steps[step].tolist(), (1, -1), strict=True):
                found[mask] = found.get(mask, 0) + sign
        return {mask: sign for mask, sign in found.items() if mask and sign}

    def maximal(self, graph: int) -> list[tuple[int, ...]]:
        """Maximal cliques of one graph, as positions of lists."""
        masks = [mask for mask, sign in self.signs(graph).items() if sign > 0]
        return sorted(
            tuple(each for each in range(self.lists) if mask >> (self.lists - 1 - each) & 1) for mask in masks
        )


@cache
def chordal_graphs(lists: int) -> ChordalGraphs:
    """Enumerate the labelled chordal graphs on so many lists, kept for the life of the process.

    A graph is chordal exactly when its vertices can be taken away one at a time, each with neighbours that
    are joined to one another (a perfect elimination). Taking v away with neighbours B contributes the set
    B + v and takes off B; what is left over all steps are cliques less separators. All graphs are tried at
    once, one bit mask of neighbours a vertex; what is left of several graphs alike is kept once.

    Examples
    --------
    >>> [chordal_graphs(lists).number for lists in (3, 4, 5)]
    [8, 61, 822]
    """
    if not LEAST <= lists <= MOST:
        raise ValueError(lists)
    near = _neighbours(lists)
    left = np.full(len(near), 2**lists - 1, dtype=np.int64)
    names, steps = [_names(near, left)], []
    for _ in range(lists):
        vertex, around = _simplicial(near, left)
        steps.append(np.where(vertex >= 0, around | vertex << lists, -1))
        left &= ~np.where(vertex >= 0, 1 << vertex, 0)
        names.append(_names(near, left))
    whole = left == 0
    return _tree(lists, [each[whole] for each in names], [each[whole] for each in steps])


def holding(graphs: ChordalGraphs, possible: npt.NDArray[np.bool_]) -> ChordalGraphs:
    """Those graphs whose cliques tell every impossible cell by themselves.

    A cell is told by a set of lists where no possible cell agrees with it on them all. Then possible cells are
    those that every clique allows, and their probabilities still factor over cliques and separators. For two
    lists that cannot overlap these are the graphs that join them.

    Parameters
    ----------
    graphs : ChordalGraphs
        All of them.
    possible : bool array, shape (2**p,)
        Cells that somebody could have, the unobserved one among them.
    """
    cells = np.arange(2**graphs.lists)
    never, ever = cells[~possible], cells[possible]
    tells = np.array([~np.isin(never & chosen, ever & chosen) for chosen in cells.tolist()])
    told = np.zeros((len(graphs.tree), len(never)), dtype=bool)
    for at, (smaller, step) in enumerate(graphs.tree.tolist()):
        told[at] = told[smaller] | tells[graphs.steps[step, 0]]
    first = len(graphs.tree) - graphs.number
    whole = first + np.flatnonzero(told[first:].all(axis=1))
    tree = np.concatenate([graphs.tree[:first], graphs.tree[whole]])
    return ChordalGraphs(lists=graphs.lists, number=len(whole), tree=tree, steps=graphs.steps)


def _tree(lists: int, names: list[Bits], steps: list[Bits]) -> ChordalGraphs:
    """Graphs by what is left after each step, the smallest first."""
    kinds, before = np.unique(np.concatenate(steps)), names[-1]
    tree, smaller, start = [np.zeros((1, 2), dtype=np.int64)], np.zeros(1, dtype=np.int64), 0
    for taken in reversed(range(lists)):
        own, first = np.unique(names[taken], return_index=True)
        rest = start + np.searchsorted(smaller, before[first])
        tree.append(np.column_stack([rest, np.searchsorted(kinds, steps[taken][first])]))
        start, smaller, before = start + len(smaller), own, names[taken]
    separators = kinds & (2**lists - 1)
    return ChordalGraphs(
        lists=lists,
        number=len(smaller),
        tree=np.concatenate(tree),
        steps=np.column_stack([separators | 1 << (kinds >> lists), separators]),
    )


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


def _names(near: Bits, left: Bits) -> Bits:
    """A number for each graph on the vertices that are left: the vertices and the edges among them."""
    lists = near.shape[1]
    name = left.copy()
    for v in range(lists):
        name = name << lists | np.where(left >> v & 1, near[:, v] & left, 0)
    return name


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
