"""Dates of birth to the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bearwitness.intake.masking.proposal import Found

_YEAR = r"(?:19|20)\d{2}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_HAN, _HANGUL = "一二三四五六七八九十", "일이삼사오육유칠팔구시십"
_DAY = (
    rf"(?<![\d.,])(?:{_YEAR}\s?[-./年년]\s?\d{{1,2}}\s?[-./月월]\s?\d{{1,2}}\s?[日号號일]?"
    rf"|\d{{1,2}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?{_YEAR})(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}(?!\d)"
    rf"|(?<![a-z]){_MONTH}\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)"
    rf"|[零〇一二三四五六七八九]{{4}}年\s?[{_HAN}]{{1,2}}月\s?[{_HAN}]{{1,3}}[日号號]"
    rf"|[이천구백{_HANGUL}]{{3,9}}\s?년\s?[{_HANGUL}]{{1,2}}\s?월\s?[{_HANGUL}]{{1,3}}\s?일"
)
_BORN = (
    r"\bborn\b|\bbirth|\bdob\b|\bd\.o\.b\b|생년월일|생일|태어|출생|낳았|낳은|낳고|났습니다|났다|났어요"
    r"|出生|生日|生于|生於|生的|生人|生下|生了|诞生|誕生"
)
_HANGUL_AFTER = r"\s?생(?![가-힣])|\s?생(?=[이인의으입])"

_DAYS = re.compile(_DAY)
_BIRTH = re.compile(_BORN)
_SUFFIX = re.compile(_HANGUL_AFTER)
_STOPPED = re.compile(r"\d\s?\.\s?\d")
_END = re.compile(r"[。！？\n]|[.!?](?=\s|$)")


def find_births(plain: str) -> Iterator[Found]:
    """Every full date in a sentence that speaks of birth, wherever in it; other dates are left alone.

    Parameters
    ----------
    plain
        Folded, in lower case.
    """
    days = [match.span() for match in _DAYS.finditer(plain)]
    ends = [at for at in (match.start() for match in _END.finditer(plain)) if not _within(plain, at, days)]
    for start, end in days:
        first = max((at + 1 for at in ends if at < start), default=0)
        last = min((at for at in ends if at >= end), default=len(plain))
        if _BIRTH.search(plain, first, last) or _SUFFIX.match(plain, end):
            yield "Other", start, end


def _within(plain: str, at: int, days: list[tuple[int, int]]) -> bool:
    """Whether the stop belongs to a date, as in 1990. 4. 2. and 2 Apr. 1990."""
    return any(start <= at < end or (at == end and _STOPPED.search(plain, start, end)) for start, end in days)
