"""Addresses and places finer than a county, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bearwitness.intake.masking.proposal import Found
from bearwitness.intake.masking.words import words

_KO_END = r"(?=(?:에서|에|의|으로|로|까지|마을|부터|가|는|은|이|을|를|와|과|도|였|이었|\s\d|$|\s사람|[\s.,]))"
_KO = (
    r"(?<![가-힣])(?P<name>[가-힣]{1,5}(?:리|동|로|길|마을|아파트|빌라|시장|호동|후퉁|거리|골목|단지|촌|툰)\s?\d{1,4}(?:-\d{1,4})?(?:번지|번길|반|호|동)?(?:\s?\d{1,4}호)?)",
    r"(?<![가-힣])(?P<name>[가-힣]{1,5}가\s?\d{1,4}(?:-\d{1,4})?(?:번지|번길|호|동)(?:\s?\d{1,4}호)?)",
    r"(?<![가-힣])(?P<name>[가-힣]{1,4}(?:리|동|마을))(?=(?:에서|에|의|으로|로|까지|마을|\s\d|$|\s사람))",
    r"(?<![가-힣])(?P<name>[가-힣]{1,4}리)(?=(?:였|이었)다)",
    rf"(?<![가-힣])(?P<name>(?:[가-힣]{{2,4}}(?:진|향)\s?)?[가-힣]{{2,4}}(?:촌|툰|둔|마을)){_KO_END}",
    r"(?P<name>\d{1,4}(?:-\d{1,4})?번지|\d{1,4}동\s?\d{1,4}호)",
)
_ZH_NUMBER = r"[0-9〇零一二三四五六七八九十]{1,5}(?:[号號组組栋棟幢队隊](?:楼|樓|院|单元|室)?)"
_ZH = (
    rf"(?P<name>(?:[一-鿿]{{2,3}}[镇鎮乡鄉])?[一-鿿]{{2,4}}(?:村|屯|庄|莊|路|街|巷|弄|胡同|小区|小區|大院|新村)(?:{_ZH_NUMBER})*)",
    r"(?P<name>[0-9]{1,5}[号號](?:楼|院|单元|室)?(?:[0-9]{1,4}(?:单元|室|号))*)",
)
_EN = (
    r"(?P<name>\b(?:Room\s\d{1,4},\s|No\.\s?)?(?:\d{1,5}[A-Za-z]?,?\s)?(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Alley|Apartments?|Building|Block|Lu|Jie)\b(?:,?\s(?:Building|Block|Room|No\.)\s?\d{1,4})*)",
    r"(?P<name>\b[A-Z][a-z]+(?:-(?:ri|dong|gu|up|myon|cun|tun)))(?![a-z])",
    r"(?P<name>\b[A-Z][a-z]+\s(?:[Vv]illage|[Hh]amlet))\b",
    r"\b(?:village|hamlet)\s(?:of|called|named)\s(?P<name>[A-Z][a-z]+(?:-[a-z]+)?)",
)
_ZH_LEAD = re.compile(
    "^(?:.{0,3}[在到住去从從的是往回来來过過了个個着著们們我你他她这這那有和进進]|送|卖|来自|附近|旁边|当地|偏远)+"
)


_ZH_ENDS = "村莊庄路街巷"


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
    """Whether a word that is no address stands in it (Chinese) or takes nearly all of it (Korean)."""
    if "가" <= name[0] <= "힣":
        return any(name.endswith(each) and len(name) - len(each) < 2 for each in stop if len(each) > 1)
    return any(each in name and (name == each or each[-1] not in _ZH_ENDS) for each in stop if len(each) > 1)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str], re.Pattern[str] | None], ...]:
    ko, zh, none = (
        words("address_ko_not") | words("hangul_of_places"),
        words("address_zh_not"),
        frozenset[str](),
    )
    return (
        *((re.compile(each), ko, None) for each in _KO),
        *((re.compile(each), zh, _ZH_LEAD) for each in _ZH),
        *((re.compile(each), none, None) for each in _EN),
    )
