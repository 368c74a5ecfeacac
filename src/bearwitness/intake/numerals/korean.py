"""Numbers in Korean: Sino-Korean (백, 이십만, 3만 5천) and native (열두, 스물아홉, 두세).

Vague amounts (수백, 몇십, 여러) are no number, nor is one Sino-Korean digit alone (이 사람 is "this person"),
nor 만 before an age (만 12세 counts full years).
"""

from __future__ import annotations

import re
from decimal import Decimal

from bearwitness.intake.numerals.number import Number
from bearwitness.intake.numerals.positional import System, read_positional

DIGITS = {c: n for n, c in enumerate("일이삼사오육칠팔구", 1)} | {"륙": 6}
UNITS = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
SYSTEM = System(
    digits=DIGITS,
    units=UNITS,
    zeros="",
    more="여餘",
    shortened=False,
    spaced=True,
    mixed=False,
)
_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_ONES: dict[str, tuple[int, int]] = {
    word: (n, n)
    for n, words in enumerate(
        ("하나 한", "둘 두", "셋 세 석", "넷 네 넉", "다섯", "여섯", "일곱", "여덟", "아홉"), start=1
    )
    for word in words.split()
}
_ONES |= {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5),
    "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9),
}  # fmt: skip
_NATIVE = re.compile(
    rf"(?P<tens>{'|'.join(_TENS)})?(?:(?<=[가-힣]) )?(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})?"
)
_HANGUL = re.compile(r"[가-힣]")
_JOINED = "약총근각"
_VAGUE = re.compile(r"(?:[수몇] ?|여러 )$")
_FULL_YEARS = re.compile(r"만 ?[0-9]")


def read_korean(plain: str, at: int) -> Number | None:
    """Number in Korean words, or digits with a Korean unit, that begins here."""
    arabic = "0" <= plain[at] <= "9"
    if not arabic and not _may_begin(plain, at):
        return None
    if _FULL_YEARS.match(plain, at):
        return None
    number = read_positional(plain, at, SYSTEM)
    if number is not None and (number.end - at > 1 or plain[at] in UNITS):
        return number
    return None if arabic else _read_native(plain, at)


def _may_begin(plain: str, at: int) -> bool:
    before = plain[max(0, at - 3) : at]
    if _VAGUE.search(before) or (before.rstrip()[-1:].isdigit() and before[-1:] != "\n"):
        return False
    last = before[-1:]
    return not _HANGUL.match(last) or (last in _JOINED and not _HANGUL.match(before[-2:-1]))


def _read_native(plain: str, at: int) -> Number | None:
    found = _NATIVE.match(plain, at)
    if found is None or not found.group().strip():
        return None
    tens = _TENS[found["tens"]] if found["tens"] else 0
    low, high = _ONES[found["ones"]] if found["ones"] else (0, 0)
    end = found.end() if found["ones"] else found.end("tens")
    return Number(low=Decimal(tens + low), high=Decimal(tens + high), start=at, end=end, written=True)
