"""Simulation-based calibration of the average over graphs: ranks of true totals, and weights of true graphs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chisquare

from bearwitness.estimate import CaptureTable
from bearwitness.estimate.models.chordal_graphs import ChordalGraphs
from bearwitness.estimate.models.graph_posterior import by_quadrature, graphs_of

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
DRAWS = 19
LARGEST = 3000


def cells_of(graphs: ChordalGraphs, graph: int, prior: Floats, rng: np.random.Generator) -> Floats:
    """Draw cell probabilities from the hyper-Dirichlet law of a graph, list after list given its neighbours."""
    cells = np.arange(2**graphs.lists)
    chances, path, at = np.ones(len(cells)), list[int](), len(graphs.tree) - graphs.number + graph
    while at:
        at, step = graphs.tree[at].tolist()
        path.append(step)
    for step in reversed(path):
        clique, separator = graphs.steps[step].tolist()
        added, given = clique & ~separator, np.zeros(len(cells))
        for group in np.unique(cells & separator):
            some = (cells & separator) == group
            weights = [prior[some & ((cells & added > 0) == on)].sum() for on in (False, True)]
            share = rng.beta(weights[1], weights[0]) if all(weights) else float(weights[1] > 0)
            given[some] = np.where(cells[some] & added > 0, share, 1 - share)
        chances *= given
    return chances * (prior > 0)


def calibrated(rng: np.random.Generator, tables: int, empty: CaptureTable) -> tuple[list[int], Floats]:
    """Ranks of true totals among draws, and for each graph how often it was true, less its weight, in errors.

    The prior of the total is 1 / N up to `LARGEST`; tables that hold nobody are passed over.
    """
    graphs, lists = graphs_of(empty), len(empty.lists)
    patterns = list(np.ndindex(*(2,) * lists))
    prior = np.array([float(pattern not in set(empty.never)) for pattern in patterns])
    prior /= prior.sum()
    chances = 1 / np.arange(1, LARGEST + 1)
    ranks, off, spread = list[int](), np.zeros(graphs.number), np.zeros(graphs.number)
    while len(ranks) < tables:
        people = rng.choice(LARGEST, p=chances / chances.sum()) + 1
        true = int(rng.integers(graphs.number))
        counts = rng.multinomial(people, cells_of(graphs, true, prior, rng)).tolist()
        if counts[0] == people:
            continue
        seen = {pattern: n for pattern, n in zip(patterns, counts, strict=True) if any(pattern) and n}
        table = CaptureTable.from_patterns(empty.lists, seen, never=empty.never)
        found = by_quadrature(table, LARGEST - table.observed)
        drawn = np.rint(found.draw(rng, DRAWS)) - table.observed
        ties = int((drawn == counts[0]).sum())
        ranks.append(int((drawn < counts[0]).sum() + rng.integers(ties + 1)))
        off -= found.graphs
        off[true] += 1
        spread += found.graphs * (1 - found.graphs)
    return ranks, off / np.sqrt(spread)


THREE = CaptureTable.from_patterns(["A", "B", "C"], {(1, 0, 0): 1})
FOUR = CaptureTable.from_patterns(["A", "B", "C", "D"], {(1, 0, 0, 0): 1})


@pytest.mark.parametrize(
    ("empty", "graphs"), [(THREE, 8), (THREE.apart(("A", "B")), 4), (FOUR.apart(("A", "B"), ("C", "D")), 14)]
)
def test_true_totals_and_graphs_are_where_the_posterior_puts_them(empty: CaptureTable, graphs: int) -> None:
    ranks, errors = calibrated(np.random.default_rng(7), 1500, empty)
    assert chisquare(np.bincount(ranks, minlength=DRAWS + 1)).pvalue > 1e-3
    assert len(errors) == graphs
    assert np.abs(errors).max() < 4
