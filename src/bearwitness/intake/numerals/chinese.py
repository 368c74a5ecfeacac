"""Numbers in Chinese: 三十, 两, 二十万, 3万5千, 十一二 (11 or 12), 20多万.

Vague amounts (数千, 几十, 上百, 成千) are no number. A unit alone (百, 万) is one only in the headline style
that names a bound before it (近百名, 超过万人).
"""

from __future__ import annotations

import re

from bearwitness.intake.numerals.number import Number
from bearwitness.intake.numerals.positional import System, read_positional

DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SYSTEM = System(
    digits=DIGITS,
    units=UNITS,
    zeros="零〇",
    more="多余餘",
    shortened=True,
    spaced=False,
    mixed=False,
)
CHARS = "".join(DIGITS) + "".join(UNITS) + "零〇"
_CLOSED_BEFORE = re.compile(rf"[第数數几幾上成好统唯期周初{CHARS}点.]$")
_BOUND_BEFORE = re.compile(r"(?:近|超过|约|逾|达|过|超|至少|最多)$")
_GOES_ON = re.compile(rf"[{CHARS}]|点[{CHARS}]")


def read_chinese(plain: str, at: int) -> Number | None:
    """Number in Chinese characters, or digits with a Chinese unit, that begins here."""
    before = plain[max(0, at - 2) : at]
    if _CLOSED_BEFORE.search(before):
        return None
    number = read_positional(plain, at, SYSTEM)
    if number is None or _GOES_ON.match(plain, number.end):
        return None
    if plain[at] in UNITS and plain[at] != "十" and not _BOUND_BEFORE.search(before):
        return None
    return number
