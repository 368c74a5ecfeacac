"""Moves of one chain of the latent-class model; each leaves the heated posterior as it is."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.compiled import compiled
from bearwitness.estimate.kernels.latent_density import latent_density

FAR = 200.0
"""Sizes of log e beyond which double precision ends; the prior there is below e^-50."""

SPREAD, APART = 4.0, 2.0
"""Scales of the split proposed: log odds of the share of one class of two, and distance of their lists."""


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
        u = rng.random()
        trial[j, k] = math.log(u / (1.0 - u))
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
def divide(
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
    """Propose another split of two classes: their weight together and the weighted mean of their log odds stay.

    (t1, t2) to (u t1 + (1 - u) t2, t1 - t2) has unit Jacobian, so drawing the share u and the difference
    anew, each from a fixed law, needs only the ratio of those laws.
    """
    trial, lists, classes = room[0], on.shape[1], point.shape[1]
    share, other = room[1, 0], room[1, 1]
    first = int(rng.random() * classes)
    second = int(rng.random() * (classes - 1))
    second += second >= first
    shares_of(point[lists], share)
    both = share[first] + share[second]
    old = share[first] / both if both > 0.0 else 0.0
    new = 1.0 / (1.0 + math.exp(-SPREAD * rng.standard_normal()))
    if not 1e-12 < old < 1.0 - 1e-12:
        return now
    other[:] = share
    other[first], other[second] = new * both, (1.0 - new) * both
    trial[:] = point
    if not sticks_of(other, trial[lists]):
        return now
    ratio = _log_shares(other, prior) - _log_shares(share, prior) + _log_share(old) - _log_share(new)
    for j in range(lists):
        gap, middle = trial[j, first] - trial[j, second], old * trial[j, first] + (1 - old) * trial[j, second]
        u = rng.random()
        wide = APART * math.log(u / (1.0 - u))
        ratio -= _logistic(trial[j, first]) + _logistic(trial[j, second]) + _logistic(wide / APART)
        trial[j, first], trial[j, second] = middle + (1.0 - new) * wide, middle - new * wide
        ratio += _logistic(trial[j, first]) + _logistic(trial[j, second]) + _logistic(gap / APART)
    likelihood, _, seen = latent_density(trial, on, sizes, counts, prior, heat, True, room[2], work)
    if math.log(rng.random()) < heat * (likelihood - now[0]) + ratio:
        point[:] = trial
        return likelihood, seen
    return now


@compiled
def relabel(rng: np.random.Generator, point: Floats, prior: Floats, room: Floats) -> None:
    """Exchange two neighbouring classes: the likelihood stays, the prior of the sticks decides."""
    lists, classes = point.shape[0] - 1, point.shape[1]
    share, other, logs = room[1, 0], room[1, 1], room[1, 2]
    k = int(rng.random() * (classes - 1))
    shares_of(point[lists], share)
    other[:] = share
    other[k], other[k + 1] = share[k + 1], share[k]
    logs[:] = point[lists]
    if not share.min() > 0.0 or not sticks_of(other, logs):
        return
    if math.log(rng.random()) < _log_shares(other, prior) - _log_shares(share, prior):
        point[lists] = logs
        for j in range(lists):
            point[j, k], point[j, k + 1] = point[j, k + 1], point[j, k]


@compiled
def shares_of(logs: Floats, share: Floats) -> None:
    """Shares of the classes from log e of the sticks."""
    spent = 0.0
    for k in range(share.size - 1):
        stick = math.exp(logs[k])
        share[k] = -math.expm1(-stick) * math.exp(-spent)
        spent += stick
    share[-1] = math.exp(-spent)


@compiled
def sticks_of(share: Floats, logs: Floats) -> bool:
    """Log e of the sticks from the shares; whether they are within reach of double precision."""
    rest = share[-1]
    if not rest > 1e-150:
        return False
    for k in range(share.size - 2, -1, -1):
        logs[k] = math.log(math.log1p(share[k] / rest))
        if not abs(logs[k]) < FAR:
            return False
        rest += share[k]
    return True


@compiled
def _log_shares(share: Floats, prior: Floats) -> float:
    """Log prior density of the shares: that of the sticks, with de_k / dnu_k = 1 / (what is left after k)."""
    rest = share[-1]
    density = -(prior[0] + share.size - 1) * math.log(prior[1] - math.log(rest)) - math.log(rest)
    for k in range(share.size - 2, 0, -1):
        rest += share[k]
        density -= math.log(rest)
    return float(density)


@compiled
def _log_share(u: float) -> float:
    """Log density of a share whose log odds are normal with scale `SPREAD`, up to a constant."""
    return -0.5 * (math.log(u / (1.0 - u)) / SPREAD) ** 2 - math.log(u) - math.log(1.0 - u)


@compiled
def _logistic(x: float) -> float:
    return -abs(x) - 2.0 * math.log1p(math.exp(-abs(x)))
