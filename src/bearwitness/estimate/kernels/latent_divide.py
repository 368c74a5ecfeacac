"""Moves that change which kinds of persons there are: two classes divided anew, one stretched beside the others."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.latent_density import TILT, latent_density
from bearwitness.estimate.kernels.latent_shares import (
    FAR,
    log_prior_of_shares,
    log_shares_of,
    softplus,
    sticks_of,
)

SPREAD, CORNER = 4.0, 3.0
"""Of the split proposed: scale of the log odds of the share of one class of two, and power of a uniform variate that
makes the ends of what is possible likely."""

STRETCH = 0.3
"""Scale of the logarithm of how many times a class is stretched."""

BLUR, TINY = 0.2, 1e-300
"""Added to how exactly a kind is known, on the logit scale; and least share that is divided by."""


@compiled
def divide(
    rng: np.random.Generator,
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    kinds: Floats,
    now: tuple[float, float],
    room: Floats,
    work: Floats,
) -> tuple[float, float]:
    """Propose another split of two classes: their weight together stays, and so does the share of both who are on each list.

    Whom each list finds is then unchanged, and only who is found by several lists moves: this is how a kind of person
    is told from another. The smaller class stays so and is drawn anew, mostly near one of `kinds`, shape
    (2, kinds, L): log odds, and how exactly they are known.
    """
    trial, lists = room[0], on.shape[1]
    share, other = room[1, 0], room[1, 1]
    log_shares_of(point[lists], share)
    first, second = _pair(rng, share)
    if second < 0:
        return now
    both = share[second] + softplus(share[first] - share[second])
    odds, drawn = share[first] - share[second], -abs(SPREAD * math.tan(math.pi * (rng.random() - 0.5)))
    other[:] = share
    other[first], other[second] = both - softplus(-drawn), both - softplus(drawn)
    trial[:] = point
    if not sticks_of(other, trial[lists]):
        return now
    old, new = math.exp(-softplus(-odds)), math.exp(-softplus(-drawn))
    chosen, mean = int(rng.random() * kinds.shape[1]), np.empty(lists)
    kind = kinds[:, chosen]
    for j in range(lists):
        mean[j] = old / (1.0 + math.exp(-point[j, first])) + (1.0 - old) / (1.0 + math.exp(-point[j, second]))
    if not _draw_part(rng, trial, first, second, mean, new, kind, heat):
        return now
    ratio = _log_part(point, first, mean, old, kind, heat) + _log_odds(odds) - lists * softplus(odds)
    ratio -= _log_part(trial, first, mean, new, kind, heat) + _log_odds(drawn) - lists * softplus(drawn)
    ratio += log_prior_of_shares(other, prior) - log_prior_of_shares(share, prior)
    for j in range(lists):
        ratio += (
            _tilt(point[j, first])
            + _tilt(point[j, second])
            - _tilt(trial[j, first])
            - _tilt(trial[j, second])
        )
    if not ratio > -FAR:
        return now
    likelihood, _, seen = latent_density(trial, on, sizes, counts, prior, heat, True, room[2], work)
    if math.log(rng.random()) < heat * (likelihood - now[0]) + ratio:
        point[:] = trial
        return likelihood, seen
    return now


@compiled
def stretch(
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
    """Propose that a class be so many times larger beside all others, and reached by each list so many times less.

    Where it is hardly reached at all nothing that is observed changes by it, only how many are missed: no shorter step leads
    along this ridge. The class is met by its share, which the acceptance makes good.
    """
    trial, lists, last = room[0], on.shape[1], point.shape[1] - 1
    share, other = room[1, 0], room[1, 1]
    log_shares_of(point[lists], share)
    chosen, by = _met(rng, share), STRETCH * math.tan(math.pi * (rng.random() - 0.5))
    rest = -math.inf
    for k in range(last + 1):
        if k != chosen:
            rest = max(rest, share[k]) + math.log1p(math.exp(-abs(rest - share[k])))
    odds = share[chosen] - rest - by
    gained = -softplus(odds) - rest
    for k in range(last + 1):
        other[k] = share[k] + gained
    other[chosen] = -softplus(-odds)
    trial[:] = point
    if not sticks_of(other, trial[lists]):
        return now
    ratio = log_prior_of_shares(other, prior) - log_prior_of_shares(share, prior) + last * gained
    ratio += 2.0 * (other[chosen] - share[chosen])
    for j in range(lists):
        trial[j, chosen] += by
        ratio += _logistic(trial[j, chosen]) - _logistic(point[j, chosen])
        ratio += _tilt(point[j, chosen]) - _tilt(trial[j, chosen])
    if not ratio > -FAR:
        return now
    likelihood, _, seen = latent_density(trial, on, sizes, counts, prior, heat, True, room[2], work)
    if math.log(rng.random()) < heat * (likelihood - now[0]) + ratio:
        point[:] = trial
        return likelihood, seen
    return now


@compiled
def _pair(rng: np.random.Generator, share: Floats) -> tuple[int, int]:
    """A class by its share and another near it in order, the smaller first: a pair is met by the weight of both."""
    one, away = _met(rng, share), 1
    while rng.random() < 0.5:
        away += 1
    other = one + away if rng.random() < 0.5 else one - away
    if not 0 <= other < share.size:
        return 0, -1
    return (one, other) if share[one] < share[other] else (other, one)


@compiled
def _met(rng: np.random.Generator, share: Floats) -> int:
    """A class by its share."""
    left, met = rng.random() - math.exp(share[0]), 0
    while left > 0.0 and met < share.size - 1:
        met += 1
        left -= math.exp(share[met])
    return met


@compiled
def _log_odds(x: float) -> float:
    """Log density of a share at log odds x that are Cauchy with scale `SPREAD`, up to a constant."""
    return -math.log1p((x / SPREAD) ** 2) + softplus(x) + softplus(-x)


@compiled
def _draw_part(
    rng: np.random.Generator,
    trial: Floats,
    first: int,
    second: int,
    mean: Floats,
    share: float,
    kind: Floats,
    heat: float,
) -> bool:
    """Draw the lists of the first class, and take the second's from the mean of both; whether there are such."""
    for j in range(mean.size):
        low, high = _room(mean[j], share)
        u, part = rng.random(), rng.random()
        if rng.random() < _near(kind[0, j], high):
            one = 1.0 / (1.0 + math.exp(-kind[0, j] - _wide(kind[1, j], heat) * math.log(u / (1.0 - u))))
        else:
            corner = rng.random() * 3.0
            part = part if corner < 1.0 else u**CORNER
            one = low + (high - low) * (part if corner < 2.0 else 1.0 - part)
        two = (mean[j] - share * one) / max(1.0 - share, TINY)
        if not (low < one < high and 0.0 < one < 1.0 and 0.0 < two < 1.0):
            return False
        trial[j, first], trial[j, second] = math.log(one / (1.0 - one)), math.log(two / (1.0 - two))
    return True


@compiled
def _log_part(point: Floats, first: int, mean: Floats, share: float, kind: Floats, heat: float) -> float:
    """Log density of what `_draw_part` draws: near the kind, or anywhere that the mean allows, its ends more often."""
    density = 0.0
    for j in range(mean.size):
        t, wide = point[j, first], _wide(kind[1, j], heat)
        low, high = _room(mean[j], share)
        part = (1.0 / (1.0 + math.exp(-t)) - low) / (high - low)
        near = _near(kind[0, j], high)
        around = math.exp(_logistic((t - kind[0, j]) / wide) - _logistic(t)) / wide
        ends = (1.0 + _corner(part) + _corner(1.0 - part)) / (3.0 * (high - low))
        density += math.log(near * around + (1.0 - near) * ends)
    return density


@compiled
def _room(mean: float, share: float) -> tuple[float, float]:
    """What the chance of a class of this share may be for the mean of two to be this."""
    return max(0.0, 1.0 - (1.0 - mean) / max(share, TINY)), min(1.0, mean / max(share, TINY))


@compiled
def _near(centre: float, high: float) -> float:
    """How often to draw near the kind: seldom where it would leave nobody on the list for the other class."""
    return 0.8 if 0.7 * high * (1.0 + math.exp(-centre)) > 1.0 else 0.3


@compiled
def _wide(scale: float, heat: float) -> float:
    return (scale + BLUR) / math.sqrt(heat)


@compiled
def _corner(part: float) -> float:
    """Density of a uniform variate to the power CORNER."""
    return float(max(part, 1e-12) ** (1.0 / CORNER - 1.0) / CORNER)


@compiled
def _logistic(x: float) -> float:
    return -abs(x) - 2.0 * math.log1p(math.exp(-abs(x)))


@compiled
def _tilt(x: float) -> float:
    """What the prior of a list probability at log odds x has less than a uniform one."""
    return -TILT * softplus(-x)
