"""Hamiltonian Monte Carlo for a Poisson log-linear model, in coordinates that make its posterior round."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats


@compiled
def poisson_density(
    place: Floats,
    design: Floats,
    offset: Floats,
    counts: Floats,
    pull: Floats,
    bend: Floats,
    gradient: Floats,
) -> float:
    """Log posterior at `place`, up to a constant, and its gradient.

    Log means are offset + design @ place, and the normal prior of the coefficients, which are linear in
    `place`, is pull @ place - place' bend place / 2.

    Parameters
    ----------
    place : array, shape (p,)
        Where.
    design, offset, counts : arrays, shapes (cells, p), (cells,), (cells,)
        Log means are linear in `place`; persons in each cell.
    pull, bend : arrays, shapes (p,), (p, p)
        The prior.
    gradient : array, shape (p,)
        Filled.
    """
    value = 0.0
    for i in range(place.size):
        gradient[i] = pull[i]
        for j in range(place.size):
            gradient[i] -= bend[i, j] * place[j]
        value += place[i] * (pull[i] + gradient[i]) / 2.0
    for cell in range(counts.size):
        log_mean = offset[cell]
        for i in range(place.size):
            log_mean += design[cell, i] * place[i]
        mean = math.exp(log_mean)
        value += counts[cell] * log_mean - mean
        for i in range(place.size):
            gradient[i] += design[cell, i] * (counts[cell] - mean)
    return value


@compiled
def run_poisson(
    rng: np.random.Generator,
    place: Floats,
    design: Floats,
    offset: Floats,
    counts: Floats,
    pull: Floats,
    bend: Floats,
    step: float,
    length: int,
    draws: Floats,
) -> float:
    """Fill `draws`, shape (draws, p), from `place` on, in place; mean acceptance."""
    width = place.size
    trial, push = np.empty(width), np.empty(width)
    gradient, accepted = np.empty(width), 0.0
    for draw in range(draws.shape[0]):
        trial[:] = place
        before = poisson_density(trial, design, offset, counts, pull, bend, gradient)
        for i in range(width):
            push[i] = rng.standard_normal()
            before -= push[i] ** 2 / 2.0
        size, after = step * (0.6 + 0.8 * rng.random()), 0.0
        for _ in range(1 + int(rng.random() * 2 * length)):
            push += size / 2.0 * gradient
            trial += size * push
            after = poisson_density(trial, design, offset, counts, pull, bend, gradient)
            push += size / 2.0 * gradient
        for i in range(width):
            after -= push[i] ** 2 / 2.0
        chance = math.exp(min(after - before, 0.0)) if after - before == after - before else 0.0
        accepted += chance
        if rng.random() < chance:
            place[:] = trial
        draws[draw] = place
    return float(accepted / draws.shape[0])
