"""Shares in percent and of what, in three languages."""

import pytest
from tests.intake.shown import Shown, shown

CASES: list[tuple[str, list[Shown]]] = [
    ("60% of these women", [(60, 60, "percent", None, "women", "60%")]),
    (
        "60% of the women; the remaining 40% left",
        [(60, 60, "percent", None, "women", "60%"), (40, 40, "percent", None, "women", "40%")],
    ),
    ("60 percent of North Korean women", [(60, 60, "percent", None, "women", "60 percent")]),
    ("40% of North Koreans", [(40, 40, "percent", None, "North Koreans", "40%")]),
    ("60-70% of victims", [(60, 70, "percent", None, "victims", "60-70%")]),
    ("up to 80% of the market", [(None, 80, "percent", "up to", "market", "up to 80%")]),
    ("two thirds of the women", [(66.67, 66.67, "percent", None, "women", "two thirds")]),
    ("half of them", [(50, 50, "percent", None, None, "half")]),
    ("one in five women", [(20, 20, "percent", None, "women", "one in five women")]),
    ("9 out of 10 survivors", [(90, 90, "percent", None, "survivors", "9 out of 10 survivors")]),
    ("nearly 2 in 3 women", [(66.67, 66.67, "percent", "nearly", "women", "nearly 2 in 3 women")]),
    ("3.5% of all defectors", [(3.5, 3.5, "percent", None, "defectors", "3.5%")]),
    ("About half of the 45 interviewees", [(50, 50, "percent", "about", "interviewees", "About half")]),
    ("5% of the population of the county", [(5, 5, "percent", None, "population", "5%")]),
    ("60 per cent", [(60, 60, "percent", None, None, "60 per cent")]),
    ("between 60% and 70% of victims", [(60, 70, "percent", None, "victims", "between 60% and 70%")]),
    ("at least 60 percent", [(60, None, "percent", "at least", None, "at least 60 percent")]),
    ("이 여성들의 60%", [(60, 60, "percent", None, "여성", "60%")]),
    (
        "여성의 60%, 나머지 40%",
        [(60, 60, "percent", None, "여성", "60%"), (40, 40, "percent", None, "여성", "40%")],
    ),
    ("여성 중 약 60퍼센트", [(60, 60, "percent", "약", "여성", "약 60퍼센트")]),
    ("피해자 가운데 3분의 2", [(66.67, 66.67, "percent", None, "피해자", "3분의 2")]),
    ("60%의 여성", [(60, 60, "percent", None, "여성", "60%")]),
    ("그중 60%가 넘는", [(60, None, "percent", "넘는", None, "60%가 넘는")]),
    ("절반이", [(50, 50, "percent", None, None, "절반")]),
    ("3명 중 1명", [(33.33, 33.33, "percent", None, None, "3명 중 1명")]),
    ("60~70%", [(60, 70, "percent", None, None, "60~70%")]),
    ("60프로", [(60, 60, "percent", None, None, "60프로")]),
    ("百分之六十", [(60, 60, "percent", None, None, "百分之六十")]),
    ("百分之六十到七十", [(60, 70, "percent", None, None, "百分之六十到七十")]),
    ("其中60%的妇女", [(60, 60, "percent", None, "妇女", "60%")]),
    (
        "60%的妇女，其余40%",
        [(60, 60, "percent", None, "妇女", "60%"), (40, 40, "percent", None, "妇女", "40%")],
    ),
    ("这些妇女中有60%", [(60, 60, "percent", None, "妇女", "60%")]),
    ("六成妇女", [(60, 60, "percent", None, "妇女", "六成")]),
    ("三分之二的妇女", [(66.67, 66.67, "percent", None, "妇女", "三分之二")]),
    ("一半的妇女", [(50, 50, "percent", None, "妇女", "一半")]),
    ("三人中有一人", [(33.33, 33.33, "percent", None, None, "三人中有一人")]),
    ("60%以上", [(60, None, "percent", "以上", None, "60%以上")]),
    ("６０％的女性", [(60, 60, "percent", None, "女性", "６０％")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_shares_are_read(text: str, expected: list[Shown]) -> None:
    assert shown(text, "share") == expected
