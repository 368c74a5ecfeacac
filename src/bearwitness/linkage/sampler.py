"""Draws of whole clusterings, so that links that exclude or imply one another do so in every draw.

A cluster weighs as the strongest tree of links that holds it together: the product of the odds along the tree, times
what speaks against the links off the tree, times a price for every further record of one list. Records move one at a
time to a cluster with a chance in proportion to what the cluster then weighs (Gibbs sampling).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.outline import Outline

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
BURN_IN = 20
BETWEEN = 4
FAINT = 5e-3
"""Odds below which a pair is never drawn as one person."""
UNKNOWN, STRANGERS = -1.0, -10.0
"""Log price for two records in one cluster that were not worth comparing, where a name is missing and where none is."""
LARGEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Records and the log odds of the pairs between them, both ways: row i spans start[i] to start[i + 1]."""

    start: Integers
    other: npt.NDArray[np.int32]
    log_odds: Numbers
    list_of: Integers
    named: npt.NDArray[np.bool_]
    twice: float
    """Log price of a further record of the same list."""

    @classmethod
    def of(cls, records: Outline, left: Integers, right: Integers, odds: Numbers, *, twice: float) -> Graph:
        """Pairs both ways, sorted; they must be given in ascending order."""
        own = np.concatenate([right, left]).astype(np.int32)
        order = np.argsort(own, kind="stable")
        other = np.concatenate([left, right]).astype(np.int32)[order]
        return cls(
            start=np.concatenate([[0], np.cumsum(np.bincount(own, minlength=len(records)))]),
            other=other,
            log_odds=np.log(np.maximum(odds, 1e-12))[order % max(len(left), 1)],
            list_of=records.list_of,
            named=records.named,
            twice=twice,
        )

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
    from bearwitness.linkage.sampler_kernel import sweep

    found = np.empty((draws, len(home)), dtype=np.int64)
    arrays = (graph.start, graph.other, graph.log_odds, graph.list_of, graph.named)
    prices = np.array([graph.twice, UNKNOWN, STRANGERS, np.log(FAINT)])
    active = graph.active
    state = home.copy()
    for n in range(-1, draws):
        for _ in range(BURN_IN if n < 0 else BETWEEN):
            order = rng.permutation(active)
            sweep(state, order, rng.random(len(order)), arrays, prices, LARGEST)
        if n >= 0:
            found[n] = state
    return found
