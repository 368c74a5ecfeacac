"""Dates in EDTF, with a cue and without, in three languages."""

import pytest
from tests.intake.shown import Shown, shown

CASES: list[tuple[str, list[Shown]]] = [
    ("since 2003", [("2003", None, None, "since", None, "since 2003")]),
    ("by 2010", [(None, "2010", None, "by", None, "by 2010")]),
    ("In 2019 women left", [("2019", "2019", None, None, None, "2019")]),
    ("between 2015 and 2018", [("2015", "2018", None, None, None, "between 2015 and 2018")]),
    ("from 2015 to 2018", [("2015", "2018", None, None, None, "2015 to 2018")]),
    ("from 1995 through 1998", [("1995", "1998", None, None, None, "1995 through 1998")]),
    ("in May 2019", [("2019-05", "2019-05", None, None, None, "May 2019")]),
    ("on 5 May 2019", [("2019-05-05", "2019-05-05", None, None, None, "5 May 2019")]),
    ("May 5, 2019", [("2019-05-05", "2019-05-05", None, None, None, "May 5, 2019")]),
    ("3rd March 2004", [("2004-03-03", "2004-03-03", None, None, None, "3rd March 2004")]),
    ("2019-05-03", [("2019-05-03", "2019-05-03", None, None, None, "2019-05-03")]),
    ("in the early 1990s", [("199X", "199X", None, "early", None, "early 1990s")]),
    ("the 1960s", [("196X", "196X", None, None, None, "1960s")]),
    ("in late 2003", [("2003", "2003", None, "late", None, "late 2003")]),
    ("spring of 2004", [("2004-21", "2004-21", None, None, None, "spring of 2004")]),
    ("since November 2003", [("2003-11", None, None, "since", None, "since November 2003")]),
    ("before 2010", [(None, "2010", None, "before", None, "before 2010")]),
    ("after June 2012", [("2012-06", None, None, "after", None, "after June 2012")]),
    ("around 1998", [("1998", "1998", None, "around", None, "around 1998")]),
    ("by the 2000s", [(None, "200X", None, "by", None, "by the 2000s")]),
    ("mid-2003", [("2003", "2003", None, "mid", None, "mid-2003")]),
    ("May 2019 to June 2020", [("2019-05", "2020-06", None, None, None, "May 2019 to June 2020")]),
    ("2003년 11월", [("2003-11", "2003-11", None, None, None, "2003년 11월")]),
    ("2003년 11월 5일", [("2003-11-05", "2003-11-05", None, None, None, "2003년 11월 5일")]),
    ("2000년대 초", [("200X", "200X", None, "초", None, "2000년대 초")]),
    ("2015년부터 2018년까지", [("2015", "2018", None, None, None, "2015년부터 2018년까지")]),
    ("2015~2018년", [("2015", "2018", None, None, None, "2015~2018년")]),
    (
        "2019년 1월부터 2020년 3월까지",
        [("2019-01", "2020-03", None, None, None, "2019년 1월부터 2020년 3월까지")],
    ),
    ("2019년 이후", [("2019", None, None, "이후", None, "2019년 이후")]),
    ("2019년까지", [(None, "2019", None, "까지", None, "2019년까지")]),
    ("2003년경", [("2003", "2003", None, "경", None, "2003년경")]),
    ("2019. 5. 3.", [("2019-05-03", "2019-05-03", None, None, None, "2019. 5. 3")]),
    ("1998년 봄", [("1998-21", "1998-21", None, None, None, "1998년 봄")]),
    ("1990년대 후반", [("199X", "199X", None, "후반", None, "1990년대 후반")]),
    ("2010년 이전", [(None, "2010", None, "이전", None, "2010년 이전")]),
    ("2003年11月5日", [("2003-11-05", "2003-11-05", None, None, None, "2003年11月5日")]),
    ("二〇〇三年十一月", [("2003-11", "2003-11", None, None, None, "二〇〇三年十一月")]),
    ("2000年代初", [("200X", "200X", None, "初", None, "2000年代初")]),
    ("20世纪90年代", [("199X", "199X", None, None, None, "20世纪90年代")]),
    ("2015年至2018年", [("2015", "2018", None, None, None, "2015年至2018年")]),
    ("2019年以来", [("2019", None, None, "以来", None, "2019年以来")]),
    ("2003年左右", [("2003", "2003", None, "左右", None, "2003年左右")]),
    ("2010年以前", [(None, "2010", None, "以前", None, "2010年以前")]),
    ("从2019年1月到2020年3月", [("2019-01", "2020-03", None, None, None, "2019年1月到2020年3月")]),
    ("1998年冬天", [("1998-24", "1998-24", None, None, None, "1998年冬天")]),
    ("二〇一九年", [("2019", "2019", None, None, None, "二〇一九年")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_dates_are_read(text: str, expected: list[Shown]) -> None:
    assert shown(text, "date") == expected
