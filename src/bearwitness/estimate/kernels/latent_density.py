"""Log density of the latent-class model with the missed persons and the splits over classes summed out."""

from __future__ import annotations

import math

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.exponentials import exponentials

TILT = 0.7
"""Power of the list probabilities that is counted to what is heated: hot copies then find kinds of persons whom some lists never
reach, which a uniform law hardly ever proposes. At heat 1 it cancels."""

SMALL = 0.03
"""Sticks under which 1 - exp(-e) is taken from its series."""


DROWNED, NEVER = 1e-9, -1e300
"""Share of the patterns somebody can have under which rounding decides it, where the others are taken from the whole; and the
log likelihood there. Without it what is rounded to 0 would be infinitely likely, and chains would run off to it."""


@compiled
def latent_density(
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    whole: bool,
    gradient: Floats,
    work: Floats,
) -> tuple[float, float, float]:
    """Log likelihood and prior, both tilted, and the probability of being on any list for those who have a possible pattern.

    With log odds t of list j in class k, and e_k = -log(1 - V_k) > 0 for stick k, the posterior over t and
    log e is proportional to exp(heat * likelihood + prior), where

    * likelihood = sum_x y_x log p_x - n log(1 - p_0 - p_S): what is left when n0 is summed out under 1 / N, p_S being the
      probability of the patterns that nobody can have;
      where impossible patterns leave less than DROWNED to the others, the likelihood is 0 (NEVER): two lists that never
      overlap would have to reach nearly everybody, which the prior gives about DROWNED squared;
    * prior = sum log lam (1 - lam) + sum log e_k - (a + K - 1) log(b + sum e_k): uniform lam, and sticks
      Beta(1, alpha) with alpha ~ Gamma(a, rate b) integrated out.

    TILT times the sum of log lam is taken from the prior and given to the likelihood.

    Parameters
    ----------
    point : array, shape (L + 1, K)
        Log odds of the L lists in the K classes; in the last row log e of the first K - 1 sticks.
    on, sizes : int64 arrays, shapes (patterns, L), (patterns,)
        Lists of each pattern, and how many there are: first those that somebody has, then those that nobody can have.
    counts : array, at most as long
        Persons of the first.
    prior : array, shape (2,)
        Shape a and rate b of alpha.
    heat : float
        Power of the likelihood, 1 for the posterior itself.
    whole : bool
        Otherwise only the gradient and the probability are made, which needs no logarithm, and the two log densities are 0.
    gradient : array, shape (L + 1, K)
        Filled with the gradient.
    work : array, shape (3 L + 6, K)
        Room for intermediate values.
    """
    lists, classes = on.shape[1], point.shape[1]
    odds, inside, sums = (
        work[: lists + 1],
        work[lists + 1 : 2 * lists + 1],
        work[2 * lists + 1 : 3 * lists + 1],
    )
    missed, members, share, some, keep = work[-5], work[-4], work[-3], work[-2], work[-1]
    exponentials(point, odds, work[2 * lists + 1 : 3 * lists + 2])
    _lists(odds, inside, missed, some, sums)
    spent = _sticks(odds[lists], share, keep, members, gradient[lists])
    log_prior = tilt = 0.0
    if whole:
        log_prior, tilt = _log_prior(point, missed)
        log_prior -= (prior[0] + classes - 1) * math.log(prior[1] + spent)
    seen = 0.0
    for k in range(classes):
        seen += share[k] * some[k]
        missed[k] *= share[k]
        members[k] = 0.0
    seen -= _never(on, sizes, counts.size, odds, missed, members, sums, some, 0.0)
    if seen < DROWNED and counts.size < sizes.size:
        gradient[:] = 0.0
        return NEVER, log_prior, 1.0
    persons, likelihood = _patterns(on, sizes, counts, odds, missed, members, sums, some, whole)
    if whole:
        likelihood += TILT * tilt - persons * math.log(seen)
    unseen, nobody = persons / seen, 0.0
    _never(on, sizes, counts.size, odds, missed, members, sums, some, unseen)
    for k in range(classes):
        nobody += missed[k]
        members[k] += unseen * missed[k]
    for j in range(lists):
        for k in range(classes):
            pull = heat * TILT + 1.0 - TILT - (heat * TILT + 2.0 - TILT) * inside[j, k]
            gradient[j, k] = heat * (sums[j, k] - inside[j, k] * members[k]) + pull
    after, pull = members[classes - 1], (prior[0] + classes - 1) / (prior[1] + spent)
    for k in range(classes - 2, -1, -1):
        gradient[lists, k] = odds[lists, k] * (heat * (members[k] * keep[k] - after) - pull) + 1.0
        after += members[k]
    gradient[lists, classes - 1] = 0.0
    return likelihood, log_prior, seen if counts.size == sizes.size else seen / (seen + nobody)


@compiled
def _lists(odds: Floats, inside: Floats, missed: Floats, some: Floats, sums: Floats) -> None:
    """Probability of each list, of being missed by all, and of being on some: in sums without cancellation."""
    missed[:] = 1.0
    some[:] = 0.0
    for j in range(inside.shape[0]):
        for k in range(odds.shape[1]):
            outside = 1.0 / (1.0 + odds[j, k])
            inside[j, k] = odds[j, k] * outside
            some[k] += inside[j, k] * missed[k]
            missed[k] *= outside
            sums[j, k] = 0.0


@compiled
def _sticks(sticks: Floats, share: Floats, keep: Floats, room: Floats, more: Floats) -> float:
    """Fill the shares of the classes, and 1 / (exp(e) - 1) of each stick into `keep`; sum of the sticks."""
    last = sticks.size - 1
    for k in range(sticks.size):
        share[k] = -sticks[k]
    exponentials(share, keep, room)
    for k in range(last):
        e = sticks[k]
        series = e * (1 - e / 2 * (1 - e / 3 * (1 - e / 4 * (1 - e / 5 * (1 - e / 6 * (1 - e / 7))))))
        more[k] = series if e < SMALL else 1.0 - keep[k]
    spent, left = 0.0, 1.0
    for k in range(last):
        share[k] = more[k] * left
        left *= keep[k]
        spent += sticks[k]
        keep[k] /= more[k]
    share[last] = left
    return spent


@compiled
def _log_prior(point: Floats, missed: Floats) -> tuple[float, float]:
    """Log prior but for what joins the sticks, tilted, and the sum of log list probabilities by which it is."""
    lists, last, tilt, outside, sticks = point.shape[0] - 1, point.shape[1] - 1, 0.0, 0.0, 0.0
    for k in range(missed.size):
        none = math.log(missed[k])
        outside += none
        tilt += none
        for j in range(lists):
            tilt += point[j, k]
    for k in range(last):
        sticks += point[lists, k]
    return sticks + outside + (1.0 - TILT) * tilt, tilt


@compiled
def _patterns(
    on: Integers,
    sizes: Integers,
    counts: Floats,
    odds: Floats,
    missed: Floats,
    members: Floats,
    sums: Floats,
    each: Floats,
    whole: bool,
) -> tuple[float, float]:
    """Persons and sum of y log p over patterns; expected members of each class, and those on each list."""
    persons = likelihood = 0.0
    for x in range(counts.size):
        for k in range(each.size):
            each[k] = missed[k]
        for i in range(sizes[x]):
            j = on[x, i]
            for k in range(each.size):
                each[k] *= odds[j, k]
        chance = other = 0.0
        for k in range(0, each.size - 1, 2):
            chance += each[k]
            other += each[k + 1]
        if each.size % 2:
            chance += each[each.size - 1]
        chance += other
        persons += counts[x]
        if whole:
            likelihood += counts[x] * math.log(chance)
        weight = counts[x] / chance
        for k in range(each.size):
            each[k] *= weight
            members[k] += each[k]
        for i in range(sizes[x]):
            j = on[x, i]
            for k in range(each.size):
                sums[j, k] += each[k]
    return persons, likelihood


@compiled
def _never(
    on: Integers,
    sizes: Integers,
    first: int,
    odds: Floats,
    missed: Floats,
    members: Floats,
    sums: Floats,
    each: Floats,
    weight: float,
) -> float:
    """Probability of the patterns from `first` on; `weight` times their members are added to the classes and lists."""
    chance = 0.0
    for x in range(first, sizes.size):
        for k in range(each.size):
            each[k] = missed[k]
        for i in range(sizes[x]):
            for k in range(each.size):
                each[k] *= odds[on[x, i], k]
        for k in range(each.size):
            chance += each[k]
            members[k] += weight * each[k]
        for i in range(sizes[x]):
            for k in range(each.size):
                sums[on[x, i], k] += weight * each[k]
    return chance
