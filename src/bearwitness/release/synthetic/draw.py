"""Rows drawn from the graphical model, clique by clique."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.model import Model
from bearwitness.release.synthetic.tables import cell_of


def draw(model: Model, sizes: tuple[int, ...], number: int, rng: np.random.Generator) -> Rows:
    """Draw `number` rows; within each value of a separator the places are spread evenly, not independently.

    A cell of probability zero is never drawn, so structural zeros inside a clique hold exactly.
    """
    rows = np.full((number, len(sizes)), -1, dtype=np.int16)
    for clique, table, parent in zip(model.cliques, model.tables, model.parents, strict=True):
        known = [] if parent < 0 else [i for i in clique if i in model.cliques[parent]]
        new = [i for i in clique if i not in known]
        if not new:
            continue
        axes = [clique.index(i) for i in (*known, *new)]
        flat = np.transpose(table, axes).reshape(_size(sizes, known), _size(sizes, new))
        cells = _conditional(flat, cell_of(rows, known, sizes), rng)
        rows[:, new] = np.stack(np.unravel_index(cells, [sizes[i] for i in new]), axis=1)
    return rows


def _size(sizes: tuple[int, ...], columns: list[int]) -> int:
    return int(np.prod([sizes[i] for i in columns], dtype=np.int64))


def _conditional(
    flat: NDArray[np.float64], given: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """One cell for each row, from the row of `flat` that `given` names."""
    chosen = np.empty(len(given), dtype=np.int64)
    order = np.argsort(given, kind="stable")
    values, starts = np.unique(given[order], return_index=True)
    for value, places in zip(values, np.split(order, starts[1:]), strict=True):
        possible = np.flatnonzero(flat[value] > 0)
        steps = np.cumsum(flat[value, possible])
        at = (rng.permutation(len(places)) + rng.random(len(places))) / len(places) * steps[-1]
        found = np.minimum(np.searchsorted(steps, at, side="right"), len(possible) - 1)
        chosen[places] = possible[found]
    return chosen
