"""Multinomial profile likelihood of the total, a model taken as given."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import chdtri, gammaln, xlogy

from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.kernels.poisson import fit_poisson
from bearwitness.estimate.models.existence import Extended
from bearwitness.estimate.models.lognormal import LEVEL

Deviance = Callable[[float], float]
"""Poisson deviance of the model over all cells when the unobserved one holds so many persons."""

FARTHEST = 1e4
"""Search for an upper limit up to so many times the persons missed."""

MEANINGLESS = 1e13
"""Persons missed from which rounding drowns the curve: limits lie where it has fallen by 1.92, and its values scatter
by 0.13 here and by up to 2 at ten times as many."""

KIND = "multinomial_profile_likelihood_given_model"


def profile_interval(deviance: Deviance, observed: int, missed: float) -> tuple[float, Interval | None]:
    """Multinomial estimate of the total, and its limits.

    The profile log-likelihood of N = n + n0 is, up to a constant, -D(n0) / 2 + n0 log n0 - N log N +
    lgamma(N + 1) - lgamma(n0 + 1). Its maximum lies slightly below the Poisson one; the limits are where it
    has fallen by half the quantile of chi-square with one degree of freedom.

    Parameters
    ----------
    deviance : callable
        See `Deviance`.
    observed : int
        Persons on at least one list, n.
    missed : float
        Poisson estimate of the unobserved cell: where to look.

    Returns
    -------
    tuple
        The lower limit is n where the curve does not fall far enough. No interval where it has no upper
        limit within FARTHEST times `missed`, nor below MEANINGLESS persons.

    References
    ----------
    Cormack RM (1992). Interval estimation for mark-recapture studies of closed populations. Biometrics
    48:567-576. Baillargeon S, Rivest L-P (2007). Rcapture: loglinear models for capture-recapture in R.
    Journal of Statistical Software 19(5).
    """

    def height(persons: float) -> float:
        total = observed + persons
        own = xlogy(persons, persons) - xlogy(total, total) + gammaln(total + 1) - gammaln(persons + 1)
        return float(own) - deviance(persons) / 2

    if not missed < MEANINGLESS:
        return observed + missed, None
    widest = 3 * missed + 10
    # where nothing fits the curve is infinite, and the search goes on by golden sections
    with np.errstate(invalid="ignore"):
        top = minimize_scalar(lambda persons: -height(persons), bounds=(0, widest), method="bounded")
    best, level = float(top.x), -float(top.fun) - chdtri(1, 1 - LEVEL) / 2
    lower = 0.0 if height(0.0) >= level else brentq(lambda each: height(each) - level, 0.0, best)
    step = max(best, 1.0)
    while height(best + step) >= level:
        step *= 2
        if best + step > min(FARTHEST * max(missed, 1.0), MEANINGLESS):
            return observed + best, None
    upper = brentq(lambda each: height(each) - level, best, best + step)
    return observed + best, Interval(level=LEVEL, lower=observed + lower, upper=observed + upper, kind=KIND)


def deviance_of(ready: Extended, lists: int) -> Deviance:
    """Deviance curve of a hierarchical model: the unobserved cell is kept and filled."""
    keep, counts = ready.keep.copy(), ready.counts.copy()
    keep[0] = True
    beta, means = np.empty(ready.finite.size), np.empty(counts.size)

    def deviance(persons: float) -> float:
        counts[0] = persons
        return fit_poisson(ready.finite, keep, counts, lists, beta, means)[0]

    return deviance
