"""A series goes over time: its periods in order, none left out, and the same guards as any table."""

from __future__ import annotations

import pytest
from tests.release.dated import BOTH, LEFT, PERIODS, YEARLY, left, persons, told
from tests.release.sample import HEAD

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.data_files import derived
from bearwitness.release.errors import BadPlan, WhollyWithheld
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.steps import with_series, years_of

SIZES = {
    "1997": 14,
    "1998": 12,
    "1999": 30,
    "2000": 25,
    "2001": 5,
    "2002": 40,
    "2010": 22,
    "2023": 6,
    "2025": 11,
    "+From2000To2004": 15,
    "": 20,
    "!": 12,
}


def series(made: Assembled) -> ReleasedTable:
    (found,) = made.release.tables
    return found


def test_every_year_of_the_period_stands_in_order_whoever_left_in_it() -> None:
    table = series(left(persons(SIZES)))
    (years,) = table.dimensions
    codes = [each.code for each in years.categories]
    assert codes[:27] == [str(year) for year in range(1998, 2025)]
    assert codes[27:] == ["_outside", "_coarser", "_not_recorded", "_conflicting"]
    assert (table.figure, years.property, years.overlapping) == ("series-1", f"{LEFT}.year", False)


def test_known_years_are_counted_and_what_is_few_or_none_is_withheld_alike() -> None:
    table = series(left(persons(SIZES)))
    assert told(table) == {
        ("1998",): 12,
        ("1999",): 30,
        ("2000",): 25,
        ("2002",): 40,
        ("2010",): 22,
        ("_outside",): 25,
        ("_coarser",): 15,
        ("_not_recorded",): 20,
        ("_conflicting",): 12,
        (None,): 212,
    }
    assert table.count("2001") is table.count("2003") is None


def test_without_a_step_it_goes_by_the_periods_of_the_codebook() -> None:
    table = series(left(persons(SIZES), PERIODS, period="2000/2024"))
    assert table.dimensions[0].property == LEFT
    assert table.series is not None
    assert (table.series.step, table.series.outside) == ("period", ("Before2000",))
    assert table.count("From2000To2004") == 85


@pytest.mark.parametrize("split", ["", ", split: sex"])
def test_only_periods_that_the_release_does_not_speak_of_are_said_to_lie_outside(split: str) -> None:
    """Where years count, whoever left outside them stands together under a name that says so already."""
    for step, outside, marked in (("period", "Before2000", {"Before2000"}), ("year", "_outside", set())):
        asked = f"series: [{{of: {LEFT}, step: {step}{split}}}]\n"
        table = series(left(persons(SIZES, sex="Female"), asked, period="2000/2024"))
        assert table.series is not None
        assert (table.series.step, table.series.outside) == (step, (outside,))
        assert [each.property for each in table.dimensions][1:] == (["sex"] if split else [])
        said = {
            each.code
            for dimension in table.dimensions
            for each in dimension.categories
            if each.label.en.endswith(" (before or after the period of the data)")
        }
        assert said == marked


def test_whoever_is_dated_by_two_years_of_one_period_stands_in_neither() -> None:
    rows = persons({"1999": 30, "2003": 20, "2010": 20, "2015": 6, "2016": 7})
    unsure = persons({"2002": 15})
    for row in unsure:
        object.__setattr__(row, "years", {LEFT: ("2001", "2002")})
    table = series(left([*rows, *unsure]))
    assert (table.count("_coarser"), table.count("2002"), table.count("2003")) == (15, None, 20)


def test_a_split_sets_apart_the_groups_of_each_year() -> None:
    years, sexes = ("1999", "2003", "2004", "2010"), ("Female", "Male", "Other", "Unknown")
    sizes = {sex: {year: 12 + 7 * x + y for y, year in enumerate(years)} for x, sex in enumerate(sexes)}
    rows = [row for sex, by_year in sizes.items() for row in persons({**by_year, "2015": 3, "": 15}, sex=sex)]
    table = series(left(rows, f"series: [{{of: {LEFT}, step: year, split: sex}}]\n"))
    assert [each.property for each in table.dimensions] == [f"{LEFT}.year", "sex"]
    shown = {key: count for key, count in told(table).items() if key[0] in years and key[1] in sexes}
    assert shown == {key: sizes[str(key[1])][str(key[0])] for key in shown}
    assert len(shown) > 4


def test_years_beside_their_periods_never_show_what_the_periods_leave_of_them() -> None:
    sizes = {str(year): 15 for year in range(1998, 2025)} | {"2001": 12, "2007": 4, "": 30}
    made = left(persons(sizes), BOTH)
    years, periods = made.release.tables
    assert periods.count("From2005To2009") == 64
    hidden = [each for each in range(2005, 2010) if years.count(str(each)) is None]
    assert 2007 in hidden
    assert len(hidden) > 1
    assert sum(sizes[str(each)] for each in hidden) >= 10 + sizes["2007"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_file_has_its_words(language: str) -> None:
    files = derived(left(persons(SIZES)).release)
    assert files["data/series-1.csv"].splitlines()[:5] == [
        f"{LEFT}.year,count,withheld",
        "1998,12,0",
        "1999,30,0",
        "2000,25,0",
        "2001,,1",
    ]
    at = LANGUAGES.index(language)
    worded = [
        line.split(",")[3:][at]
        for line in files["data/dictionary.csv"].splitlines()
        if line.startswith(f"data/series-1.csv,{LEFT}.year,1999,")
    ]
    assert worded == ["1999" if language == "en" else "1999년" if language == "ko" else "1999年"]


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("series: [{step: year}]", "series[0].of"),
        (f"series: [{{of: {LEFT}, step: decade}}]", "series[0].step"),
        (f"series: [{{of: {LEFT}, split: {LEFT}}}]", "series[0].split"),
        (f"series: [{{of: {LEFT}, by: sex}}]", "series[0].?"),
        (f"series: [{{of: {LEFT}}}, {{of: {LEFT}, step: period}}]", "series"),
        ("series: [{of: sex}]", "series[0].of"),
        ("series: [{of: happened}]", "series[0].of"),
        (f"series: [{{of: {LEFT}, split: happened}}]", "series[0].split"),
        (
            f"series: [{{of: {LEFT}, step: year}}, {{of: {LEFT}, split: sex}}]",
            "series[1]",
        ),
        (f"tables: [{{by: [{LEFT}, sex]}}]\nseries: [{{of: {LEFT}, step: year}}]", "tables[0]"),
        (
            f"tables: [{{by: [{LEFT}], money: {{kind: none, currency: CNY, unit: sale}}}}]\n{YEARLY}",
            "tables[0]",
        ),
        (f"tables: [{{by: [{LEFT}.year]}}]", "tables[0].by"),
    ],
)
def test_what_is_no_series_is_refused_by_its_place(asked: str, key: str) -> None:
    with pytest.raises(BadPlan) as refused:
        left(persons(SIZES), asked + "\n")
    assert refused.value.details["key"] == key


@pytest.mark.parametrize("period", ["2000/..", "../2020", "1800/2024"])
def test_years_need_a_period_with_both_ends(period: str) -> None:
    with pytest.raises(BadPlan) as refused:
        left(persons(SIZES), period=f'"{period}"')
    assert refused.value.details["key"] == "period"
    assert left(persons(SIZES), PERIODS, period=f'"{period}"').release.tables


@pytest.mark.parametrize(("period", "years"), [("1925/2024", 100), ("2024", 1), ("1924/2024", None)])
def test_a_series_has_at_most_a_hundred_years(period: str, years: int | None) -> None:
    plan = Plan.from_yaml(HEAD.replace("1998/2024", period) + BOTH)
    if years is None:
        with pytest.raises(BadPlan) as refused:
            years_of(plan, codebook())
        assert refused.value.details["key"] == "period"
    else:
        (found,) = years_of(plan, codebook())
        assert (found.name, found.codes[-1], len(found.codes)) == (LEFT, "2024", years)


def test_to_the_gate_a_series_is_a_table_without_a_map_behind_those_of_the_plan() -> None:
    asked = f"tables: [{{by: [home_province], map: true}}]\nseries: [{{of: {LEFT}, step: year, split: sex}}, {{of: happened}}]\n"
    table, years, periods = with_series(Plan.from_yaml(HEAD + asked)).tables
    assert (table.by, table.mapped, table.step) == (("home_province",), True, None)
    assert (years.by, years.mapped, years.step) == ((f"{LEFT}.year", "sex"), False, "year")
    assert (periods.by, periods.mapped, periods.step) == (("happened",), False, "period")


def test_a_date_at_two_steps_stands_by_itself_at_the_coarser_one() -> None:
    assert len(with_series(Plan.from_yaml(HEAD + BOTH)).tables) == 2
    for other, key in (
        (f"tables: [{{by: [{LEFT}, sex]}}]\n", "tables[0]"),
        (f"tables: [{{by: [sex]}}, {{by: [sex, {LEFT}]}}]\n", "tables[1]"),
    ):
        with pytest.raises(BadPlan) as refused:
            with_series(Plan.from_yaml(HEAD + other + YEARLY))
        assert refused.value.details["key"] == key
        assert with_series(Plan.from_yaml(HEAD + other + PERIODS)).tables


def test_a_series_of_which_nothing_is_left_is_named_by_its_place() -> None:
    with pytest.raises(WhollyWithheld) as refused:
        left(persons({"1999": 4}), f"tables: [{{by: [sex], may_be_withheld: true}}]\n{YEARLY}")
    assert refused.value.details["key"] == "series[0]"
    assert left(persons({"1999": 4}), f"series: [{{of: {LEFT}, may_be_withheld: true}}]\n").release.refused


def test_the_step_and_the_split_are_part_of_what_is_approved() -> None:
    asked = [YEARLY, PERIODS, BOTH, f"series: [{{of: {LEFT}, split: sex}}]\n"]
    assert len({Plan.from_yaml(HEAD + each).digest() for each in asked}) == 4
