"""Dates in EDTF: full dates, months, years with a cue, decades, and ranges of them.

A plain four-digit number is a year only with a cue (in, since, by, between ... and, 년, 年, a month's name).
Since, after: no end; before, until, by: no beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.date_words import BEFORE, DATE, EDGES, JOINER, MONTHS, NO_YEAR_AFTER, YEAR_CUE
from bearwitness.intake.hedges import Hedge
from bearwitness.intake.sheet import Sheet

_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "봄": 21,
    "여름": 22,
    "가을": 23,
    "겨울": 24,
    "春": 21,
    "夏": 22,
    "秋": 23,
    "冬": 24,
}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    edtf: str
    start: int
    end: int
    bare: bool


def find_dates(sheet: Sheet) -> list[Candidate]:
    """Dates of a text."""
    dates = list(_dates(sheet.plain))
    found: list[Candidate] = []
    at = 0
    while at < len(dates):
        first, last = dates[at], dates[at]
        if at + 1 < len(dates) and _ranges(sheet.plain, first, dates[at + 1]):
            last = dates[at + 1]
            at += 1
        at += 1
        if candidate := _candidate(sheet, first, last):
            found.append(candidate)
    return found


def _dates(plain: str) -> Iterator[_Date]:
    for found in DATE.finditer(plain):
        edtf = _edtf(found)
        if edtf is not None:
            yield _Date(edtf=edtf, start=found.start(), end=found.end(), bare=found["bare"] is not None)


def _edtf(found: re.Match[str]) -> str | None:
    parts = {
        name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value is not None
    }
    year = _year(parts)
    if year is None or "season" in parts:
        return f"{year}-{_SEASONS[parts['season']]}" if year else None
    if "decade" in parts:
        return f"{year[:3]}X"
    if "month" not in parts:
        return year
    month = int(MONTHS.get(parts["month"][:3]) or _small(parts["month"]))
    if not 1 <= month <= 12:
        return None
    if "day" not in parts:
        return f"{year}-{month:02d}"
    day = _small(parts["day"])
    return (
        f"{year}-{month:02d}-{day:02d}"
        if 1 <= day <= _DAYS[month - 1] and not _no_leap(year, month, day)
        else None
    )


def _no_leap(year: str, month: int, day: int) -> bool:
    return (month, day) == (2, 29) and (int(year) % 4 != 0 or int(year) == 1900)


def _year(parts: dict[str, str]) -> str | None:
    if "century" in parts:
        return str((_small(parts["century"]) - 1) * 100 + _small(parts["decade"]))
    written = parts.get("year") or parts.get("bare") or parts.get("decade") or ""
    year = written.translate(_HAN_DIGITS)
    return year if year.isdigit() and 1900 <= int(year) < 2100 else None


def _small(written: str) -> int:
    """Number up to 99 in digits or in Chinese."""
    if "十" not in written:
        return int(written.translate(_HAN_DIGITS))
    tens, ones = written.split("十")
    return int(tens.translate(_HAN_DIGITS) or 1) * 10 + int(ones.translate(_HAN_DIGITS) or 0)


def _ranges(plain: str, first: _Date, second: _Date) -> bool:
    joiner = JOINER.fullmatch(plain[first.end : second.start])
    if joiner is None or not first.edtf.replace("X", "0") < second.edtf.replace("X", "9"):
        return False
    before = plain[max(0, first.start - 16) : first.start]
    if joiner["and"]:
        return bool(
            re.search(r"\bbetween\s$", before)
            or re.match(r"\s?(?:사이|之间)", plain[second.end : second.end + 4])
        )
    return not (first.bare and second.bare) or bool(YEAR_CUE.search(before))


def _candidate(sheet: Sheet, first: _Date, last: _Date) -> Candidate | None:
    window_start = max(0, first.start - 24)
    window = sheet.plain[window_start : first.start]
    cue = YEAR_CUE.search(window)
    if first.bare and last.bare and (cue is None or NO_YEAR_AFTER.match(sheet.plain, last.end)):
        return None
    start, end, hedges = _edges(sheet, first, last)
    low: str | None = first.edtf
    high: str | None = last.edtf
    effects = [hedge.effect for hedge in hedges]
    if first is last and "most" in effects:
        low = None
    elif first is last and "least" in effects:
        high = None
    words = " ".join(" ".join(hedge.words for hedge in hedges).split())
    return Candidate(
        kind="date", low=low, high=high, unit=None, hedge=words or None, about=None,
        start=start, end=end, quote=sheet.quote(start, end),
    )  # fmt: skip


def _edges(sheet: Sheet, first: _Date, last: _Date) -> tuple[int, int, list[Hedge]]:
    """Start and end with the words of doubt and of bounds around a date, and those words."""
    start, end = first.start, last.end
    hedges: list[Hedge] = []
    for _ in range(2):
        window = sheet.plain[max(0, start - 24) : start]
        for effect, pattern in EDGES["before"]:
            if (found := pattern.search(window)) and not (
                found.group().startswith("from") and first is not last
            ):
                start -= len(window) - found.start()
                hedges.insert(0, Hedge(words=found.group(), effect=effect, at=start))
                break
    if first is not last and (opened := BEFORE.search(sheet.plain[max(0, start - 10) : start])):
        start -= len(opened.group())
    for effect, pattern in EDGES["after"]:
        if found := pattern.match(sheet.plain, end):
            end = found.end()
            if found.group().strip() != "까지" or first is last:
                hedges.append(Hedge(words=found.group(), effect=effect, at=end))
            break
    return (
        start,
        end,
        [replace(hedge, words=hedge.words.strip(" -\n").removesuffix(" the")) for hedge in hedges],
    )
