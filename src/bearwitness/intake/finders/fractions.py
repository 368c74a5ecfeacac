"""Fractions as shares: two thirds of the women, half of them, one in five women, 3분의 2, 三分之二, 절반, 一半.

The percentage is the fraction to two decimals.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.people import ENGLISH_NOUN
from bearwitness.intake.finders.shared_by import share_of
from bearwitness.intake.numerals.number import Number, numeric
from bearwitness.intake.reading import Reading, hedged
from bearwitness.intake.sheet import Sheet

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NAMED = re.compile(
    r"\b(?P<top>a|one|two|three|four)[\s-](?P<part>third|quarter|fifth|tenth)s?(?=\sof\s(?:all|the|these|those|them|its|their|north|women|girls|victims|survivors))"
    r"|(?<![a-z-])(?P<half>half)(?=\sof\s(?:all|the|these|those|them|its|their|north|women|girls|victims|survivors))"
    r"|(?P<halves>절반(?=[이의은을 ]|으로|\s)|半数|一半(?!时))"
)
_PERSON_LAST = re.compile(rf"\b(?P<noun>{ENGLISH_NOUN.pattern})$")
_OVER = re.compile(r"\s?(?:분의|分之)\s?")
_IN = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?")
_AMONG = re.compile(r"\s?명\s?(?:중에?|가운데)\s|(?:名|个)?(?:人|妇女|女性)?(?:之?中|里)(?:就?有)?")
_ONES = re.compile(r"\s?(?:명|名|个|人)")


def find_fractions(sheet: Sheet, numbers: Sequence[Number]) -> list[Candidate]:
    """Fractions in words and between two numbers."""
    readings = [_named(match) for match in _NAMED.finditer(sheet.plain)]
    readings += [each for pair in itertools.pairwise(numbers) if (each := _paired(sheet.plain, *pair))]
    found = [hedged(sheet, reading) for reading in readings]
    return [replace(each, about=_whole(sheet, each)) for each in found]


def _whole(sheet: Sheet, candidate: Candidate) -> str | None:
    inside = _PERSON_LAST.search(sheet.plain, candidate.start, candidate.end)
    span = inside.span("noun") if inside else share_of(sheet.plain, candidate.start, candidate.end)
    return sheet.quote(*span) if span else None


def _named(found: re.Match[str]) -> Reading:
    if found["part"]:
        top = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}[found["top"]]
        return _reading(Decimal(top), Decimal(_PARTS[found["part"]]), *found.span())
    return _reading(Decimal(1), Decimal(2), *found.span())


def _paired(plain: str, first: Number, second: Number) -> Reading | None:
    gap = plain[first.end : second.start]
    if first.is_range or second.is_range or len(gap) > 14:
        return None
    if _OVER.fullmatch(gap) and 0 < second.low < first.low != 100:
        return _reading(second.low, first.low, first.start, second.end)
    if (
        _IN.fullmatch(gap)
        and first.low < second.low <= 10
        and (whole := share_of(plain, first.start, second.end))
    ):
        end = whole[1] if plain[second.end : whole[0]].isspace() else second.end
        return _reading(first.low, second.low, first.start, end)
    if _AMONG.fullmatch(gap) and second.low < first.low <= 10 and (ones := _ONES.match(plain, second.end)):
        return _reading(second.low, first.low, first.start, ones.end())
    return None


def _reading(top: Decimal, bottom: Decimal, start: int, end: int) -> Reading:
    percent = numeric(round(100 * top / bottom, 2))
    return Reading(kind="share", low=percent, high=percent, unit="percent", start=start, end=end)
