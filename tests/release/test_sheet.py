"""Cells are inert in a spreadsheet and come back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.cell import inert, original
from bearwitness.release.bundle.sheet import write_csv

RISKY = [
    "=1+1",
    "+x",
    "-x",
    "@SUM(A1)",
    "|calc",
    "%x",
    "\t=1",
    "\r=1",
    " =1",
    "\ufeff=1",
    "\x00=1",
    "＝1",
    "＠x",
    '"=1',
]


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_begins_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.5", "12", "plain", "a=b", ""])
def test_numbers_and_words_stay(text: str) -> None:
    assert inert(text) == text


@given(st.lists(st.lists(st.text().filter(lambda t: "\r" not in t), min_size=2, max_size=2)))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    written = write_csv(["=a", "b"], rows)
    again = [[original(cell) for cell in row] for row in csv.reader(io.StringIO(written), strict=True)]
    assert again == [["=a", "b"], *rows]


@given(st.text())
def test_inert_is_undone(text: str) -> None:
    assert original(inert(text)) == text
