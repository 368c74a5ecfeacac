"""A chart has no more bars than can be read, and says how many numbers stand in the table alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.release.sample import assembled

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.released_table import Category, Dimension, ReleasedCell, ReleasedTable
from bearwitness.domain.words import Words
from bearwitness.report.figures import MOST_BARS, alt_of, render_figures, spec_of, table_rows
from bearwitness.report.table_section import opening, readings
from bearwitness.report.words import Speaker

EN = Speaker(language="en")


def table(shown: int, withheld: int) -> ReleasedTable:
    """One property; the counts grow with the place of their code."""
    codes = [f"C{place:02}" for place in range(shown + withheld)]
    categories = tuple(Category(code=each, label=Words(en=each, ko=each, zh=each)) for each in codes)
    label = Words(en="Code", ko="코드", zh="代码")
    cells = [
        ReleasedCell(key=(each,), count=100 + place if place < shown else None)
        for place, each in enumerate(codes)
    ]
    by = Dimension(property="code", label=label, categories=categories, overlapping=True)
    total = ReleasedCell(key=(None,), count=5000)
    return replace(assembled().release.tables[0], dimensions=(by,), cells=(*cells, total), mapped=False)


@pytest.mark.parametrize("shown", [1, MOST_BARS])
def test_what_fits_is_drawn_in_the_order_of_the_codebook(shown: int) -> None:
    found = table(shown, 2)
    assert [row["count"] for row in table_rows(found, EN)] == [100 + place for place in range(shown)]
    assert "in the table" not in alt_of(found, EN)
    assert "2 more: withheld" in str(spec_of(found, EN))


def test_of_many_the_largest_are_drawn_and_the_others_are_named_as_missing() -> None:
    found = table(MOST_BARS + 7, 2)
    largest = [100 + MOST_BARS + 6 - place for place in range(MOST_BARS)]
    assert [row["count"] for row in table_rows(found, EN)] == largest
    assert alt_of(found, EN).endswith("; 7 more: in the table")
    release = replace(assembled().release, tables=(found,), estimates=())
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", render_figures(release)["figures/table-1.en.svg"])
    assert [each for each in drawn if each.isdecimal()] == [str(each) for each in largest]
    assert "7 more: in the table · 2 more: withheld" in drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_apart_is_said_where_its_bar_is_longer(language: Language) -> None:
    say = Speaker(language=language)
    found = table(3, 2)
    first = replace(found.dimensions[0].categories[0], code="_not_recorded")
    by = replace(found.dimensions[0], categories=(first, *found.dimensions[0].categories[1:]))
    for number, key in ((500, "table.top_apart"), (50, "table.top"), (None, "table.top")):
        cell = ReleasedCell(key=("_not_recorded",), count=number)
        apart = replace(found, dimensions=(by,), cells=(cell, *found.cells[1:]))
        assert say(key, label="C02", number=102) in opening(apart, say)
    kept = say("table.withheld", number=2, cells=6)
    assert kept in readings(found, say)
