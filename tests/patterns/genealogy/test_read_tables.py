"""The two tables: every fault is told by row and column, and nothing of the file is repeated."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.patterns.genealogy.real import FOLDER, tables

from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.errors import BadColumns, BadField
from bearwitness.patterns.genealogy import read_figures, read_sources, trace

SOURCES = "source_id,publisher,title,date,kind,url,held\nS01,Gazette,On lamps,2011-05,news,,whole\n"
HEAD = "figure_id,source_id,measure,population,low,high,unit,as_of,attributed_to,wording\n"
ROW = "F001,S01,count,weavers,200,300,persons,2010,unstated,between\n"


def read(text: str) -> tuple[PublishedFigure, ...]:
    return read_figures(text, read_sources(SOURCES))


def test_the_real_tables_are_read_whole() -> None:
    figures, sources = tables()
    assert (len(figures), len(sources)) == (88, 28)
    assert [each.id for each in sources if not each.read] == ["S02", "S24", "S25", "S26", "S27"]
    assert len((FOLDER / "figures.csv").read_text("utf-8").splitlines()) == 89


def test_columns_may_stand_in_another_order_and_blank_rows_are_passed_over() -> None:
    figure = read(HEAD + ROW)[0]
    names = HEAD.strip().split(",")
    values = ROW.strip().split(",")
    turned = ",".join(names[::-1]) + "\n\n" + ",".join(values[::-1]) + "\n"
    assert read("\ufeff" + turned) == (figure,)
    assert figure.attributed_to == ""
    assert figure.bound == "range"


@pytest.mark.parametrize(
    ("old", "new", "row", "column"),
    [
        ("200,300", "two hundred,300", 2, "low"),
        ("200,300", "200,-3", 2, "high"),
        ("200,300", "400,300", 2, "high"),
        ("200,300", ",", 2, "low"),
        ("2010", "spring", 2, "as_of"),
        ("S01,count", "S09,count", 2, "source_id"),
        ("weavers", "", 2, "population"),
        ("persons", "", 2, "unit"),
        ("unstated", "S07", 2, "attributed_to"),
        ("unstated", "F001", 2, "attributed_to"),
        ("F001", "F 001", 2, "figure_id"),
        ("F001", "S01", 2, "figure_id"),
        ("between", "between,more", 2, "wording"),
    ],
)
def test_a_bad_field_is_told_by_row_and_column(old: str, new: str, row: int, column: str) -> None:
    with pytest.raises(BadField) as caught:
        read(HEAD + ROW.replace(old, new, 1))
    assert (caught.value.details["row"], caught.value.details["column"]) == (row, column)
    assert "hundred" not in str(caught.value)


def test_a_figure_given_twice() -> None:
    with pytest.raises(BadField) as caught:
        read(HEAD + ROW + ROW)
    assert caught.value.details["row"] == 3


@pytest.mark.parametrize(
    ("head", "column"),
    [
        (HEAD.replace("wording", "hedge"), 10),
        (HEAD.replace(",unit", ""), "unit"),
        (HEAD.replace("low", "high"), 6),
    ],
)
def test_a_missing_odd_or_doubled_column_is_told(head: str, column: int | str) -> None:
    with pytest.raises(BadColumns) as caught:
        read(head + ROW)
    assert caught.value.details["column"] == column


@pytest.mark.parametrize("text", ["", HEAD])
def test_nothing_to_trace(text: str) -> None:
    with pytest.raises((BadColumns, BadField)):
        read(text)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(HEAD + ROW)), gone=st.integers(0, 12), new=st.text(max_size=12))
def test_damaged_tables_end_with_a_row_and_a_column(at: int, gone: int, new: str) -> None:
    text = HEAD + ROW
    told: BadColumns | BadField | None = None
    try:
        trace(read(text[:at] + new + text[at + gone :]), read_sources(SOURCES))
    except (BadColumns, BadField) as error:
        told = error
    assert told is None or {"column", "table"} <= told.details.keys()


def test_an_unknown_date_stays_unknown() -> None:
    assert read_sources(SOURCES.replace("2011-05", ""))[0].date == ""
    with pytest.raises(BadField):
        read_sources(SOURCES.replace("2011-05", "20 May"))
