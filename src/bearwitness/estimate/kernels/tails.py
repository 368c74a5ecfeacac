"""Tails of the Poisson law."""

from __future__ import annotations

import math

from bearwitness.compiled import compiled

SMALL = 1e-17


@compiled
def smaller_tail(count: float, mean: float) -> float:
    """The smaller of P(X <= count) and P(X >= count), one-sided, for a whole count."""
    if mean <= 0.0:
        return 1.0 if count == 0.0 else 0.0
    chance = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1.0))
    term = total = 1.0
    if count > mean:
        above = count
        while term > SMALL * total:
            above += 1.0
            term *= mean / above
            total += term
    else:
        below = count
        while below > 0.0 and term > SMALL * total:
            term *= below / mean
            below -= 1.0
            total += term
    tail = chance * total
    return min(tail, 1.0 - tail + chance)
