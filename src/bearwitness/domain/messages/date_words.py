"""A date as somebody knows it, in words."""

from __future__ import annotations

from bearwitness.domain.edtf import DatePoint, read_edtf
from bearwitness.domain.messages import Language, day_words, message
from bearwitness.domain.partial_date import PartialDate

SEASONS = {3: "spring", 6: "summer", 9: "autumn", 1: "winter"}
"""By the month in which a season of EDTF begins; a winter counts from the first month of its year."""
MARKS = {"?": ("uncertain",), "~": ("about",), "%": ("about", "uncertain")}


def date_words(value: PartialDate, language: Language) -> str:
    """Say a date with its doubt: a month, a season, a decade, an interval, about then, perhaps then.

    Examples
    --------
    >>> date_words(PartialDate.parse("2003-11/2004-21?"), "en")
    'November 2003 to spring 2004 (uncertain)'
    """
    span = read_edtf(value.edtf)
    if span.start is None and span.end is not None:
        return message("domain.dates.until", language, high=_point(span.end, language))
    if span.end is None and span.start is not None:
        return message("domain.dates.since", language, low=_point(span.start, language))
    start, end = (_point(each, language) if each else "" for each in (span.start, span.end))
    return start if "/" not in value.edtf else message("domain.dates.range", language, low=start, high=end)


def _point(point: DatePoint, language: Language) -> str:
    found = _plain(point, language)
    for mark in MARKS.get(point.mark, ()):
        found = message(f"domain.dates.{mark}", language, value=found)
    return found


def _plain(point: DatePoint, language: Language) -> str:
    first = point.earliest
    if point.unit == "day":
        return day_words(first, language)
    if point.unit == "season":
        season = message(f"domain.dates.{SEASONS[first.month]}", language)
        return message("domain.dates.season", language, season=season, year=first.year)
    month = f"{first:%B}" if language == "en" else str(first.month)
    return message(
        f"domain.dates.{point.unit}", language, year=first.year, month=month, last=point.latest.year
    )
