"""Shares in percent, with what they are shares of; fractions and 成 too.

A percentage of change, of interest or of discount is no share, nor are percentage points.
"The remaining 40%" is of what the share before it is of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.fractions import find_fractions
from bearwitness.intake.finders.shared_by import share_of
from bearwitness.intake.numerals import chinese
from bearwitness.intake.numerals.number import Number
from bearwitness.intake.reading import Reading, hedged, merged, reading_of
from bearwitness.intake.sheet import Sheet

_AFTER = re.compile(
    r"\s?%(?!\s?p\b|\s?포인트)|\s?-?(?:percent|per\scent|pct)\b(?!\spoints?)|\s?퍼센트(?!\s?포인트)|\s?프로(?![그젝필세])|(?P<ten>成)(?![为立功员果就熟长都年人了本分])"
)
_HUNDREDTHS = re.compile(r"百分之\s?$")
_CHANGE_AFTER = re.compile(
    r"\s(?:rate|more|less|higher|lower|faster|increase|decrease|rise|drop|growth|fall|interest|off|discount|raise)\b"
    r"|\s?(?:가|를|나|이|씩)?\s?(?:증가|감소|상승|하락|늘|줄|인상|인하|할인|이자)|\s?的?(?:增长|减少|上升|下降|利息|折扣|利率|涨幅|增幅|降幅)"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|rose|risen|increased|decreased|fell|fallen|grew|grown|dropped|interest of|discount of)\s$|(?:增长|增加|减少|上升|下降|上涨|下跌|降低|提高|利率|利息)了?$|(?:이자|금리)\s$"
)
_REST = re.compile(r"\b(?:remaining|other|rest)\b[a-z, -]{0,12}$|나머지\s?$|(?:其余|剩下|剩余|另外)的?$")


def find_shares(sheet: Sheet, numbers: Sequence[Number]) -> list[Candidate]:
    """Shares among the numbers."""
    readings = [reading for number in numbers if (reading := _read(sheet.plain, number))]
    found = [each for reading in merged(sheet, readings) if (each := _candidate(sheet, reading))]
    found += find_fractions(sheet, numbers)
    return _inherited(sheet, sorted(found, key=lambda each: each.start))


def _read(plain: str, number: Number) -> Reading | None:
    before = _HUNDREDTHS.search(plain[max(0, number.start - 5) : number.start])
    if before:
        start = number.start - len(before.group())
        return _limited(reading_of(number, "share", "percent", start=start, end=number.end))
    found = _AFTER.match(plain, number.end)
    if found is None:
        return None
    if found["ten"]:
        if plain[number.start] not in chinese.DIGITS or number.high > 9:
            return None
        number = replace(number, low=number.low * 10, high=number.high * 10)
    return _limited(reading_of(number, "share", "percent", start=number.start, end=found.end()))


def _limited(reading: Reading) -> Reading | None:
    return reading if isinstance(reading.high, int | float) and 0 <= reading.high <= Decimal(100) else None


def _candidate(sheet: Sheet, reading: Reading) -> Candidate | None:
    candidate = hedged(sheet, reading)
    if _CHANGE_AFTER.match(sheet.plain, candidate.end) or _CHANGE_BEFORE.search(
        sheet.plain[max(0, candidate.start - 16) : candidate.start]
    ):
        return None
    whole = share_of(sheet.plain, candidate.start, candidate.end)
    return replace(candidate, about=sheet.quote(*whole) if whole else None)


def _inherited(sheet: Sheet, candidates: list[Candidate]) -> list[Candidate]:
    """The shares, with the rest of a whole being of the same whole, within one sentence."""
    result: list[Candidate] = []
    for candidate in candidates:
        last = result[-1] if result else None
        window = sheet.plain[max(0, candidate.start - 24) : candidate.start]
        if (
            last
            and candidate.about is None
            and _REST.search(window)
            and not _parted(sheet.plain, last.end, candidate.start)
        ):
            candidate = replace(candidate, about=last.about)
        result.append(candidate)
    return result


def _parted(plain: str, start: int, end: int) -> bool:
    return end - start > 240 or bool(re.search(r"\n\n", plain[start:end]))
