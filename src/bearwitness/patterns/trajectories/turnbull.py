"""How long something lasted, where each duration is only known to lie between two ends.

lifelines (MIT) has this estimator, but draws in pandas, matplotlib and autograd, which the plain install must not
need, and gives no limits for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SHAPES = 250
"""Different intervals that are kept apart; more are rounded outwards to a coarser grid."""
REPLICATES = 100
ROUNDS, AGAIN = 1000, 80
"""Rounds for what was observed, and for the replicates, which begin near it."""
CLOSE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """A distribution of durations.

    Attributes
    ----------
    edges
        Intervals that hold mass, of shape (m, 2); an upper edge may be infinite.
    mass
        Mass of each, of shape (1 + replicates, m): as observed, then for every bootstrap replicate.
    n
        Durations.
    """

    edges: Floats
    mass: Floats
    n: int

    def quantile(self, level: float) -> tuple[float, float, float, float]:
        """The quantile's two ends, and 95 % limits that hold whatever lies between.

        Parameters
        ----------
        level
            Between 0 and 1.
        """
        below = np.cumsum(self.mass, axis=1) >= level - 1e-9
        ends = self.edges[np.argmax(below, axis=1)]
        low, high = ends[0]
        if len(ends) == 1:
            return float(low), float(high), float(low), float(high)
        lower = float(np.percentile(ends[1:, 0], 2.5, method="lower"))
        upper = float(np.percentile(ends[1:, 1], 97.5, method="higher"))
        return float(low), float(high), min(lower, float(low)), max(upper, float(high))


def lasting(
    intervals: Sequence[tuple[float, float]], *, rng: np.random.Generator, replicates: int = REPLICATES
) -> Lasting:
    """Nonparametric maximum likelihood, by the self-consistency algorithm.

    Parameters
    ----------
    intervals
        Ends of each duration in months, both included; an infinite upper end where it was not over yet.
    rng
        Draws the bootstrap.
    replicates
        How many bootstrap replicates.

    References
    ----------
    Turnbull, B. W. (1976), Journal of the Royal Statistical Society B 38, 290-295. Efron, B. (1979), Annals of
    Statistics 7, 1-26 (bootstrap).
    """
    counted = _gridded(intervals)
    bounds = np.array(list(counted), dtype=float)
    weights = np.array(list(counted.values()), dtype=float)
    edges = innermost(bounds)
    inside = ((bounds[:, :1] <= edges[:, 0]) & (edges[:, 1] <= bounds[:, 1:])).astype(float)
    number = int(weights.sum())
    drawn = rng.multinomial(number, weights / number, size=replicates).astype(float)
    flat = np.full((1, len(edges)), 1 / len(edges))
    mass = _fit(inside, weights[None], flat, ROUNDS)
    near = np.repeat(0.95 * mass + 0.05 * flat, replicates, axis=0)
    return Lasting(edges=edges, mass=np.vstack([mass, _fit(inside, drawn, near, AGAIN)]), n=number)


def innermost(bounds: Floats) -> Floats:
    """Intervals that alone can hold mass: from a lower end to the next upper end; shape (m, 2)."""
    lows, highs = np.unique(bounds[:, 0]), np.unique(bounds[:, 1])
    at = np.searchsorted(highs, lows)
    last = np.append(at[1:] != at[:-1], True)
    return np.column_stack([lows[last], highs[at[last]]])


def _gridded(intervals: Sequence[tuple[float, float]]) -> Counter[tuple[float, float]]:
    ends = np.asarray(intervals, dtype=float).reshape(-1, 2)
    step = 1.0
    counted = Counter(map(tuple, ends.tolist()))
    while len(counted) > SHAPES:
        rounded = np.column_stack([np.floor(ends[:, 0] / step), np.ceil(ends[:, 1] / step)]) * step
        counted = Counter(map(tuple, rounded.tolist()))
        step *= 2
    return counted


def _fit(inside: Floats, weights: Floats, mass: Floats, rounds: int) -> Floats:
    """Masses of shape (rows of weights, m) that no longer move, or that have been moved often enough."""
    totals = weights.sum(axis=1, keepdims=True)
    for _ in range(rounds if len(weights) else 0):
        chance = mass @ inside.T
        share = np.divide(weights, chance, out=np.zeros_like(weights), where=chance > 0)
        new = mass * (share @ inside) / totals
        moved = float(np.abs(new - mass).max())
        mass = new
        if moved < CLOSE:
            break
    return mass
