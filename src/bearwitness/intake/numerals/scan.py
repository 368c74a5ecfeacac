"""All numbers of a text in one pass, single and as ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from bearwitness.intake.numerals import chinese, english, korean
from bearwitness.intake.numerals.digits import end_of_run, read_digits
from bearwitness.intake.numerals.number import Number
from bearwitness.intake.numerals.ranges import joined

_START = re.compile(
    rf"[0-9]|(?<![a-z0-9_'$-])(?:{'|'.join(english.FIRST_WORDS)})(?![a-z0-9])"
    rf"|[{chinese.CHARS}]|[일이삼사오육칠팔구십백천만억한하둘두셋세석넷네넉다여아열스서마쉰예너대]"
)
_MORE = re.compile(r"\+(?![0-9])")


def scan(plain: str) -> list[Number]:
    """Numbers in order; none overlap."""
    found: list[Number] = []
    at = 0
    while start := _START.search(plain, at):
        at = start.start()
        numbers = _read(plain, at)
        found += numbers
        if numbers:
            at = numbers[-1].end
        elif "0" <= plain[at] <= "9":
            at = end_of_run(plain, at)
        elif plain[at] in chinese.CHARS:
            at = _end_of_chinese(plain, at)
        else:
            at = start.end()
    return joined(plain, found)


_CHINESE_RUN = re.compile(rf"[{chinese.CHARS}]+")


def _end_of_chinese(plain: str, at: int) -> int:
    run = _CHINESE_RUN.match(plain, at)
    return run.end() if run else at + 1


def _read(plain: str, at: int) -> list[Number]:
    char = plain[at]
    if "0" <= char <= "9":
        return [_opened(plain, _lengthened(plain, number)) for number in read_digits(plain, at)]
    if char in chinese.CHARS:
        one = chinese.read_chinese(plain, at)
    elif char.isascii():
        one = english.read_english(plain, at)
    else:
        one = korean.read_korean(plain, at)
    return [one] if one else []


def _lengthened(plain: str, number: Number) -> Number:
    """The number with the unit words of any language after its digits."""
    for read in (korean.read_korean, chinese.read_chinese):
        longer = read(plain, number.start)
        if longer is not None and longer.end > number.end:
            return longer
    return english.scaled(plain, number)


def _opened(plain: str, number: Number) -> Number:
    more = _MORE.match(plain, number.end)
    return replace(number, more="+", end=more.end()) if more else number
