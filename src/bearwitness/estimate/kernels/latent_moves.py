"""Moves of one chain of the latent-class model; each leaves the heated posterior as it is."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.latent_density import TILT, latent_density
from bearwitness.estimate.kernels.latent_shares import FAR, log_prior_of_shares, log_shares_of, sticks_of


@compiled
def leap(
    rng: np.random.Generator,
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    step: float,
    length: int,
    room: Floats,
    work: Floats,
) -> tuple[float, float, float]:
    """Hamiltonian Monte Carlo with unit mass: step and number of steps drawn around what is given.

    Returns the acceptance probability, the log likelihood and the probability of being seen at the state
    kept. `room` has shape (3, L + 1, K).
    """
    trial, push, gradient = room[0], room[1], room[2]
    trial[:] = point
    likelihood, log_prior, seen = latent_density(trial, on, sizes, counts, prior, heat, True, gradient, work)
    before, last = heat * likelihood + log_prior, trial.shape[1] - 1
    for j in range(trial.shape[0]):
        for k in range(trial.shape[1]):
            push[j, k] = rng.standard_normal()
            before -= push[j, k] ** 2 / 2.0
    before += push[-1, last] ** 2 / 2.0
    push[-1, last] = 0.0
    step *= 0.6 + 0.8 * rng.random()
    new_likelihood = new_seen = 0.0
    steps = 1 + int(rng.random() * 2 * length)
    for each in range(steps):
        _add(push, step / 2.0, gradient)
        _add(trial, step, push)
        for k in range(last):
            if not abs(trial[-1, k]) < FAR:
                return 0.0, likelihood, seen
        new_likelihood, log_prior, new_seen = latent_density(
            trial, on, sizes, counts, prior, heat, each == steps - 1, gradient, work
        )
        _add(push, step / 2.0, gradient)
    after = heat * new_likelihood + log_prior
    for j in range(trial.shape[0]):
        for k in range(trial.shape[1]):
            after -= push[j, k] ** 2 / 2.0
    chance = math.exp(min(after - before, 0.0)) if after - before == after - before else 0.0
    if rng.random() < chance:
        point[:] = trial
        return chance, new_likelihood, new_seen
    return chance, likelihood, seen


@compiled
def _add(into: Floats, times: float, what: Floats) -> None:
    """In loops, since expressions over whole arrays are slower here and take longer to compile."""
    for j in range(into.shape[0]):
        for k in range(into.shape[1]):
            into[j, k] += times * what[j, k]


@compiled
def renew(
    rng: np.random.Generator,
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    now: tuple[float, float],
    room: Floats,
    work: Floats,
) -> tuple[float, float]:
    """Propose the lists of one class afresh from their prior; `now` is likelihood and chance of being seen."""
    trial = room[0]
    trial[:] = point
    k = int(rng.random() * trial.shape[1])
    for j in range(on.shape[1]):
        drawn = math.log(1.0 - rng.random()) / (1.0 - TILT)
        trial[j, k] = drawn - math.log(-math.expm1(drawn))
    likelihood, _, seen = latent_density(trial, on, sizes, counts, prior, heat, True, room[2], work)
    if math.log(rng.random()) < heat * (likelihood - now[0]):
        point[:] = trial
        return likelihood, seen
    return now


@compiled
def renew_stick(
    rng: np.random.Generator,
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    now: tuple[float, float],
    room: Floats,
    work: Floats,
) -> tuple[float, float]:
    """Propose one stick afresh from its prior given the others, which is a Lomax law once alpha is summed out.

    It brings back states in which nearly everybody is of a kind that nobody reaches: the classes that are reached grow
    together by any factor, and what is observed hardly changes.
    """
    trial, lists, last = room[0], on.shape[1], point.shape[1] - 1
    trial[:] = point
    chosen, spent = int(rng.random() * last), prior[1]
    for k in range(last):
        spent += 0.0 if k == chosen else math.exp(point[lists, k])
    drawn = spent * math.expm1(-math.log(1.0 - rng.random()) / (prior[0] + last - 1.0))
    if not math.exp(-FAR) < drawn < math.exp(FAR):
        return now
    trial[lists, chosen] = math.log(drawn)
    likelihood, _, seen = latent_density(trial, on, sizes, counts, prior, heat, True, room[2], work)
    if math.log(rng.random()) < heat * (likelihood - now[0]):
        point[:] = trial
        return likelihood, seen
    return now


@compiled
def relabel(rng: np.random.Generator, point: Floats, prior: Floats, room: Floats) -> None:
    """Exchange two neighbouring classes: the likelihood stays, the prior of the sticks decides."""
    lists, classes = point.shape[0] - 1, point.shape[1]
    share, other, logs = room[1, 0], room[1, 1], room[1, 2]
    k = int(rng.random() * (classes - 1))
    log_shares_of(point[lists], share)
    other[:] = share
    other[k], other[k + 1] = share[k + 1], share[k]
    logs[:] = point[lists]
    if not sticks_of(other, logs):
        return
    if math.log(rng.random()) < log_prior_of_shares(other, prior) - log_prior_of_shares(share, prior):
        point[lists] = logs
        for j in range(lists):
            point[j, k], point[j, k + 1] = point[j, k + 1], point[j, k]
