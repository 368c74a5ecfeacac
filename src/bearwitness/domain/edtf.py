"""The grammar of EDTF (ISO 8601-2, levels 0 and 1) as far as dates go: points and intervals."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from bearwitness.domain.errors import BadValue

Unit = Literal["day", "month", "season", "year", "decade", "century"]

EXAMPLE = "1998, 1998~, 199X, 2003-11, 2003-11-05, 2003-11/2004-02, ..2009"
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
"""First and last month of spring, summer and autumn in the northern hemisphere."""
WINTER = 24

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%])?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePoint:
    """One date of EDTF: the days between which it lies, its unit and its mark (``?``, ``~``, ``%``)."""

    earliest: date
    latest: date
    unit: Unit
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """What an EDTF text says: its canonical text and its two ends; ``None`` is open or unknown."""

    text: str
    start: DatePoint | None
    end: DatePoint | None


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> DateSpan:
    """Read a date or an interval; an open start is written ``..2009``, an open end ``2009..``.

    Raises
    ------
    BadValue
        Where the text is no EDTF of these levels, names no day of the calendar, or ends before it begins.
    """
    start_text, end_text = _ends(text)
    start = None if start_text in {"", ".."} else read_point(start_text)
    end = None if end_text in {"", ".."} else read_point(end_text)
    if start is None and end is None:
        raise BadValue(kind="date", example=EXAMPLE)
    if start is not None and end is not None and start.earliest > end.latest:
        raise BadValue(kind="date", example=EXAMPLE)
    return DateSpan(text=_canonical(text, start_text, end_text), start=start, end=end)


def read_point(text: str) -> DatePoint:
    """Read one date without an interval."""
    found = _POINT.fullmatch(text)
    if found is None:
        raise BadValue(kind="date", example=EXAMPLE)
    try:
        earliest, latest, unit = _days(found["year"], found["month"], found["day"])
    except ValueError as error:
        raise BadValue(kind="date", example=EXAMPLE) from error
    return DatePoint(earliest=earliest, latest=latest, unit=unit, mark=found["mark"] or "")


def _ends(text: str) -> tuple[str, str]:
    """Start and end of an interval; a plain date is both."""
    if "/" in text:
        start, _, end = text.partition("/")
        return start, end
    if text.startswith(".."):
        return "..", text[2:]
    if text.endswith(".."):
        return text[:-2], ".."
    return text, text


def _canonical(text: str, start: str, end: str) -> str:
    """One way of writing an open interval; everything else stands as it is."""
    if start == "..":
        return f"..{end}"
    return f"{start}.." if end == ".." else text


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date, Unit]:
    """First and last day that the digits allow, and what they leave open."""
    if "X" in year:
        if month not in {None, "XX"}:
            raise ValueError(month)
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        unit: Unit = "century" if year.endswith("XX") else "decade"
        return date(max(first, 1), 1, 1), date(last, 12, 31), unit
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            raise ValueError(day)
        return date(int(year), 1, 1), date(int(year), 12, 31), "year"
    if int(month) > 12:
        return _season(int(year), int(month), day)
    return _month(int(year), int(month), day)


def _month(year: int, month: int, day: str | None) -> tuple[date, date, Unit]:
    """Days of a month, or the one day."""
    if day is None or day == "XX":
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
    return date(year, month, int(day)), date(year, month, int(day)), "day"


def _season(year: int, season: int, day: str | None) -> tuple[date, date, Unit]:
    """Days of a season; a winter may be the year's first months or those around its end."""
    if day is not None or (season not in SEASONS and season != WINTER):
        raise ValueError(season)
    if season == WINTER:
        last = min(year + 1, 9999)
        return date(year, 1, 1), date(last, 2, monthrange(last, 2)[1]), "season"
    first, last = SEASONS[season]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), "season"
