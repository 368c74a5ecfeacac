"""What a claim says, in the words of each language; none of them shows the notation in which a value is kept."""

import pytest

from bearwitness.domain.age import Age
from bearwitness.domain.count import Count
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.share import Share
from bearwitness.domain.value import Value

DATES = {
    "2003-11-05": ("5 Nov 2003", "2003년 11월 5일", "2003年11月5日"),
    "2003-11": ("November 2003", "2003년 11월", "2003年11月"),
    "2003-XX": ("2003", "2003년", "2003年"),
    "2004-21": ("spring 2004", "2004년 봄", "2004年春季"),
    "2004-24": ("winter 2004", "2004년 겨울", "2004年冬季"),
    "199X": ("the 1990s", "1990년대", "1990年代"),
    "19XX": ("1900 to 1999", "1900~1999년", "1900至1999年"),
    "2004?": ("2004 (uncertain)", "2004년(불확실)", "2004年（不确定）"),
    "1998~": ("about 1998", "1998년 무렵", "约1998年"),
    "1998%": ("about 1998 (uncertain)", "1998년 무렵(불확실)", "约1998年（不确定）"),
    "..2009": ("2009 or earlier", "2009년 또는 그 이전", "2009年或更早"),
    "2009..": ("2009 or later", "2009년 또는 그 이후", "2009年或更晚"),
    "2003-11/2004-02": (
        "November 2003 to February 2004",
        "2003년 11월~2004년 2월",
        "2003年11月至2004年2月",
    ),
    "2003-11?/2004-02": (
        "November 2003 (uncertain) to February 2004",
        "2003년 11월(불확실)~2004년 2월",
        "2003年11月（不确定）至2004年2月",
    ),
    "2004-21~": ("about spring 2004", "2004년 봄 무렵", "约2004年春季"),
}
AMOUNTS: list[tuple[Value, tuple[str, str, str]]] = [
    (Age.parse("17"), ("17 years", "17세", "17 岁")),
    (Age.parse("37 korean"), ("37 years, counted the Korean way", "세는나이 37세", "虚岁 37 岁")),
    (Age.parse("12-29"), ("12 to 29 years", "12~29세", "12 至 29 岁")),
    (Age.parse("..15"), ("up to 15 years", "15세 이하", "15 岁或以下")),
    (Money.parse("8000 CNY"), ("8,000 CNY", "8,000 CNY", "8,000 CNY")),
    (
        Money.parse("1000-5000 CNY per sale, 2004~"),
        (
            "1,000 to 5,000 CNY · for a sale · about 2004",
            "1,000~5,000 CNY · 한 번 매매한 금액 · 2004년 무렵",
            "1,000 至 5,000 CNY · 每次买卖 · 约2004年",
        ),
    ),
    (
        Money.parse("..3000 CNY per crossing"),
        (
            "up to 3,000 CNY · for a crossing",
            "3,000 CNY 이하 · 국경을 한 번 넘는 데 든 금액",
            "3,000 CNY或以下 · 每次越境",
        ),
    ),
    (Count.parse("100.."), ("100 persons or more", "100명 이상", "100 人或以上")),
    (Count.parse("50-60 households"), ("50 to 60 households", "50~60 households", "50 至 60 households")),
    (
        Share.parse("60% | women | asked | 2015"),
        ("60 % · women · asked · 2015", "60% · women · asked · 2015", "60% · women · asked · 2015"),
    ),
]


def in_words(value: Value) -> tuple[str, ...]:
    return tuple(value_words(value, each) for each in ("en", "ko", "zh"))


@pytest.mark.parametrize("edtf", DATES)
def test_dates_in_words(edtf: str) -> None:
    assert in_words(PartialDate.parse(edtf)) == DATES[edtf]


@pytest.mark.parametrize(("value", "words"), AMOUNTS, ids=str)
def test_amounts_in_words(value: Value, words: tuple[str, str, str]) -> None:
    assert in_words(value) == words
