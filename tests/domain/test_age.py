"""Korean ages against real birthdays, and honest answers about being a child."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.values import ages

from bearwitness.domain.age import Age
from bearwitness.domain.verdict import Verdict


@given(st.dates(date(1950, 1, 1), date(2000, 12, 31)), st.dates(date(2001, 1, 1), date(2020, 12, 31)))
def test_a_korean_age_holds_the_international_age(born: date, day: date) -> None:
    korean = day.year - born.year + 1
    international = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    stated = Age(low=korean, high=korean, counting="korean")
    assert stated.interval.contains(international)
    assert stated.to_international().low in {korean - 2, 0}
    assert stated.under(18) is not (Verdict.NO if international < 18 else Verdict.YES)


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("17", "YES"), ("18", "NO"), ("12-29", "MAYBE"), ("12-17", "YES"), ("18-24", "NO"), ("18..", "NO"),
        ("..17", "YES"), ("..", "MAYBE"), ("18 korean", "YES"), ("19 korean", "MAYBE"), ("20 korean", "NO"),
        ("1 korean", "YES"),
    ],
)  # fmt: skip
def test_whether_a_child(text: str, child: str) -> None:
    assert Age.parse(text).under(18).name == child
    assert Age.parse(text).at_least(18) is ~Age.parse(text).under(18)


@given(ages(), st.integers(0, 120))
def test_certain_answers_hold_for_every_age(age: Age, years: int) -> None:
    possible = {each < years for each in range(131) if age.interval.contains(each)}
    assert age.under(years) is not Verdict.YES or possible == {True}
    assert age.under(years) is not Verdict.NO or possible == {False}


def test_a_korean_age_is_no_single_international_age() -> None:
    assert Age.parse("18 korean").to_international() == Age(low=16, high=17)
    assert Age.parse("18 korean").same(Age.parse("18 korean")) is Verdict.MAYBE
    assert Age.parse("18 korean").same(Age.parse("18")) is Verdict.NO
    assert Age.parse("18").same(Age.parse("18")) is Verdict.YES
