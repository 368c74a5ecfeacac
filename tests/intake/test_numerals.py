"""Numbers written out in three languages are read back as they were."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.intake.numerals.number import Number
from bearwitness.intake.numerals.scan import scan

NUMBERS = st.integers(1, 10**9 - 1) | st.integers(1, 10**4)
ENGLISH = [
    "zero",
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
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NATIVE_ONES = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
NATIVE_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]


def english(n: int) -> str:
    for unit, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= unit:
            rest = n % unit
            return f"{english(n // unit)} {name}" + (
                f" {'and ' if rest < 100 else ''}{english(rest)}" if rest else ""
            )
    if n >= 100:
        return f"{ENGLISH[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n >= 20:
        return TENS[n // 10] + (f"-{ENGLISH[n % 10]}" if n % 10 else "")
    return ENGLISH[n]


def korean(n: int) -> str:
    words = ""
    for unit, name in ((10**8, "억"), (10**4, "만"), (1, "")):
        group, n = divmod(n, unit)
        if group:
            words += ("" if group == 1 and name == "만" else korean_group(group)) + name
    return words


def korean_group(n: int) -> str:
    words = ""
    for unit, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += ("" if digit == 1 and name else "일이삼사오육칠팔구"[digit - 1]) + name
    return words


def chinese(n: int) -> str:
    words, above = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, n = divmod(n, unit)
        if group:
            words += ("零" if above and group < 1000 else "") + chinese_group(group) + name
        above = above or bool(group)
    return words


def chinese_group(n: int) -> str:
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            words += ("零" if gap and words else "") + "一二三四五六七八九"[digit - 1] + name
            gap = False
        else:
            gap = True
    return words


def values(text: str) -> list[tuple[object, object]]:
    return [(number.low, number.high) for number in scan(text)]


@settings(max_examples=300, deadline=None)
@given(NUMBERS)
def test_english_words(n: int) -> None:
    assert values(f"{english(n)} women") == [(n, n)]


@settings(max_examples=300, deadline=None)
@given(NUMBERS.filter(lambda n: n > 9))
def test_sino_korean(n: int) -> None:
    assert values(f"{korean(n)} 명") == [(n, n)]


@settings(max_examples=300, deadline=None)
@given(NUMBERS)
def test_chinese(n: int) -> None:
    assert values(f"共{chinese(n)}名") == [(n, n)]


@pytest.mark.parametrize("n", range(1, 100))
def test_native_korean(n: int) -> None:
    words = "스무" if n == 20 else NATIVE_TENS[n // 10] + NATIVE_ONES[n % 10]
    assert values(f"{words} 살") == [(n, n)]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["{:,}", "{}"]))
def test_digits(n: int, form: str) -> None:
    assert values(form.format(n)) == [(n, n)]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["-", " to ", "~", "에서 ", "至", " or "]))
def test_ranges_need_order(a: int, b: int, joiner: str) -> None:
    expected = [(a, b)] if a < b else [(a, a), (b, b)]
    assert values(f"{a}{joiner}{b} ") == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3만 5천", 35000, 35000), ("1.5억", 15 * 10**7, 15 * 10**7), ("3万5千", 35000, 35000), ("20多万", 200000, 200000), ("三万五", 35000, 35000),
        ("一百零五", 105, 105), ("二百五", 250, 250), ("十五", 15, 15), ("二三十", 20, 30), ("三五百", 300, 500), ("3 to 5 million", 3 * 10**6, 5 * 10**6),
        ("2.5 million", 2500000, 2500000), ("twelve hundred", 1200, 1200), ("three dozen", 36, 36), ("1,234,567.5", Decimal("1234567.5"), Decimal("1234567.5")),
    ],
)  # fmt: skip
def test_mixed_forms(text: str, low: int | Decimal, high: int | Decimal) -> None:
    assert values(text) == [(low, high)]


@pytest.mark.parametrize(
    "text", ["1" * 5000, "三八二", "二〇〇三", "1.2.3", "24/7", "1,23", "백백", "수백", "几十"]
)
def test_what_is_no_number(text: str) -> None:
    assert [number for number in scan(text) if number.end == len(text) and number.start == 0] == []


def test_a_number_is_a_plain_record() -> None:
    number = Number(low=Decimal(1), high=Decimal(2), start=0, end=1)
    assert number.is_range
