"""Numbers in digits: thousands separators, decimals, and two numbers joined by a dash.

A run of digits with other marks in it (24/7, 10:30, 2.1.3, 010-1234-5678, 2019-05-03) is no number.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bearwitness.intake.numerals.number import Number

_RUN = re.compile(r"[0-9](?:[0-9.,:/~-]*[0-9])?")
_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_ONE = re.compile(_NUMBER)
_TWO = re.compile(rf"({_NUMBER})[~-]({_NUMBER})")
_CLOSED_BEFORE = re.compile(
    r"(?:[a-z0-9_#@+'^=*/.:-]|\b(?:page|pages|pp?\.|no\.|nos\.|number|chapter|section|article|figure|fig\.|table|footnote|room|bus|route|resolution|paragraph|part|volume|vol\.|line|question|grade|class|unit|camp) ?|제 ?|第)$"
)
_OPEN_BEFORE = re.compile(r"(?:\b(?:rmb|cny|usd|krw|kpw|eur|jpy|gbp|us|hk)|[a-z가-힣]{2}\.|[a-z]:|~)$")
_CLOSED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[a-z_]*[0-9]|번째|[.:/][a-z0-9]")


def end_of_run(plain: str, at: int) -> int:
    """Where the run of digits and marks that begins here ends."""
    run = _RUN.match(plain, at)
    return run.end() if run else at


def read_digits(plain: str, at: int) -> list[Number]:
    """Numbers of the run that begins here: none, one, or the two ends of a dash."""
    end = end_of_run(plain, at)
    if end - at > 48 or _closed(plain, at, end):
        return []
    if _ONE.fullmatch(plain, at, end):
        return [_number(plain, at, end)]
    if two := _TWO.fullmatch(plain, at, end):
        return [_number(plain, *two.span(1)), _number(plain, *two.span(2))]
    return []


def _closed(plain: str, at: int, end: int) -> bool:
    before = plain[max(0, at - 12) : at]
    if _CLOSED_BEFORE.search(before) and not _OPEN_BEFORE.search(before):
        return True
    return bool(_CLOSED_AFTER.match(plain, end, end + 6))


def _number(plain: str, start: int, end: int) -> Number:
    value = Decimal(plain[start:end].replace(",", ""))
    return Number(low=value, high=value, start=start, end=end)
