"""An invented report in three languages, with every shape that the reader must find, and nothing more."""

from pathlib import Path

import pytest
from tests.intake.shown import everything

EXPECTED = {
    "en": [
        ("date", "2021-11", "2021-11", None, None, None, "November 2021"),
        ("count", 200000, None, "persons", "over", "persons", "over 200,000 persons"),
        ("date", "2003", None, None, "since", None, "since 2003"),
        ("share", 60, 60, "percent", None, "women", "60%"),
        ("term", None, None, "control_method", None, "FalsePromises", "promised work"),
        ("share", 40, 40, "percent", None, "women", "40%"),
        ("money", 100000000, None, "USD", "more than", "year", "more than 100 million dollars a year"),
        ("age", 12, 29, "years", None, None, "between 12 and 29 years old"),
        ("place", None, None, None, None, "north-korea", "North Korea"),
        ("age", 11, 12, "years", None, None, "eleven or twelve-year-old"),
        ("age", 9, 9, "years", "only", None, "only 9 years old"),
        ("term", None, None, "act", "not", "Transfer", "sold"),
        ("term", None, None, "outcome", None, "ReachedSafety", "reached safety"),
        ("place", None, None, None, None, "yanji", "Yanji"),
        ("money", 30, 30, "CNY", "about", None, "about 30 yuan"),
        ("money", 4, 4, "USD", "about", None, "about $4"),
        ("money", 1000, 1000, "CNY", None, None, "1000 yuan"),
        ("money", 145, 145, "USD", "almost", None, "almost $145"),
        ("place", None, None, None, None, "china", "China"),
    ],
    "ko": [
        ("date", "2021-11", "2021-11", None, None, None, "2021년 11월"),
        ("date", "2003", None, None, "이후", None, "2003년 이후"),
        ("count", 200000, None, "persons", "넘는", "사람", "20만 명이 넘는 사람"),
        ("share", 60, 60, "percent", None, "여성", "60%"),
        ("term", None, None, "control_method", None, "FalsePromises", "일자리를 약속"),
        ("share", 40, 40, "percent", None, "여성", "40%"),
        ("money", 100000000, None, "USD", "이상", "year", "1억 달러 이상"),
        ("place", None, None, None, None, "north-korea", "북한"),
        ("age", 12, 29, "years", None, None, "12세에서 29세 사이"),
        ("age", 11, 12, "years", None, None, "열한 살이나 열두 살"),
        ("age", 9, 9, "years", "겨우", None, "겨우 9살"),
        ("term", None, None, "act", "not", "Transfer", "팔리"),
        ("place", None, None, None, None, "yanji", "연길"),
        ("term", None, None, "outcome", None, "ReachedSafety", "무사히 도착"),
        ("money", 30, 30, "CNY", "약", "day", "약 30위안"),
        ("money", 4, 4, "USD", "약", "day", "약 4달러"),
        ("money", 1000, 1000, "CNY", None, None, "1000위안"),
        ("money", 145, 145, "USD", "거의", None, "거의 145달러"),
        ("place", None, None, None, None, "china", "중국"),
    ],
    "zh": [
        ("date", "2021-11", "2021-11", None, None, None, "2021年11月"),
        ("date", "2003", None, None, "以来", None, "2003年以来"),
        ("count", 200000, None, "persons", "超过", "人", "超过20万人"),
        ("share", 60, 60, "percent", None, "妇女", "60%"),
        ("term", None, None, "control_method", None, "FalsePromises", "许诺工作"),
        ("share", 40, 40, "percent", None, "妇女", "40%"),
        ("money", 100000000, None, "USD", "多", "year", "1亿多美元"),
        ("place", None, None, None, None, "north-korea", "朝鲜"),
        ("age", 12, 29, "years", None, None, "12岁至29岁之间"),
        ("age", 11, 12, "years", None, None, "十一二岁"),
        ("age", 9, 9, "years", "年仅", None, "年仅9岁"),
        ("term", None, None, "act", "not", "Transfer", "被卖"),
        ("term", None, None, "outcome", None, "ReachedSafety", "安全抵达"),
        ("place", None, None, None, None, "yanji", "延吉"),
        ("money", 30, 30, "CNY", "约", "day", "约30元"),
        ("money", 4, 4, "USD", "约", "day", "约4美元"),
        ("money", 1000, 1000, "CNY", None, None, "1000元"),
        ("money", 145, 145, "USD", "近", None, "近145美元"),
        ("place", None, None, None, None, "china", "中国"),
    ],
}


@pytest.mark.parametrize("language", EXPECTED)
def test_the_report_yields_these_candidates_and_no_others(language: str) -> None:
    text = Path(__file__).with_name("twin").joinpath(f"{language}.md").read_text("utf-8")
    assert everything(text) == EXPECTED[language]


def test_the_three_languages_say_the_same() -> None:
    def said(language: str) -> set[tuple[object, ...]]:
        figures = ("count", "share", "age", "money", "date")
        return {row[:4] for row in EXPECTED[language] if row[0] in figures} | {
            (row[0], row[5]) for row in EXPECTED[language] if row[0] in ("place", "term")
        }

    assert said("en") == said("ko") == said("zh")
