"""Bias-corrected and accelerated limits, and plain percentiles, from replicates of a whole procedure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.models.lognormal import LEVEL
from bearwitness.estimate.note import Note

TIE = 1e-8
"""Replicates this near to the estimate, relatively, tie with it: the fits stop at such differences."""

MOST_WITHOUT = 0.05
"""Share of replicates without an estimate above which limits would speak of the others only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resampled:
    """Limits of one procedure side by side, the first being the one to show; and what to say of them."""

    intervals: tuple[Interval, ...]
    notes: tuple[Note, ...]


def resampled(total: float, replicates: Floats, left_out: Floats, weights: Floats) -> Resampled:
    """Limits from bootstrap and jackknife totals.

    Parameters
    ----------
    total : float
        Estimate on the table itself.
    replicates : array, shape (R,)
        Estimates on bootstrap tables, nan where there is none.
    left_out, weights : arrays, shape (K,)
        Estimates with one person of each pattern left out, and the persons who have it.
    """
    sound = replicates[np.isfinite(replicates)]
    without = replicates.size - sound.size
    notes = [Note(code="replicates_without", values={"number": without})] if without else []
    if without > MOST_WITHOUT * replicates.size:
        return Resampled(intervals=(), notes=tuple(notes))
    plain = Interval(
        level=LEVEL,
        lower=quantile(sound, (1 - LEVEL) / 2),
        upper=quantile(sound, (1 + LEVEL) / 2),
        kind="percentile_type8",
    )
    below = share_below(sound, total)
    if not np.isfinite(left_out).all() or not 0 < below < 1:
        notes += [Note(code="no_bca"), *_extreme(sound.size, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))]
        return Resampled(intervals=(plain,), notes=tuple(notes))
    levels = corrected_levels(below, acceleration(left_out, weights), LEVEL)
    notes += _extreme(sound.size, levels)
    lower, upper = (quantile(sound, each) for each in levels)
    return Resampled(
        intervals=(Interval(level=LEVEL, lower=lower, upper=upper, kind="bca"), plain), notes=tuple(notes)
    )


def _extreme(replicates: int, levels: tuple[float, float]) -> list[Note]:
    """Note where limits at these levels fall on the smallest or largest of so many replicates."""
    ends = [(replicates + 1 / 3) * each + 1 / 3 for each in levels]
    if ends[0] > 1 and ends[1] < replicates:
        return []
    return [Note(code="extreme_replicate", values={"number": replicates})]


def share_below(replicates: Floats, total: float) -> float:
    """Share of replicates below the estimate, ties counted by half.

    Replicates that choose the original model often come back to the estimate up to rounding, and the noise
    of the last digit must not decide on which side they fall.
    """
    tied = np.isclose(replicates, total, rtol=TIE, atol=0.0)
    return float(((replicates < total) & ~tied).mean() + tied.mean() / 2)


def acceleration(left_out: Floats, weights: Floats) -> float:
    """Skewness of the influence of single persons over 6, by the jackknife (0 where nobody matters)."""
    apart = float(weights @ left_out / weights.sum()) - left_out
    spread = float(weights @ apart**2)
    return float(weights @ apart**3) / (6 * spread**1.5) if spread > 0 else 0.0


def corrected_levels(below: float, speed: float, level: float) -> tuple[float, float]:
    """Levels of the replicates that bias-corrected and accelerated limits take.

    Parameters
    ----------
    below : float
        Share of replicates below the estimate, strictly between 0 and 1.
    speed : float
        Acceleration.
    level : float
        Nominal, two-sided.

    References
    ----------
    Efron B (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association
    82:171-185.

    Examples
    --------
    Without bias and acceleration they are plain percentiles:

    >>> [round(each, 3) for each in corrected_levels(0.5, 0.0, 0.95)]
    [0.025, 0.975]
    """
    bias = float(ndtri(below))
    ends = []
    for nominal in ((1 - level) / 2, (1 + level) / 2):
        shifted = bias + float(ndtri(nominal))
        room = 1 - speed * shifted
        ends.append(float(ndtr(bias + shifted / room)) if room > 0 else math.copysign(0.5, shifted) + 0.5)
    return ends[0], ends[1]


def quantile(replicates: Floats, level: float) -> float:
    """Hyndman and Fan's type 8."""
    return float(np.quantile(replicates, level, method="median_unbiased"))
