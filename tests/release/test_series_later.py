"""Releases of a series one after the other: a year later, at another step, for another period."""

from __future__ import annotations

import pytest
from tests.release.dated import LEFT, PERIODS, YEARLY, left, persons
from tests.release.test_series import series

SIZES = {str(year): 14 for year in range(2000, 2025)} | {"": 30, "2003": 16}
TABLE = f"tables: [{{by: [{LEFT}]}}]\n"


def test_a_year_later_only_what_changed_enough_is_shown_anew() -> None:
    first = left(persons(SIZES), period="2000/2024")
    later = {**SIZES, "2010": 17, "2011": 26, "2025": 19}
    second = series(left(persons(later), period="2000/2025", earlier=(first.snapshot,)))
    assert series(first).count("2010") == 14
    assert second.count("2009") == 14
    assert second.count("2010") is None, "three persons came"
    assert second.count("2011") == 26, "twelve came"
    codes = [each.code for each in second.dimensions[0].categories]
    assert codes[:26] == [str(year) for year in range(2000, 2026)]


def test_the_same_release_again_shows_the_same() -> None:
    first = left(persons(SIZES), period="2000/2024")
    again = left(persons(SIZES), period="2000/2024", earlier=(first.snapshot,))
    assert series(again) == series(first)


@pytest.mark.parametrize("first", [PERIODS, TABLE])
def test_years_after_their_periods_leave_nothing_small_of_them(first: str) -> None:
    sizes = SIZES | {"2012": 6, "2017": 8, "2022": 5, "2023": 6}
    before = left(persons(sizes), first, period="2000/2024")
    after = series(left(persons(sizes), period="2000/2024", earlier=(before.snapshot,)))
    shown = series(before)
    for period, start in (("From2010To2014", 2010), ("From2015To2019", 2015)):
        counts = [after.count(str(start + more)) for more in range(5)]
        whole = shown.count(period)
        assert whole is not None
        assert whole - sum(each for each in counts if each is not None) >= 10


def test_nothing_may_be_left_of_a_period_of_which_every_year_is_shown() -> None:
    before = left(persons(SIZES), PERIODS, period="2000/2024")
    after = series(left(persons(SIZES), period="2000/2024", earlier=(before.snapshot,)))
    assert [after.count(str(year)) for year in range(2005, 2010)] == [14] * 5


def test_but_where_the_period_has_no_end_it_would_tell_that_nobody_came_after() -> None:
    before = left(persons(SIZES), PERIODS, period="2000/2024")
    assert series(before).count("From2020") == 70
    after = series(left(persons(SIZES), period="2000/2024", earlier=(before.snapshot,)))
    assert None in [after.count(str(year)) for year in range(2020, 2025)]


def test_periods_after_their_years_leave_nothing_small_of_them() -> None:
    sizes = SIZES | {"2012": 6, "+From2005To2009": 4}
    before = left(persons(sizes), YEARLY, period="2000/2024")
    after = series(left(persons(sizes), PERIODS, period="2000/2024", earlier=(before.snapshot,)))
    assert after.count("From2005To2009") is None
    assert after.count("From2000To2004") == 72


def test_who_is_not_dated_is_the_same_persons_at_either_step() -> None:
    sizes = SIZES | {"1998": 20, "!": 12}
    before = left(persons(sizes), PERIODS, period="2000/2024")
    changed = {**sizes, "": 33}
    after = series(left(persons(changed), period="2000/2024", earlier=(before.snapshot,)))
    assert series(before).count("_not_recorded") == 30
    assert after.count("_not_recorded") is None
