"""Counts of persons: a number with a noun for persons, or with a classifier for persons (명, 名).

"One woman", 한 여성 and 一名妇女 are as good as an article and no count, unless a hedge makes them one
(at least one woman).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.people import (
    CHINESE_MODIFIER,
    CHINESE_NOUN,
    ENGLISH_OF_MANY,
    ENGLISH_PERSON,
    KOREAN_NOUN,
    KOREAN_NOUN_LAST,
)
from bearwitness.intake.numerals.number import Number
from bearwitness.intake.reading import Reading, extended, hedged, merged, reading_of
from bearwitness.intake.sheet import Sheet

_KOREAN = re.compile(
    r"\s?(?P<more>여|餘)?\s?(?:명(?![령칭문백확시예절성찰])|사람(?!당)|인(?=[의이은을과 .,)]|$)(?!의\s?구|\s?(?:가족|가구|실)))(?!당)"
)
_KOREAN_BARE = re.compile(rf"\s(?={KOREAN_NOUN.pattern})")
_KOREAN_TAIL = re.compile(
    rf"(?:의|에 달하는|에 이르는)?\s(?:북한\s|탈북\s|중국\s|젊은\s|어린\s)*{KOREAN_NOUN.pattern}(?!당)"
)
_CHINESE = re.compile(
    r"\s?(?P<more>多|余|餘|来|几)?(?:名(?![字义称单额誉牌])|个(?=女|男|孩|人|妇|少|受|幸|姑)|位|口人)"
)
_CHINESE_BARE = re.compile(
    rf"(?P<more>多|余|餘)?(?={CHINESE_MODIFIER}{CHINESE_NOUN.pattern})(?!人(?:均|民|类|权|次|口|生|体|工|物|行|员会))"
)
_CHINESE_TAIL = re.compile(rf"的?{CHINESE_MODIFIER}{CHINESE_NOUN.pattern}")
_WHO_BEFORE_CHINESE = re.compile(rf"{CHINESE_NOUN.pattern}(?:共有|共|有|达|为|中有|中的|中)?$")
_YEAR = (1800, 2100)
_DATED = re.compile(r"\b(?:in|since|by|until|before|after|during|year)\s$")


def find_counts(sheet: Sheet, numbers: Sequence[Number]) -> list[Candidate]:
    """Counts of persons among the numbers."""
    found = []
    readings = [reading for number in numbers if (reading := _read(sheet, number))]
    for reading in merged(sheet, readings):
        candidate = _about(sheet, hedged(sheet, reading))
        if not (_like_an_article(sheet.plain, reading) and candidate.hedge is None):
            found.append(candidate)
    return found


def _read(sheet: Sheet, number: Number) -> Reading | None:
    plain = sheet.plain
    if number.low != int(number.low) or number.high != int(number.high):
        return None
    if english := ENGLISH_PERSON.match(plain, number.end, number.end + 80) or ENGLISH_OF_MANY.match(
        plain, number.end
    ):
        if (
            _DATED.search(plain[max(0, number.start - 8) : number.start])
            and _YEAR[0] <= number.low < _YEAR[1]
        ):
            return None
        return _reading(number, english, about=sheet.quote(*english.span("noun")))
    if east := _KOREAN.match(plain, number.end) or _CHINESE.match(plain, number.end):
        return _reading(number, east, about=None)
    if number.written and (bare := _KOREAN_BARE.match(plain, number.end)):
        return (
            _reading(number, bare, about=sheet.quote(*bare.span("noun")), end=bare.end("noun"))
            if _native(plain, number)
            else None
        )
    if (bare := _CHINESE_BARE.match(plain, number.end)) and not _ordinal_chinese(plain, number):
        return _reading(number, bare, about=sheet.quote(*bare.span("noun")), end=bare.end("noun"))
    return None


def _native(plain: str, number: Number) -> bool:
    """Whether the number is a native Korean one (두 여성), which needs no classifier."""
    return plain[number.start] not in "일이삼사오육칠팔구십백천만억"


def _ordinal_chinese(plain: str, number: Number) -> bool:
    return (
        number.written and number.low < 10 and plain[number.end : number.end + 1] == "人" and number.low == 1
    )


def _reading(number: Number, found: re.Match[str], *, about: str | None, end: int | None = None) -> Reading:
    more = found.groupdict().get("more")
    made = reading_of(number, "count", "persons", start=number.start, end=end or found.end(), more=more)
    return Reading(
        kind="count",
        low=made.low,
        high=made.high,
        unit="persons",
        start=made.start,
        end=made.end,
        hedges=made.hedges,
        about=about,
    )


def _about(sheet: Sheet, candidate: Candidate) -> Candidate:
    """The candidate with whom it counts: the noun after the classifier, else the one before the number."""
    if candidate.about is not None:
        return candidate
    plain = sheet.plain
    for tail in (_KOREAN_TAIL, _CHINESE_TAIL):
        if after := tail.match(plain, candidate.end, candidate.end + 24):
            return extended(sheet, candidate, end=after.end("noun"), about=sheet.quote(*after.span("noun")))
    window = plain[max(0, candidate.start - 14) : candidate.start]
    for before in (KOREAN_NOUN_LAST, _WHO_BEFORE_CHINESE):
        if found := before.search(window):
            return extended(sheet, candidate, end=candidate.end, about=found["noun"])
    return candidate


def _like_an_article(plain: str, reading: Reading) -> bool:
    return reading.low == reading.high == 1 and not plain[reading.start].isdigit()
