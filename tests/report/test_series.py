"""The picture of a series: steps in order, a gap where a number is withheld, and nothing that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.release.dated import LEFT, PERIODS, YEARLY, left, persons

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.figures import render_figures, spec_of
from bearwitness.report.series import (
    drawn_lines,
    periods_of,
    series_ahead,
    series_path,
    series_words,
    undrawn_lines,
)
from bearwitness.report.series_drawing import LEFT as EDGE
from bearwitness.report.series_drawing import RIGHT, draw_series
from bearwitness.report.series_section import series_section
from bearwitness.report.words import Speaker

SIZES = {"1999": 30, "2000": 25, "2002": 40, "2010": 22, "2023": 6, "2024": 7, "+From2000To2004": 15, "": 20}
EN = Speaker(language="en")


def series(sizes: dict[str, int] = SIZES, asked: str = YEARLY, period: str = "1999/2024") -> ReleasedTable:
    (found,) = left(persons(sizes), asked, period=period).release.tables
    return found


def split() -> ReleasedTable:
    """Two groups, of one of which nothing is shown."""
    table = series()
    groups = replace(
        table.dimensions[0],
        property="sex",
        categories=tuple(
            replace(each, code=code, label=replace(each.label, en=code))
            for each, code in zip(table.dimensions[0].categories, ("Female", "Male"), strict=False)
        ),
    )
    cells = [
        replace(each, key=(*each.key, code), count=None if code == "Male" else each.count)
        for each in table.cells
        for code in ("Female", "Male", None)
    ]
    return replace(table, dimensions=(table.dimensions[0], groups), cells=tuple(cells))


def steps(drawing: str) -> list[tuple[float, float]]:
    """Where each unbroken line begins and ends."""
    lines = re.findall(r'<path d="(M[^"]*)"[^>]*stroke-width="2.5"', drawing)
    ends = [(re.match(r"M([\d.]+)", each), re.findall(r"H([\d.]+)", each)) for each in lines]
    return [(float(start[1]), float(found[-1])) for start, found in ends if start]


def test_a_line_stops_where_a_number_is_withheld_and_begins_again_behind_it() -> None:
    table = series()
    years = periods_of(table, EN)
    assert years == [str(year) for year in range(1999, 2025)]
    column = (RIGHT - EDGE) / len(years)
    spans = [
        (round((start - EDGE) / column), round((end - EDGE) / column))
        for start, end in steps(draw_series(table, EN))
    ]
    assert spans == [(0, 2), (3, 4), (11, 12)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("few", "other"), [(6, 0), (6, 9), (0, 9)])
def test_a_withheld_year_leaves_the_same_picture_whatever_it_holds(
    language: Language, few: int, other: int
) -> None:
    """Four years are withheld, and hold as many persons together, so that nothing that is shown differs."""
    made = [series({**SIZES, "2021": 9, "2022": 9, "2023": held, "2024": 9 - held}) for held in (few, other)]
    assert [each.count("2023") for each in made] == [None, None]
    say = Speaker(language=language)
    assert draw_series(made[0], say) == draw_series(made[1], say)
    assert series_section(made[0], say) == series_section(made[1], say)


def _without(table: ReleasedTable, year: str) -> ReleasedTable:
    return replace(table, cells=tuple(replace(c, count=None) if c.key == (year,) else c for c in table.cells))


def test_the_height_depends_on_nothing_but_what_is_shown() -> None:
    table = series()
    kept = _without(table, "2002")
    assert max(each or 0 for line in drawn_lines(kept, EN) for each in line.counts) == 30
    assert ">50<" not in draw_series(kept, EN)
    assert ">50<" in draw_series(table, EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_say_every_year_and_that_it_is_withheld(language: Language) -> None:
    say = Speaker(language=language)
    words = series_words(series(), say)
    assert words.count(say("withheld")) == len(periods_of(series(), say)) - 4
    assert all(f"{year}: " in words for year in range(1999, 2025))
    assert "2002: 40" in words
    assert f"<title>{words}</title>" in draw_series(series(), say)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_it_is_and_leaves_no_year_out(language: Language) -> None:
    say = Speaker(language=language)
    table = series()
    page = series_section(table, say)
    label = table.dimensions[0].label.of(language)
    assert say("series.is", of=label) in page
    assert say("series.no_year", number=15) in page
    assert say("series.undated", number=20) in page
    assert say("series.marks") in page
    for each in table.dimensions[0].categories:
        assert f'<th scope="row">{each.label.of(language)}</th>' in page


def test_who_stands_apart_and_is_withheld_is_named() -> None:
    table = series()
    assert table.count("_outside") is None
    assert "before or after the period of the data" in series_section(table, EN).split("<figure")[0]


def test_a_period_outside_that_of_the_release_is_marked_and_not_drawn() -> None:
    table = series(
        {"1998": 30, "2001": 25, "2006": 40, "2012": 22, "2016": 33, "2021": 14, "": 20}, PERIODS, "2000/2024"
    )
    labels = [each.label.en for each in table.dimensions[0].categories]
    assert labels[0] == "Before 2000 (before or after the period of the data)"
    assert periods_of(table, EN) == labels[1:6]
    assert table.count("Before2000") == 30
    assert "Before 2000" not in draw_series(table, EN)


def test_a_split_has_a_line_for_each_group_that_shows_anything() -> None:
    table = split()
    assert [each.label for each in drawn_lines(table, EN)] == ["All persons", "Female"]
    assert undrawn_lines(table, EN) == [EN("series.undrawn", labels="Male")]
    assert len(steps(draw_series(table, EN))) == 6
    page = series_section(table, EN)
    assert all(f'<th scope="row">{year}</th>' in page for year in range(1999, 2025))


def test_where_nothing_is_shown_nothing_is_drawn() -> None:
    table = replace(series(), cells=tuple(replace(each, count=None) for each in series().cells))
    assert drawn_lines(table, EN) == []
    assert EN("series.none") in series_section(table, EN)


def test_a_series_has_one_picture_a_language_and_no_bars() -> None:
    made = left(persons(SIZES), period="1999/2024")
    table = made.release.tables[0]
    assert spec_of(table, EN) is None
    assert list(render_figures(made.release)) == sorted(series_path("series-1", each) for each in LANGUAGES)
    assert "26" in series_ahead(table, EN)


def test_long_numbers_stand_in_the_table_where_a_step_is_too_narrow() -> None:
    table = series({str(year): 1200 for year in (1999, 2005, 2013)} | {"": 20}, period="1990/2024")
    assert ">1,200<" not in draw_series(table, EN)
    assert ">1,200<" in series_section(table, EN)
    assert LEFT in table.dimensions[0].property
