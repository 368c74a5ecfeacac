"""Log density of the latent-class model with the missed persons and the splits over classes summed out."""

from __future__ import annotations

import math

from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.compiled import compiled


@compiled
def latent_density(
    point: Floats,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    prior: Floats,
    heat: float,
    gradient: Floats,
    work: Floats,
) -> tuple[float, float, float]:
    """Log likelihood, log prior, and the probability of being on any list.

    With log odds t of list j in class k, and e_k = -log(1 - V_k) > 0 for stick k, the posterior over t and
    log e is proportional to exp(heat * likelihood + prior), where

    * likelihood = sum_x y_x log p_x - n log(1 - p_0): what is left when n0 is summed out under 1 / N;
    * prior = sum log lam (1 - lam) + sum log e_k - (a + K - 1) log(b + sum e_k): uniform lam, and sticks
      Beta(1, alpha) with alpha ~ Gamma(a, rate b) integrated out.

    Parameters
    ----------
    point : array, shape (L + 1, K)
        Log odds of the L lists in the K classes; in the last row log e of the first K - 1 sticks.
    on, sizes : int64 arrays, shapes (patterns, L), (patterns,)
        Lists of each pattern, and how many there are.
    counts : array, shape (patterns,)
        Persons.
    prior : array, shape (2,)
        Shape a and rate b of alpha.
    heat : float
        Power of the likelihood, 1 for the posterior itself.
    gradient : array, shape (L + 1, K)
        Filled with the gradient.
    work : array, shape (3 L + 4, K)
        Room for intermediate values.
    """
    lists, classes = on.shape[1], point.shape[1]
    odds, inside, sums = work[:lists], work[lists : 2 * lists], work[2 * lists : 3 * lists]
    missed, members, sticks, share = work[3 * lists], work[3 * lists + 1], work[3 * lists + 2], work[-1]
    log_prior = _lists(point, odds, inside, missed, sums)
    spent, own = _sticks(point[lists], sticks, share)
    log_prior += own - (prior[0] + classes - 1) * math.log(prior[1] + spent)
    seen = 0.0
    for k in range(classes):
        seen -= share[k] * math.expm1(missed[k])
        missed[k] = share[k] * math.exp(missed[k])
        members[k] = 0.0
    persons, likelihood = _patterns(on, sizes, counts, odds, missed, members, sums, share)
    likelihood -= persons * math.log(seen)
    for k in range(classes):
        members[k] += persons / seen * missed[k]
    for j in range(lists):
        for k in range(classes):
            gradient[j, k] = heat * (sums[j, k] - inside[j, k] * members[k]) + 1.0 - 2.0 * inside[j, k]
    after, pull = members[classes - 1], (prior[0] + classes - 1) / (prior[1] + spent)
    gradient[lists, classes - 1] = 0.0
    for k in range(classes - 2, -1, -1):
        each = sticks[k]
        gradient[lists, k] = each * (heat * (members[k] / math.expm1(each) - after) - pull) + 1.0
        after += members[k]
    return likelihood, log_prior, seen


@compiled
def _lists(point: Floats, odds: Floats, inside: Floats, missed: Floats, sums: Floats) -> float:
    """Odds and probabilities of each list, log probability of being missed by all, log prior."""
    log_prior = 0.0
    missed[:] = 0.0
    for j in range(odds.shape[0]):
        for k in range(odds.shape[1]):
            odds[j, k] = math.exp(point[j, k])
            outside = 1.0 / (1.0 + odds[j, k])
            inside[j, k] = odds[j, k] * outside
            log_outside = math.log(outside)
            missed[k] += log_outside
            log_prior += point[j, k] + 2.0 * log_outside
            sums[j, k] = 0.0
    return log_prior


@compiled
def _sticks(logs: Floats, sticks: Floats, share: Floats) -> tuple[float, float]:
    """Fill the sticks and the shares of the classes; sum of the sticks, sum of their logs."""
    spent = own = 0.0
    last = logs.size - 1
    for k in range(last):
        sticks[k] = math.exp(logs[k])
        share[k] = -math.expm1(-sticks[k]) * math.exp(-spent)
        spent += sticks[k]
        own += logs[k]
    share[last] = math.exp(-spent)
    return spent, own


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
) -> tuple[float, float]:
    """Persons and sum of y log p over patterns; expected members of each class, and those on each list."""
    persons = likelihood = 0.0
    for x in range(counts.size):
        each[:] = missed
        for i in range(sizes[x]):
            each *= odds[on[x, i]]
        chance = 0.0
        for k in range(each.size):
            chance += each[k]
        persons += counts[x]
        likelihood += counts[x] * math.log(chance)
        weight = counts[x] / chance
        for k in range(each.size):
            each[k] *= weight
            members[k] += each[k]
        for i in range(sizes[x]):
            sums[on[x, i]] += each
    return persons, likelihood
