"""Shares of the classes as logarithms, and the sticks that they come from."""

from __future__ import annotations

import math

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats

FAR = 200.0
"""Sizes of log e beyond which double precision ends; the prior there is below e^-50."""

EXACT = -37.0
"""Where log(1 + e^x) is e^x in double precision."""


@compiled
def log_shares_of(logs: Floats, share: Floats) -> None:
    """Logarithms of the shares of the classes from log e of the sticks; shares themselves soon leave double precision."""
    spent = 0.0
    for k in range(share.size - 1):
        stick = math.exp(logs[k])
        share[k] = math.log(-math.expm1(-stick)) - spent
        spent += stick
    share[-1] = -spent


@compiled
def sticks_of(share: Floats, logs: Floats) -> bool:
    """Log e of the sticks from logarithms of the shares; whether they are within reach."""
    rest = share[-1]
    for k in range(share.size - 2, -1, -1):
        ratio = share[k] - rest
        logs[k] = math.log(softplus(ratio)) if ratio > EXACT else ratio
        if not abs(logs[k]) < FAR:
            return False
        rest += softplus(ratio)
    return True


@compiled
def log_prior_of_shares(share: Floats, prior: Floats) -> float:
    """Log prior density of the shares: that of the sticks, with de_k / dnu_k = 1 / (what is left after k)."""
    rest = share[-1]
    density = -(prior[0] + share.size - 1) * math.log(prior[1] - rest) - rest
    for k in range(share.size - 2, 0, -1):
        rest += softplus(share[k] - rest)
        density -= rest
    return float(density)


@compiled
def softplus(x: float) -> float:
    """Log of 1 + e^x."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
