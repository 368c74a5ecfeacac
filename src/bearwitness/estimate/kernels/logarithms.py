"""Logarithms of a whole array at once, in loops that the compiler can turn into vector instructions."""

from __future__ import annotations

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats

LN2_HIGH, LN2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10
ROOT_HALF = 0x3FE6A09E667F3BCD
"""Bits of the square root of one half: parts of numbers are taken between it and its double."""

FAR = 512
"""Powers of two that numbers may lie from 1, either way."""

MAGIC = 6755399441055744.0
MAGIC_BITS = 0x4338000000000000
"""1.5 * 2^52 and its bits: whole numbers added to the one are added to the other."""


@compiled
def logarithms(of: Floats, into: Floats, room: Floats) -> None:
    """Natural logarithms to within 4e-16 of 1 or of themselves; the arrays are C-contiguous, of one size, apart.

    x = 2^k m with m from sqrt(1/2) to sqrt(2); log m = 2 artanh((m - 1) / (m + 1)) by its series.
    """
    result, power = into.reshape(into.size), room.reshape(room.size)
    bits, parts, powers = of.reshape(of.size).view(np.int64), result.view(np.int64), power.view(np.int64)
    for i in range(bits.size):
        whole = ((bits[i] - ROOT_HALF + (FAR << 52)) >> 52) - FAR
        parts[i] = bits[i] - (whole << 52)
        powers[i] = MAGIC_BITS + whole
    for i in range(bits.size):
        s = (result[i] - 1.0) / (result[i] + 1.0)
        z = s * s
        w = z * z
        low = 1.0 / 3 + z * (1.0 / 5) + w * (1.0 / 7 + z * (1.0 / 9))
        high = 1.0 / 11 + z * (1.0 / 13) + w * (1.0 / 15 + z * (1.0 / 17) + w * (1.0 / 19))
        whole_part = power[i] - MAGIC
        small = 2.0 * s * z * (low + w * w * high) + whole_part * LN2_LOW
        result[i] = whole_part * LN2_HIGH + (2.0 * s + small)
