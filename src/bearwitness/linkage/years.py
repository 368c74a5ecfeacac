"""Years as lists write them, to the years that they can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bearwitness.domain.errors import BadValue
from bearwitness.domain.partial_date import PartialDate

_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE = re.compile(r"(\d{1,3})\s*@\s*((?:19|20)\d\d)")
_COUNTS = {"korean age": (1, 1), "age": (-1, 0), "": (-1, 1)}
"""First and last year of birth beside year less age, by the way of counting; both ways where it is not said."""
_MARGINS = {"": (0, 0), "year": (0, 0), "korean age": (0, 0), "age": (1, 0), "about": (2, 2)}
"""Years before and after the stated one, by how it was come by.

A Korean age counts calendar years, so that it tells the year of birth exactly (year of asking + 1 - age); from an
international age one subtracts without knowing whether the birthday had passed, so that the year may be one earlier.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last possible year; `exact` where the writer claimed to know."""

    low: int
    high: int
    exact: bool


@cache
def years(text: str, precision: str = "") -> Years | None:
    """Years that a text can mean; none where it says no year.

    Parameters
    ----------
    text : str
        A year (``1988``), EDTF (``1988?``, ``1988~``, ``1987/1989``, ``198X``), or an age with the year in which it was
        stated (``24@2003``).
    precision : {"", "year", "about", "age", "korean age"}
        How the writer came by it.

    Examples
    --------
    >>> years("1988", "age")
    Years(low=1987, high=1988, exact=False)
    >>> years("1988", "korean age").exact
    True
    >>> years("24@2003", "korean age")
    Years(low=1980, high=1980, exact=True)
    """
    stated, way = text.strip(), precision.strip().lower()
    if (aged := _AGE.fullmatch(stated)) is not None:
        return _aged(int(aged[1]), int(aged[2]), way)
    before, after = _MARGINS.get(way, (0, 0))
    found = _edtf(stated) or _plain(stated)
    if found is None:
        return None
    low, high = found[0] - before, found[1] + after
    return Years(low=low, high=high, exact=low == high)


def _aged(age: int, year: int, way: str) -> Years:
    """Years of birth of somebody who was so old in a year."""
    before, after = _COUNTS.get(way, _COUNTS[""])
    doubt = 2 if way == "about" else 0
    low, high = year - age + before - doubt, year - age + after + doubt
    return Years(low=low, high=high, exact=low == high)


def _edtf(text: str) -> tuple[int, int] | None:
    try:
        date = PartialDate.parse(text)
    except BadValue:
        return None
    low, high = date.bounds()
    if low is None or high is None:
        return None
    doubt = 2 if date.uncertain else 0
    return low.year - doubt, high.year + doubt


def _plain(text: str) -> tuple[int, int] | None:
    found = [int(each) for each in _YEAR.findall(text)]
    return (min(found), max(found)) if found else None
