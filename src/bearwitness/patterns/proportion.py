"""Shares with limits that hold for small numbers, for persons counted twice, and for what nobody tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import beta, binom

LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share: value among what is known, 95 % limits, how many were counted, of how many, how many are open."""

    value: float
    lower: float
    upper: float
    n: int
    of: int
    unknown: int = 0


def share(yes: int, of: int, *, unknown: int = 0, effective: float | None = None) -> Share:
    """Share of `of` that is `yes`, where `unknown` of them may be either.

    Limits are exact binomial ones on the effective sample size. Unknown ones are taken as *no* for the lower and as
    *yes* for the upper limit, so that limits hold whatever they were.

    Parameters
    ----------
    yes, of
        How many are, and of how many.
    unknown
        How many may be either.
    effective
        Sample size after the design effect of persons counted several times; `of`, where not given.

    References
    ----------
    Clopper, C. J. and Pearson, E. S. (1934), Biometrika 26, 404-413. Korn, E. L. and Graubard, B. I. (1998), Survey
    Methodology 24, 193-201. Manski, C. F. (1989), Journal of Human Resources 24, 343-360 (bounds).

    Examples
    --------
    >>> found = share(5, 10)
    >>> round(found.lower, 3), found.value, round(found.upper, 3)
    (0.187, 0.5, 0.813)
    """
    known = of - unknown
    size = float(of) if effective is None else effective
    tail = (1 - LEVEL) / 2
    low, high = yes / of * size, (yes + unknown) / of * size
    return Share(
        value=yes / known if known else 0.0,
        lower=float(beta.ppf(tail, low, size - low + 1)) if low > 0 else 0.0,
        upper=float(beta.ppf(1 - tail, high + 1, size - high)) if high < size else 1.0,
        n=yes,
        of=of,
        unknown=unknown,
    )


def effective_size(yes: Sequence[int], of: Sequence[int]) -> float:
    """Sample size that independent observations with the same variance would have; never above the number.

    Parameters
    ----------
    yes, of
        For each person, how many of her observations are yes, and how many there are.

    References
    ----------
    Kish, L. (1965), Survey Sampling, Wiley (design effect), with the linearised variance of a ratio.
    """
    hits, sizes = np.asarray(yes, dtype=float), np.asarray(of, dtype=float)
    total, persons = float(sizes.sum()), len(sizes)
    if persons < 2 or total == persons:
        return total
    value = float(hits.sum()) / total
    if value in (0.0, 1.0):
        return float(persons)
    residual = hits - value * sizes
    variance = persons / (persons - 1) * float(residual @ residual) / total**2
    binomial = value * (1 - value) / total
    return total / max(1.0, variance / binomial)


def difference(one: Share, two: Share) -> tuple[float, float, float]:
    """How much larger the first share is, with 95 % limits from the limits of the two.

    References
    ----------
    Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890, method 10, with the limits of :func:`share`.
    """
    value = one.value - two.value
    down = np.hypot(one.value - one.lower, two.upper - two.value)
    up = np.hypot(one.upper - one.value, two.value - two.lower)
    return value, float(value - down), float(value + up)


def median_limits(lows: Sequence[float], highs: Sequence[float]) -> tuple[float, float, float, float] | None:
    """Median of amounts that are each known between two ends: its two ends, and 95 % limits around them.

    Limits are order statistics, which assume nothing of the distribution; ``None`` where there are too few.

    References
    ----------
    Conover, W. J. (1999), Practical Nonparametric Statistics, 3rd edition, Wiley, section 3.2.
    """
    low, high = np.sort(np.asarray(lows)), np.sort(np.asarray(highs))
    number = len(low)
    at = int(binom.ppf((1 - LEVEL) / 2, number, 0.5)) - 1
    if at < 0:
        return None
    return (
        float(np.median(low)),
        float(np.median(high)),
        float(low[at]),
        float(high[number - 1 - at]),
    )
