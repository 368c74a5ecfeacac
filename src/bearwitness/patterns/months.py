"""Dates as months between which a day lies, for arithmetic."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bearwitness.domain.partial_date import PartialDate

Months = tuple[float, float]
"""Earliest and latest, counted from the year 0; infinite where open."""
NEVER: Months = (float("-inf"), float("inf"))


@lru_cache(maxsize=65_536)
def months(edtf: str) -> Months:
    """Bounds of a date; no bounds at all where nothing is said or where ``?`` says that it may be wrong."""
    if not edtf:
        return NEVER
    day = PartialDate(edtf=edtf)
    if day.uncertain:
        return NEVER
    first, last = day.bounds()
    return (
        NEVER[0] if first is None else _at(first, 0),
        NEVER[1] if last is None else _at(last, 1),
    )


def year_of(edtf: str) -> int | None:
    """Year of a date that certainly lies in one; ``None`` for every other."""
    low, high = months(edtf)
    if low == NEVER[0] or high == NEVER[1]:
        return None
    first, last = int(low // 12), int((high - 1e-9) // 12)
    return first if first == last else None


def years(edtf: str) -> tuple[int, int] | None:
    """First and last year in which a date may lie; ``None`` where the first is open."""
    low, high = months(edtf)
    if low == NEVER[0]:
        return None
    return int(low // 12), 9999 if high == NEVER[1] else int((high - 1e-9) // 12)


def _at(day: date, end: int) -> float:
    return day.year * 12 + day.month - 1 + (day.day - 1 + end) / 31
