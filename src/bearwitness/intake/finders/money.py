"""Sums of money: ISO 4217 in `unit`, and in `about` what the sum is for one of (`year`, `act`, `person` ...).

A bare $ is USD; ¥ is CNY, since Japanese sums are written in yen, 엔 or 日元 in this field's texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bearwitness.intake.candidate import Candidate
from bearwitness.intake.finders.rates import rate_after, rate_before
from bearwitness.intake.numerals.number import Number
from bearwitness.intake.reading import Reading, extended, hedged, merged, reading_of
from bearwitness.intake.sheet import Sheet

_SIGNS = {
    "us$": "USD", "$": "USD", "usd": "USD", "hk$": "HKD", "hkd": "HKD", "nt$": "TWD", "c$": "CAD", "a$": "AUD", "s$": "SGD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "CNY", "rmb": "CNY", "cny": "CNY", "jp¥": "JPY", "jpy": "JPY",
    "₩": "KRW", "krw": "KRW", "kpw": "KPW", "人民币": "CNY", "美金": "USD", "美元": "USD", "미화": "USD", "인민폐": "CNY",
}  # fmt: skip
_BEFORE = re.compile(rf"(?<![a-z])({'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))})\s?$")
_OF_COUNTRY = re.compile(
    r"(?:(?P<cn>중국)|(?P<kp>북한|조선)|한국|남한)\s?(?:돈|화폐|원화)(?:으로)?\s(?:약\s?)?$"
)
_BRACKET = re.compile(r"\s?\(\s?")
_WON = "_won"
_AFTER: tuple[tuple[str, str], ...] = (
    ("USD", r"[\s-]?(?:(?:us|u\.s\.|american)\s)?dollars?\b|\s?(?:us\s?dollars?|usd)\b|\s?(?:미국\s)?(?:미)?달러|\s?(?:美元|美金)"),
    ("HKD", r"\shong kong dollars?\b|\s?hkd\b|\s?홍콩\s?달러|\s?(?:港币|港元)"),
    ("CAD", r"\scanadian dollars?\b|\s?캐나다\s?달러|\s?加元"),
    ("AUD", r"\saustralian dollars?\b|\s?호주\s?달러|\s?澳元"),
    ("CNY", r"[\s-]?(?:chinese\s)?(?:yuan|renminbi|rmb|cny)\b|\s?(?:위안|위엔)(?:화)?(?!부|소|받|으로\s삼)|\s?(?:块钱|块人民币|元人民币|人民币)"),
    ("KPW", r"\snorth korean won\b|\s?kpw\b|\s?북한\s?원(?:화)?|\s?(?:朝鲜元|朝币|朝元)"),
    ("KRW", r"\s(?:south )korean won\b|\s?krw\b|\s?(?:韩元|韩币|韩圆)"),
    ("JPY", r"[\s-](?:japanese\s)?yen\b|\s?엔화?(?![가-힣])|\s?엔(?=[을이의에])|\s?(?:日元|日圆|日币)"),
    ("EUR", r"[\s-]?euros?\b|\s?유로(?!파)|\s?欧元"),
    ("GBP", r"\s(?:british pounds?|pounds? sterling|pounds?(?!\sof\b|\sin\sweight|\sheav))\b|\s?파운드|\s?英镑"),
    ("RUB", r"\srou?bles?\b|\s?루블|\s?卢布"),
    ("THB", r"\s(?:thai\s)?baht\b|\s?바트|\s?泰铢"),
    ("CNY", r"\s?元(?![旦素首月年件凶帅老配])|块(?![石头肉地布儿糖土砖])"),
    (_WON, r"\s(?:korean )?won\b(?!\s(?:their|his|her|its|our|my|the|an?|in|over|back)\b)|\s?원(?![칙인본래주산고룸정시형작조칭천유숭])"),
)  # fmt: skip
_PATTERNS = tuple(
    (code, re.compile(rf"(?P<more>\s?(?:여|餘|余|多))?(?:{pattern})")) for code, pattern in _AFTER
)
_WEIGHT_BEFORE = re.compile(r"\b(?:weigh\w*|weight|los[et]\w*|gain\w*)\b")


def find_money(sheet: Sheet, numbers: Sequence[Number]) -> list[Candidate]:
    """Sums of money among the numbers."""
    readings = [reading for number in numbers if (reading := _read(sheet, number))]
    return _inherited(sheet, [_rated(sheet, hedged(sheet, reading)) for reading in merged(sheet, readings)])


def _inherited(sheet: Sheet, candidates: list[Candidate]) -> list[Candidate]:
    """The sums, with one in brackets after another being per the same: "300 yuan a month (about $40)"."""
    result: list[Candidate] = []
    for candidate in candidates:
        last = result[-1] if result else None
        bracket = (
            last and candidate.about is None and _BRACKET.fullmatch(sheet.plain, last.end, candidate.start)
        )
        result.append(replace(candidate, about=last.about) if last and bracket else candidate)
    return result


def _read(sheet: Sheet, number: Number) -> Reading | None:
    window = sheet.plain[max(0, number.start - 10) : number.start]
    sign = _BEFORE.search(window)
    start = number.start - len(sign.group()) if sign else number.start
    for code, pattern in _PATTERNS:
        if found := pattern.match(sheet.plain, number.end):
            if code == "GBP" and _WEIGHT_BEFORE.search(sheet.plain[max(0, start - 24) : start]):
                return None
            unit, start = (
                (_SIGNS[sign[1]], start) if sign and code == _WON else _of_country(sheet.plain, start, code)
            )
            return reading_of(number, "money", unit, start=start, end=found.end(), more=found["more"])
    if sign is None:
        return None
    return reading_of(number, "money", _SIGNS[sign[1]], start=start, end=number.end)


def _of_country(plain: str, start: int, code: str) -> tuple[str, int]:
    """Whose won it is: 중국 돈 1000원 is yuan, 북한 돈 North Korean won, and otherwise South Korean."""
    if code != _WON:
        return code, start
    found = _OF_COUNTRY.search(plain[max(0, start - 10) : start])
    if found is None:
        return "KRW", start
    return "CNY" if found["cn"] else "KPW" if found["kp"] else "KRW", start - len(found.group())


def _rated(sheet: Sheet, candidate: Candidate) -> Candidate:
    """The candidate with what it is per, read after it or before it."""
    if after := rate_after(sheet.plain, candidate.end):
        return extended(sheet, candidate, end=after[1], about=after[0])
    return extended(sheet, candidate, end=candidate.end, about=rate_before(sheet.plain, candidate.start))
