"""Posterior of the persons missed, averaged over decomposable graphs: every integer, or quadrature."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.kernels.graphs import BLOCK, sum_graphs
from bearwitness.estimate.kernels.missed_nodes import AT, average
from bearwitness.estimate.models.chordal_graphs import ChordalGraphs, chordal_graphs, holding

Floats = npt.NDArray[np.float64]

FINE = 64
"""Parts of a panel between which the probability of fewer persons is taken for straight."""


@dataclass(frozen=True, kw_only=True, eq=False)
class GraphPosterior:
    """Posterior probability of the persons missed on a grid.

    Attributes
    ----------
    missed : array, shape (nodes,)
        Persons missed at each node: every integer, or the first `BLOCK` + 1, then nodes of panels, then the cut.
    mass : array, shape (nodes,)
        Probability that each node stands for; sums to 1.
    density : array, shape (nodes,)
        Probability of so many persons missed and no other number.
    graphs : array, shape (graphs,)
        Posterior probability of each graph.
    """

    observed: int
    missed: Floats
    mass: Floats
    density: Floats
    graphs: Floats

    @property
    def mean(self) -> float:
        """Posterior mean of the total, persons."""
        return self.observed + float(self.mass @ self.missed)

    @property
    def density_at_cut(self) -> float:
        """Density at the largest value allowed, over its maximum."""
        return float(self.density[-1] / self.density.max())

    @property
    def mass_beyond(self) -> float:
        """Probability beyond the cut, were the tail to go on as the power of n0 it has become there.

        Infinite where the tail does not fall faster than 1 / n0, so that it has no mass to speak of.
        """
        cut, at_cut = self.missed[-1], self.density[-1]
        before = min(int(np.searchsorted(self.missed, cut / 2)), len(self.missed) - 3)
        if at_cut <= 0:
            return 0.0
        power = np.log(self.density[before] / at_cut) / np.log(cut / max(self.missed[before], 1.0))
        return float(at_cut * cut / (power - 1)) if power > 1 else np.inf

    @property
    def has_mean(self) -> bool:
        """Whether the mean does not hang on the cut: less than 1 % of it lies near the cut."""
        cut = self.missed[-1]
        return bool(self.density[-1] * cut**2 < 0.01 * (self.mean - self.observed))

    def quantile(self, level: float) -> float:
        """Total below which so much probability lies, interpolated between integers, persons."""
        missed, below = self._cumulative
        return self.observed + float(np.interp(level, below, missed))

    def draw(self, rng: np.random.Generator, size: int) -> Floats:
        """Independent draws of the total, persons, shape (size,)."""
        missed, below = self._cumulative
        return self.observed + np.interp(rng.random(size), below, missed)

    @cached_property
    def _cumulative(self) -> tuple[Floats, Floats]:
        """Persons missed, and the probability of fewer: at halves between integers, and finely on panels."""
        cut, singly = self.missed[-1], BLOCK + 1
        if len(self.missed) <= singly or self.missed[singly] == singly:
            singly = len(self.missed)
        ends = np.clip(np.arange(singly + 1) - 0.5, 0.0, cut)
        below = np.concatenate([[0.0], np.cumsum(self.mass[:singly])])
        if singly == len(self.missed):
            return ends, below
        ends[-1] = ends[-2]
        scale = np.arcsinh(np.sqrt(self.missed[singly:-1].reshape(-1, len(AT)) / self.observed))
        middle, half = (scale[:, :1] + scale[:, -1:]) / 2, (scale[:, -1:] - scale[:, :1]) / (2 * AT[-1])
        parts = self.mass[singly:-1].reshape(-1, len(AT)) @ _shares_below()
        start = below[-1] + np.cumsum(parts[:, -1:], axis=0) - parts[:, -1:]
        missed = self.observed * np.sinh(middle + half * np.linspace(-1.0, 1.0, FINE + 1)) ** 2
        rising = np.maximum.accumulate(np.concatenate([below, (start + parts).ravel()]))
        return np.minimum(np.concatenate([ends, missed.ravel()]), cut), rising / rising[-1]


def _shares_below() -> Floats:
    """What of the mass at each node of a panel lies below each of its fine points, shape (nodes, FINE + 1).

    The polynomial through the densities at the nodes, integrated: by Legendre's polynomials, whose
    coefficients are sums of the masses.
    """
    degrees = np.arange(len(AT))
    through = np.polynomial.legendre.legvander(AT, len(AT) - 1) * (2 * degrees + 1) / 2
    integrals = np.polynomial.legendre.legint(np.eye(len(AT)), lbnd=-1, axis=0)
    return through @ np.polynomial.legendre.legval(np.linspace(-1.0, 1.0, FINE + 1), integrals)


def on_every_integer(table: CaptureTable, most: int, *, delta: float | None = None) -> GraphPosterior:
    """Posterior on 0, 1, ..., `most` persons missed, each by itself."""
    graphs, missed = graphs_of(table), np.arange(most + 1.0)
    logs, shares = sum_graphs(
        missed, np.zeros(len(missed)), counts_by_cell(table), _prior(table, delta), *graphs.grown
    )
    density = np.exp(logs - logs.max())
    density /= density.sum()
    return GraphPosterior(
        observed=table.observed,
        missed=missed,
        mass=density,
        density=density,
        graphs=shares,
    )


def by_quadrature(table: CaptureTable, most: int, *, delta: float | None = None) -> GraphPosterior:
    """Posterior by Gauss's rule on panels that no peak can slip through.

    Parameters
    ----------
    table : CaptureTable
        Three to six lists.
    most : int
        Largest number of persons missed that is allowed: part of the prior, so choose it with care.
    delta : float, optional
        Prior weight of each possible cell of the full table; by default all together weigh 1.
    """
    graphs = graphs_of(table)
    observed, missed, mass, density, shares = average(
        table.patterns, table.counts, _prior(table, delta), float(most), *graphs.grown
    )
    return GraphPosterior(
        observed=int(observed),
        missed=missed,
        mass=mass,
        density=density,
        graphs=shares,
    )


def graphs_of(table: CaptureTable) -> ChordalGraphs:
    """Decomposable graphs of the table's lists, those only that tell what is declared impossible."""
    graphs = chordal_graphs(len(table.lists))
    return holding(graphs, _possible(table)) if table.never else graphs


def _possible(table: CaptureTable) -> npt.NDArray[np.bool_]:
    possible = possible_cells(table)
    possible[0] = True
    return possible


def _prior(table: CaptureTable, delta: float | None) -> Floats:
    """Prior weight of each cell, shape (2^L,)."""
    if not table.never:
        return _alike(1 << len(table.lists), delta)
    possible = _possible(table)
    return np.where(possible, 1 / possible.sum() if delta is None else delta, 0.0)


@cache
def _alike(cells: int, delta: float | None) -> Floats:
    prior = np.full(cells, 1 / cells if delta is None else delta)
    prior.flags.writeable = False
    return prior
