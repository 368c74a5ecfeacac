"""Numbers in English words, and the scale words after digits (3.5 million, 200 thousand).

"A dozen" is 12 and "half a million" 500,000; "thousands of", "dozens of" and "hundreds of" are no number,
because no bound is stated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from math import prod

from bearwitness.intake.numerals.number import Number

_SMALL = {
    word: n
    for n, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
_TENS = {
    w: n
    for n, w in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
_VALUES = _SMALL | _TENS
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}
_WORD = re.compile(r"[a-z]{1,9}(?![a-z0-9])")
_GAP = re.compile(r" and |[ -]|\n")
_SCALE_AFTER = re.compile(r"[ -]?(thousand|million|billion|trillion)\b")
_SHORT_AFTER = re.compile(r" ?(k|mn?|bn)\b")
_ARTICLE = re.compile(r"(half )?an? (hundred|thousand|million|billion|dozen)\b")
_DOZEN = re.compile(r"[ -]dozen\b")
_CURRENCY_BEFORE = re.compile(r"[$€£¥₩] ?$|\b(?:rmb|usd|cny) ?$")
FIRST_WORDS = tuple(sorted({*_SMALL, *_TENS, "half", "a"}, key=len, reverse=True))
_LONGEST = 14


def scaled(plain: str, number: Number) -> Number:
    """The number with the English scale word that follows it, if one does."""
    found = _SCALE_AFTER.match(plain, number.end)
    if found:
        unit = _SCALES[found[1]]
    elif (found := _SHORT_AFTER.match(plain, number.end)) and (
        found[1] == "bn" or _CURRENCY_BEFORE.search(plain[max(0, number.start - 5) : number.start])
    ):
        unit = _SHORT_SCALES[found[1]]
    else:
        return number
    scale = Decimal(unit)
    return replace(number, low=number.low * scale, high=number.high * scale, scales=(scale,), end=found.end())


def read_english(plain: str, at: int) -> Number | None:
    """Number in English words that begins here, at the beginning of a word."""
    if article := _ARTICLE.match(plain, at):
        return _article(article)
    total = current = 0
    words: list[str] = []
    end, word_at, last_scale = at, at, 10**15
    while len(words) < _LONGEST and (found := _WORD.match(plain, word_at)):
        word = found.group()
        if word in _VALUES and _fits(current, word):
            current += _VALUES[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in _SCALES and current and _SCALES[word] < last_scale:
            last_scale = _SCALES[word]
            total, current = total + current * last_scale, 0
        else:
            break
        words.append(word)
        end = found.end()
        gap = _GAP.match(plain, end)
        if gap is None or (gap.group() == " and " and not (current >= 100 or not current)):
            break
        word_at = gap.end()
    return _made(plain, at, end, total + current, words) if words else None


def _article(found: re.Match[str]) -> Number:
    unit = {**_SCALES, "hundred": 100, "dozen": 12}[found[2]]
    value = Decimal(unit) / (2 if found[1] else 1)
    return Number(low=value, high=value, start=found.start(), end=found.end(), written=True)


def _fits(current: int, word: str) -> bool:
    """Whether the word may follow: ones after tens, either after hundreds, nothing after ones."""
    if word in _TENS or _SMALL[word] > 9:
        return current % 100 == 0
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20)


def _made(plain: str, at: int, end: int, value: int, words: list[str]) -> Number:
    amount = Decimal(value)
    units = [Decimal({**_SCALES, "hundred": 100}[w]) for w in words[1:] if w not in _VALUES]
    scales: tuple[Decimal, ...] = (
        (prod(units, start=Decimal(1)),) if units and len(units) == len(words) - 1 else ()
    )
    if words[-1] in _SCALES:
        scales += (Decimal(_SCALES[words[-1]]),)
    if value < 100 and (dozen := _DOZEN.match(plain, end)):
        amount, end = amount * 12, dozen.end()
    return Number(low=amount, high=amount, start=at, end=end, scales=scales, written=True)
