"""Ages in years: of persons, single, as ranges, and as decades of life (20대, in her twenties).

Whether a Korean age counts the Korean or the international way (만 12세) is read from the quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.people import ENGLISH_NOUN
from bearwitness.intake.hedges import Hedge, hedge_before
from bearwitness.intake.numerals.number import Number
from bearwitness.intake.reading import Reading, hedged, merged, reading_of
from bearwitness.intake.sheet import Sheet

_OLDEST = 120
_NUMBERED = 3
"""A smaller number after "I was" counts or ranks more often than it tells an age."""
_THINGS = (
    "war|conflict|regime|organi[sz]ation|law|policy|programme|program|system|tradition|house|building|company|case|project"
    "|charity|agreement|treaty|dispute|record|state|country|party|dynasty|plan"
)
_AFTER = re.compile(
    rf"(?:\s?-\s?|\s)years?(?:\s?-\s?|\s)olds?\b(?!\s(?:{_THINGS})\b)|\syears?\sof\sage\b"
    r"|\s?(?P<more>여|多|余|来|几)?\s?(?:세(?![기대트계력금상관무])|살(?![다아았던])|周岁|岁)"
)
_CUE = re.compile(
    r"\b(?:aged|ages|(?:at )?(?:the )?age(?: of)?|(?:the )?ages of|when (?:she|he|i|they|we) (?:was|were|turned)|the (?:youngest|oldest|eldest) (?:\w+ )?(?:is|was|being))\s$"
)
_WAS = re.compile(r"(?<![a-z'-])(?:i|she|he) (?:was|am|is|turned)(?: (?:still|already|then|not yet))? $")
_AFTER_WAS = re.compile(
    r"\s?(?:$|[.;!?)\"”]|,(?!\s?[0-9]))|\s(?:when|at the time|at that time|then|but|so|because)\b"
)
_PERSONS_THAN = re.compile(
    rf"\b(?:{ENGLISH_NOUN.pattern}(?: who (?:are|were))?(?: aged)?|(?:she|he|i|they|who) (?:was|were|am|is|are)(?: still)?)\s$"
)
_NOT_AN_AGE = re.compile(
    r"(?:\s|-)?(?:months?|weeks?|days?|hours?|minutes?|yuan|dollars?|won|times|percent|per cent|others?|km|kilomet|people|women|girls|men|children)\b|%|,[0-9]"
)
_UNDER = re.compile(r"\b(?:under|over|below|above|younger than|older than)\s$")
_AS_YOUNG = re.compile(r"\bas (?:young|old) as\s$")
_DECADE_KOREAN = re.compile(
    r"대(?=의?\s(?:여성|여자|남성|남자|청년|소녀|소년|부부|탈북|북한|초반|중반|후반|초|중|후|이상)|\s?(?:초반|중반|후반)|(?:였|이었|인|에서|에|로|가|도)(?:\s|$|[가-힣.,]))"
    r"(?P<part>\s?(?:초반|중반|후반))?"
)
_DECADE_ENGLISH = re.compile(
    r"\bin (?:her|his|their|my|our) (?P<part>(?:early|mid|late)[\s-])?(?P<ten>twenties|thirties|forties|fifties|sixties|20s|30s|40s|50s|60s)\b"
)
_TENS = {"tw": 20, "th": 30, "fo": 40, "fi": 50, "si": 60, "20": 20, "30": 30, "40": 40, "50": 50, "60": 60}
_FULL_YEARS = re.compile(r"만\s?$")


def find_ages(sheet: Sheet, numbers: Sequence[Number]) -> list[Candidate]:
    """Ages among the numbers, and decades of life."""
    readings = [reading for number in numbers if (reading := _read(sheet.plain, number))]
    return [hedged(sheet, reading) for reading in merged(sheet, readings)] + _decades(sheet)


def _read(plain: str, number: Number) -> Reading | None:
    if not (0 <= number.low <= number.high <= _OLDEST):
        return None
    if found := _AFTER.match(plain, number.end):
        return _started(
            plain, reading_of(number, "age", "years", start=number.start, end=found.end(), more=found["more"])
        )
    if (
        (decade := _DECADE_KOREAN.match(plain, number.end))
        and number.low == number.high
        and number.low % 10 == 0
    ):
        return _decade(number, decade)
    return _cued(plain, number)


def _decade(number: Number, found: re.Match[str]) -> Reading | None:
    if not 10 <= number.low <= 90:
        return None
    made = reading_of(number, "age", "years", start=number.start, end=found.end())
    part = (found["part"] or "").strip()
    hedges = (Hedge(words=part, effect="doubt", at=found.end()),) if part else ()
    return replace(made, high=int(number.low) + 9, hedges=hedges)


def _started(plain: str, reading: Reading) -> Reading:
    """The reading from its cue on ("aged 12 years old", 만 12세)."""
    window = plain[max(0, reading.start - 24) : reading.start]
    for cue in (_FULL_YEARS, _CUE):
        if (found := cue.search(window)) and not _hangul_before(window, found.start()):
            return replace(reading, start=reading.start - len(found.group()))
    return reading


def _hangul_before(window: str, at: int) -> bool:
    return at > 0 and "가" <= window[at - 1] <= "힣"


def _cued(plain: str, number: Number) -> Reading | None:
    """An age without "years": after aged, at the age of, when she was, she was, or girls under."""
    if _NOT_AN_AGE.match(plain, number.end):
        return None
    made = reading_of(number, "age", "years", start=number.start, end=number.end)
    hedge = hedge_before(plain, number.start)
    at = hedge.at if hedge else number.start
    if made.is_range and plain[max(0, at - 8) : at] == "between ":
        at -= 8
    if cue := _CUE.search(plain[max(0, at - 24) : at]):
        return replace(made, start=at - len(cue.group()), hedges=(*made.hedges, *((hedge,) if hedge else ())))
    if _was(plain, number, at) and (hedge is None or hedge.effect in ("doubt", "exact")):
        return made
    window = plain[max(0, number.start - 14) : number.start]
    if hedge and _AS_YOUNG.search(window):
        return made
    if hedge and _UNDER.search(window) and _PERSONS_THAN.search(plain[max(0, at - 30) : at]):
        return made
    return None


def _was(plain: str, number: Number, at: int) -> bool:
    """Whether somebody "was" the number, and no noun follows it."""
    return (
        number.low > _NUMBERED
        and bool(_WAS.search(plain[max(0, at - 24) : at]))
        and bool(_AFTER_WAS.match(plain, number.end))
    )


def _decades(sheet: Sheet) -> list[Candidate]:
    found = []
    for match in _DECADE_ENGLISH.finditer(sheet.plain):
        low, start = _TENS[match["ten"][:2]], match.start("part") if match["part"] else match.start("ten")
        found.append(
            Candidate(
                kind="age",
                low=low,
                high=low + 9,
                unit="years",
                hedge=(match["part"] or "").strip(" -\n") or None,
                about=None,
                start=start,
                end=match.end(),
                quote=sheet.quote(start, match.end()),
            )
        )
    return found
