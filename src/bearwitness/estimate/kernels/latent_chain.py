"""One tempered chain: copies at several heats that take turns at being the posterior itself."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.latent_divide import divide, stretch
from bearwitness.estimate.kernels.latent_moves import leap, relabel, renew, renew_stick

LENGTH = 50
"""Mean number of steps of a Hamiltonian trajectory."""

RENEWALS, DIVISIONS, STRETCHES, RELABELS, EXCHANGES = 2, 20, 2, 3, 4
"""Of each other move in a turn; further trajectories at heat 1 come with one division, since kinds change where it is hot."""

WANTED = 0.8
"""Acceptance that the step sizes are tuned to during warm-up."""


@compiled
def run_chain(
    rng: np.random.Generator,
    points: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    kinds: Floats,
    heats: Floats,
    steps: Floats,
    tune: bool,
    seen: Floats,
    warm: Floats,
    swapped: Floats,
) -> None:
    """Run in place: every turn moves each copy, then exchanges neighbours whose heats allow it.

    Parameters
    ----------
    rng : numpy.random.Generator
        The chain's own.
    points : array, shape (heats, L + 1, K)
        States, the posterior's own first.
    on, sizes, counts, prior : arrays
        The table and the prior, as `latent_density` takes them.
    kinds : array, shape (2, kinds, L)
        Kinds of persons to propose, as `divide` takes them.
    heats, steps : arrays, shape (heats,)
        Powers of the likelihood falling from 1, and step sizes (tuned in place where `tune`).
    tune : bool
        Whether step sizes follow acceptance; only during warm-up.
    seen : array, shape (turns, colds)
        Filled with the probability of being on any list; `colds` trajectories a turn at heat 1.
    warm : array, shape (turns, w)
        Filled with the same at the next w heats, one trajectory a turn.
    swapped : array, shape (heats - 1,)
        Filled with the mean probability of an exchange.
    """
    rungs, colds = points.shape[0], seen.shape[1]
    room = np.empty((3, points.shape[1], points.shape[2]))
    work = np.empty((3 * on.shape[1] + 6, points.shape[2]))
    likelihood, chance = np.empty(rungs), 0.0
    now = (0.0, 0.0)
    swapped[:] = 0.0
    for turn in range(seen.shape[0]):
        for rung in range(rungs):
            for each in range(colds if rung == 0 else 1):
                chance, now = _move(
                    rng,
                    points[rung],
                    on,
                    sizes,
                    counts,
                    prior,
                    kinds,
                    heats[rung],
                    steps[rung],
                    1 if each else DIVISIONS,
                    room,
                    work,
                )
                if rung == 0:
                    seen[turn, each] = now[1]
                elif rung <= warm.shape[1]:
                    warm[turn, rung - 1] = now[1]
                if tune:
                    steps[rung] *= math.exp((chance - WANTED) / (10.0 + turn) ** 0.6)
            likelihood[rung] = now[0]
        for again in range(EXCHANGES):
            _exchange(rng, points, likelihood, heats, (turn + again) % 2, swapped)
    swapped /= seen.shape[0] * EXCHANGES / 2.0


@compiled
def _move(
    rng: np.random.Generator,
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    kinds: Floats,
    heat: float,
    step: float,
    divisions: int,
    room: Floats,
    work: Floats,
) -> tuple[float, tuple[float, float]]:
    chance, likelihood, seen = leap(rng, point, on, sizes, counts, prior, heat, step, LENGTH, room, work)
    now = (likelihood, seen)
    for _ in range(RENEWALS):
        now = renew(rng, point, on, sizes, counts, prior, heat, now, room, work)
    if point.shape[1] > 1:
        now = renew_stick(rng, point, on, sizes, counts, prior, heat, now, room, work)
        for _ in range(divisions):
            now = divide(rng, point, on, sizes, counts, prior, heat, kinds, now, room, work)
        for _ in range(STRETCHES):
            now = stretch(rng, point, on, sizes, counts, prior, heat, now, room, work)
        for _ in range(RELABELS):
            relabel(rng, point, prior, room)
    return chance, now


@compiled
def _exchange(
    rng: np.random.Generator,
    points: Floats,
    likelihood: Floats,
    heats: Floats,
    start: int,
    swapped: Floats,
) -> None:
    for rung in range(start, heats.size - 1, 2):
        gain = (heats[rung] - heats[rung + 1]) * (likelihood[rung + 1] - likelihood[rung])
        chance = math.exp(min(gain, 0.0))
        swapped[rung] += chance
        if rng.random() < chance:
            for j in range(points.shape[1]):
                for k in range(points.shape[2]):
                    kept = points[rung, j, k]
                    points[rung, j, k] = points[rung + 1, j, k]
                    points[rung + 1, j, k] = kept
            likelihood[rung], likelihood[rung + 1] = likelihood[rung + 1], likelihood[rung]
