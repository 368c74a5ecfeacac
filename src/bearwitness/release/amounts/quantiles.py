"""Mean and quartiles of amounts that are each known between two ends, as far as they tell of no single person."""

from __future__ import annotations

import math
from collections.abc import Collection

from bearwitness.domain.released_table import Span
from bearwitness.release.amounts.amounts import Range
from bearwitness.release.rounding import Rounding

_TWO = Rounding(step=1)


def mean(amounts: Collection[Range]) -> Span:
    """Mean over persons: the mean of the low ends to that of the high ends, to two significant figures."""
    number = len(amounts)
    return outwards(sum(low for low, _ in amounts) / number, sum(high for _, high in amounts) / number)


def quantile(
    amounts: Collection[Range], part: float, threshold: int, *, fewest: int | None = None
) -> Span | None:
    """Amount that a part of the persons does not exceed.

    Parameters
    ----------
    amounts
        Ends for each person.
    part
        Such as 0.5 for the median.
    threshold
        Persons that must be on each side of it, itself included: an amount further out is one of too few.
    fewest
        Fewest persons that there are to a reader who is told a rounded number: whether a quantile leaves follows from it,
        for otherwise that would tell on which side of a limit the true number lies. Without it that number counts.

    Returns
    -------
    Span or None
        To two significant figures, ends outwards; None where too few are on a side.
    """
    if not _enough((len(amounts) if fewest is None else fewest) - 1, part, threshold):
        return None
    low, high = math.floor((len(amounts) - 1) * part), math.ceil((len(amounts) - 1) * part)
    return outwards(sorted(low for low, _ in amounts)[low], sorted(high for _, high in amounts)[high])


def _enough(last: int, part: float, threshold: int) -> bool:
    return math.floor(last * part) + 1 >= threshold and last - math.ceil(last * part) + 1 >= threshold


def outwards(low: float, high: float) -> Span:
    """Two ends as readers see them: in two significant figures, outwards, an open high end as none."""
    return Span(low=_TWO.down(low) or 0, high=None if math.isinf(high) else _TWO.up(high))


def nearest(low: float, high: float) -> Span:
    """Two ends in two significant figures, each to the nearest."""
    return Span(low=_TWO.near(low) or 0, high=None if math.isinf(high) else _TWO.near(high))
