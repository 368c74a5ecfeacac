"""Addresses and places finer than a county, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bearwitness.intake.masking.proposal import Found
from bearwitness.intake.masking.words import words

_KO = (
    r"(?<![가-힣])(?P<name>[가-힣]{1,4}(?:리|동|로|길|마을|아파트|빌라|시장)\s?\d{1,4}(?:-\d{1,4})?(?:번지|번길|반|호|동)?(?:\s?\d{1,4}호)?)",
    r"(?<![가-힣])(?P<name>[가-힣]{1,4}(?:리|동|마을))(?=(?:에서|에|의|으로|로|까지|마을|\s\d|$|\s사람))",
    r"(?P<name>\d{1,4}(?:-\d{1,4})?번지|\d{1,4}동\s?\d{1,4}호)",
)
_ZH = (
    r"(?P<name>[一-鿿]{2,4}(?:村|屯|庄|路|街|巷|胡同|小区|大院)(?:[0-9〇零一二三四五六七八九十]{1,5}[号號组組])?)",
    r"(?P<name>[0-9]{1,5}[号號](?:楼|院|单元|室)?(?:[0-9]{1,4}(?:单元|室|号))*)",
)
_EN = (
    r"(?P<name>\b\d{1,5}[A-Za-z]?\s(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Alley|Apartments?|Building|Block)\b)",
    r"(?P<name>\b[A-Z][a-z]+(?:-(?:ri|dong|gu|up|myon|cun|tun)))(?![a-z])",
    r"(?P<name>\b[A-Z][a-z]+\s(?:[Vv]illage|[Hh]amlet))\b",
    r"\b(?:village|hamlet)\s(?:of|called|named)\s(?P<name>[A-Z][a-z]+(?:-[a-z]+)?)",
)
_ZH_LEAD = re.compile(
    "^(?:我们|我們|他们|她们|那个|這個|这个|一个|在|到|住|去|从|從|的|是|往|回|到了|住在|来自|送到|卖到)+"
)


def find_addresses(text: str) -> Iterator[Found]:
    """Villages, quarters, streets, house numbers; county and coarser stay."""
    for pattern, stop, lead in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if lead and (led := lead.match(text[start:end])):
                start += led.end()
            if end - start > 1 and text[start:end] not in stop and not _holds(text[start:end], stop):
                yield "Address", start, end


def _holds(name: str, stop: frozenset[str]) -> bool:
    """Whether a word that is no address stands in it (Chinese) or at its end."""
    return any(
        name.endswith(each) or (each in name and not "가" <= name[0] <= "힣")
        for each in stop
        if len(each) > 1
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str], re.Pattern[str] | None], ...]:
    ko, zh, none = words("address_ko_not"), words("address_zh_not"), frozenset[str]()
    return (
        *((re.compile(each), ko, None) for each in _KO),
        *((re.compile(each), zh, _ZH_LEAD) for each in _ZH),
        *((re.compile(each), none, None) for each in _EN),
    )
