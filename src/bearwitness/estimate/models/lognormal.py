"""Limits for a total of which only the missed part is uncertain, so that they never fall below it."""

from __future__ import annotations

import math

from scipy.special import ndtri

LEVEL = 0.95
"""Every interval here is two-sided at this level; its lower limit alone holds at 97.5 %."""

Z = float(ndtri((1 + LEVEL) / 2))


def limits(observed: int, missed: float, variance: float) -> tuple[float, float]:
    """Log-normal limits of observed + missed, persons (Chao 1987).

    Examples
    --------
    >>> [round(limit) for limit in limits(100, 50.0, 25.0)]
    [141, 161]
    """
    if missed <= 0:
        return float(observed), float(observed)
    spread = math.exp(Z * math.sqrt(math.log1p(variance / missed**2)))
    return observed + missed / spread, observed + missed * spread
