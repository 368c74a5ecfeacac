"""Posterior of the persons missed, averaged over decomposable graphs: every integer, or quadrature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, logsumexp

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.models.chordal_graphs import ChordalGraphs, chordal_graphs

Floats = npt.NDArray[np.float64]
BLOCK = 2**18
"""Cells of graphs x nodes held at a time: 2 MB, which stays in the cache of a processor."""

FAINT = 32.0
"""Graphs so many log units below the best change the sum by less than one part in 10^10."""

COARSE, FINE, MOST_NODES = 101, 401, 6401
SINGLY = 64
"""Below so many persons missed every integer is a node; above, the sum over integers is an integral."""

MATTERS = 40.0
"""Log units below the highest density at which a node no longer matters."""

BEND = 0.5
"""Largest change of the log density between neighbouring nodes within ten units of the highest."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GraphPosterior:
    """Posterior probability of the persons missed on a grid.

    Attributes
    ----------
    missed : array, shape (nodes,)
        Persons missed at each node, rising to the cut; real numbers where the sum is an integral.
    mass : array, shape (nodes,)
        Probability that each node stands for; sums to 1.
    density : array, shape (nodes,)
        Probability of so many persons missed and no other number.
    edges, below : arrays, shape (edges,)
        Persons missed, and the probability of fewer.
    graphs : array, shape (graphs,)
        Posterior probability of each graph.
    """

    observed: int
    missed: Floats
    mass: Floats
    density: Floats
    edges: Floats
    below: Floats
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
        return self.observed + float(np.interp(level, self.below, self.edges))

    def draw(self, rng: np.random.Generator, size: int) -> Floats:
        """Independent draws of the total, persons, shape (size,)."""
        return self.observed + np.interp(rng.random(size), self.below, self.edges)


def on_every_integer(table: CaptureTable, most: int, *, delta: float | None = None) -> GraphPosterior:
    """Posterior on 0, 1, ..., `most` persons missed, each by itself.

    Graphs that quadrature puts more than `FAINT` log units below the best are left out of the sum; their
    probability is that of the quadrature.
    """
    average = GraphAverage(table, delta)
    coarse = by_quadrature(table, most, delta=delta)
    keep = coarse.graphs > np.exp(-FAINT) * coarse.graphs.max()
    missed = np.arange(most + 1.0)
    logs, graphs = average.sums(missed, np.zeros(len(missed)), keep)
    weights = np.zeros(len(keep))
    weights[keep] = graphs
    density = np.exp(logs - logsumexp(logs))
    return GraphPosterior(
        observed=table.observed,
        missed=missed,
        mass=density,
        density=density,
        edges=np.clip(np.arange(most + 2) - 0.5, 0.0, most),
        below=np.concatenate([[0.0], np.cumsum(density)]),
        graphs=weights,
    )


def by_quadrature(table: CaptureTable, most: int, *, delta: float | None = None) -> GraphPosterior:
    """Posterior on geometric nodes with trapezoid weights, refined where the density bends.

    Parameters
    ----------
    table : CaptureTable
        Three to six lists.
    most : int
        Largest number of persons missed that is allowed: part of the prior, so choose it with care.
    delta : float, optional
        Prior weight of each of the 2**p cells of the full table, by default 2**-p.
    """
    average = GraphAverage(table, delta)
    keep = np.ones(len(average.graphs.signs), dtype=bool)
    nodes, weights = _nodes(0.0, most + 0.5, COARSE)
    logs, first = average.sums(nodes, weights, keep)
    keep = first > np.exp(-FAINT) * first.max()
    size, low, high = FINE, 0.0, most + 0.5
    while True:
        heavy = np.flatnonzero(logs + weights > (logs + weights).max() - MATTERS)
        low = nodes[max(heavy[0] - 1, 0)]
        high = nodes[min(heavy[-1] + 1, len(nodes) - 1)]
        nodes, weights = _nodes(low, high, size)
        logs, graphs = average.sums(nodes, weights, keep)
        close = (logs + weights > (logs + weights).max() - MATTERS / 4) & (nodes > SINGLY)
        size = 2 * size - 1
        if np.abs(np.diff(logs))[close[1:] & close[:-1]].max(initial=0.0) < BEND or size > MOST_NODES:
            break
    shares = np.where(keep, 0.0, first)
    shares[keep] = graphs * (1 - shares.sum())
    at_cut, _ = average.sums(np.array([float(most)]), np.zeros(1), keep)
    return _posterior(table.observed, nodes, logs, weights, shares, float(most), float(at_cut[0]))


def _nodes(low: float, high: float, size: int) -> tuple[Floats, Floats]:
    """Nodes between two numbers of persons missed, and the log of the integers each stands for.

    Integers below `SINGLY` one by one; above, the sum is an integral over log n0 by Simpson's rule, whose
    half-integer ends leave an error of the second derivative / 24 only.
    """
    singly = np.arange(np.ceil(low), min(SINGLY, np.floor(high) + 1))
    start = max(low, SINGLY - 0.5)
    if start >= high:
        return singly, np.zeros(len(singly))
    logs = np.linspace(np.log(start), np.log(high), size)
    rule = np.where(np.arange(size) % 2, 4.0, 2.0)
    rule[[0, -1]] = 1.0
    weights = np.log(rule * (logs[1] - logs[0]) / 3) + logs
    return np.concatenate([singly, np.exp(logs)]), np.concatenate([np.zeros(len(singly)), weights])


def _posterior(
    observed: int, nodes: Floats, logs: Floats, weights: Floats, graphs: Floats, cut: float, at_cut: float
) -> GraphPosterior:
    whole = logsumexp(logs + weights)
    density, singly = np.exp(logs - whole), int((nodes < SINGLY - 0.75).sum())
    ends = np.minimum(nodes[:singly] + 0.5, cut)
    tail = nodes[singly:]
    slabs = np.diff(np.log(tail)) * (density[singly + 1 :] * tail[1:] + density[singly:-1] * tail[:-1]) / 2
    below = np.concatenate([[0.0], np.cumsum(np.concatenate([density[:singly], slabs]))])
    start = np.maximum(nodes[:1] - 0.5 * (singly > 0), 0.0)
    return GraphPosterior(
        observed=observed,
        missed=np.append(nodes, cut),
        mass=np.append(np.exp(logs + weights - whole), 0.0),
        density=np.append(density, np.exp(at_cut - whole)),
        edges=np.minimum(np.concatenate([start, ends, tail[1:]]), cut),
        below=below / below[-1],
        graphs=graphs,
    )


class GraphAverage:
    """Log posterior of graphs and persons missed, up to a constant."""

    def __init__(self, table: CaptureTable, delta: float | None) -> None:
        self.graphs: ChordalGraphs = chordal_graphs(len(table.lists))
        self.observed = table.observed
        self.delta = 2.0 ** -len(table.lists) if delta is None else delta
        self.empty, self.fixed, self.priors = self._marginals(table)

    def _marginals(self, table: CaptureTable) -> tuple[Floats, Floats, Floats]:
        """For each set of lists: persons on none of them, the terms free of n0, and delta of the set."""
        lists = len(table.lists)
        empty, fixed, priors = (np.zeros(2**lists) for _ in range(3))
        for mask in range(1, 2**lists):
            chosen = [each for each in range(lists) if mask >> each & 1]
            powers = 2 ** np.arange(len(chosen))
            cells = np.bincount(
                table.patterns[:, chosen].astype(np.int64) @ powers,
                weights=table.counts,
                minlength=2 ** len(chosen),
            )
            prior = self.delta * 2.0 ** (lists - len(chosen))
            empty[mask], priors[mask] = cells[0], prior
            fixed[mask] = gammaln(cells[1:] + prior).sum() - 2 ** len(chosen) * gammaln(prior)
        return empty, fixed, priors

    def sums(self, missed: Floats, log_weights: Floats, keep: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Log posterior at each node summed over graphs, and the probability of each kept graph.

        Log-sum-exp throughout, a block of nodes at a time so that memory stays small.
        """
        signs = self.graphs.signs[keep].astype(np.float64)
        parts = self.graphs.parts[keep].astype(np.float64)
        total = np.empty(len(missed))
        each = np.full(len(signs), -np.inf)
        step = max(1, BLOCK // len(signs))
        for start in range(0, len(missed), step):
            block = slice(start, start + step)
            logs = signs @ self._by_set(missed[block])
            logs += parts[:, None] * self._by_part(missed[block]) + self._by_node(missed[block])
            top = logs.max(axis=0)
            shares = np.exp(np.subtract(logs, top, out=logs), out=logs)
            total[block] = top + np.log(shares.sum(axis=0))
            heavy = (top + log_weights[block]).max()
            with np.errstate(divide="ignore"):
                found = np.log(shares @ np.exp(top + log_weights[block] - heavy)) + heavy
            each = np.logaddexp(each, found)
        return total, np.exp(each - logsumexp(each))

    def _by_set(self, missed: Floats) -> Floats:
        sums: Floats = gammaln(missed + (self.empty + self.priors)[1:, None]) + self.fixed[1:, None]
        return np.concatenate([np.zeros((1, len(missed))), sums])

    def _by_part(self, missed: Floats) -> Floats:
        whole = self.delta * 2.0**self.graphs.lists
        shares: Floats = gammaln(whole) - gammaln(self.observed + missed + whole)
        return shares

    def _by_node(self, missed: Floats) -> Floats:
        """Ways to miss n0 of N persons, and the prior 1 / N."""
        people = self.observed + missed
        logs: Floats = gammaln(people + 1.0) - gammaln(missed + 1.0) - np.log(people)
        return logs
