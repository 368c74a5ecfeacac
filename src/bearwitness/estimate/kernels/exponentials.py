"""Exponentials of a whole array at once, in loops that the compiler can turn into vector instructions."""

from __future__ import annotations

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats

LOG2E = 1.4426950408889634
LN2_HIGH, LN2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10
MAGIC = 6755399441055744.0
"""1.5 * 2^52: what is added to it is rounded to a whole number, held in the last bits."""

LARGEST = 700.0
"""Arguments are taken to be within this of 0, so that results stay within double precision."""


@compiled
def exponentials(of: Floats, into: Floats, room: Floats) -> None:
    """Exponentials to within 3e-16 relative; `of`, `into` and `room` are C-contiguous, of one size, and apart.

    x = k log 2 + r with |r| <= log(2) / 2; e^r by its series to r^12, times 2^k put together from its bits.
    """
    x, result, scale = of.reshape(of.size), into.reshape(into.size), room.reshape(room.size)
    bits = scale.view(np.int64)
    for i in range(x.size):
        each = min(max(x[i], -LARGEST), LARGEST)
        rounded = each * LOG2E + MAGIC
        whole = rounded - MAGIC
        r = (each - whole * LN2_HIGH) - whole * LN2_LOW
        square = r * r
        low = 1.0 + r + square * (1.0 / 2 + r * (1.0 / 6))
        middle = 1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720 + r * (1.0 / 5040))
        high = 1.0 / 40320 + r * (1.0 / 362880) + square * (1.0 / 3628800 + r * (1.0 / 39916800))
        fourth = square * square
        result[i] = low + fourth * (middle + fourth * (high + fourth * (1.0 / 479001600)))
        scale[i] = rounded
    for i in range(x.size):
        bits[i] = (bits[i] + 1023) << 52
    for i in range(x.size):
        result[i] *= scale[i]
