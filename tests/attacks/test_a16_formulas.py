"""A16: no cell that leaves is a formula in a spreadsheet, and a cell that comes back is what it was."""

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bearwitness.domain.cell import inert, original
from bearwitness.intake.readers.registry import read_bytes
from bearwitness.release.bundle.sheet import write_csv

SIGNS = "=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪"
BEFORE = [
    "",
    "\t",
    "\r",
    "\n",
    " ",
    "\ufeff",
    "\x00",
    '"',
    "'",
    "\u200b",
    "\u00a0",
    "\u3000",
    "\u2060",
    "\u202e",
    "\x7f",
    "\x9b",
    "\u0301",
    "\u3164",
    "\U000e0001",
    " \ufeff\t",
]
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def runs(cell: str) -> bool:
    """Whether a spreadsheet might run a cell: its first sign that is seen begins a formula, and it is no number."""
    if cell.startswith("'"):
        return False
    seen = [
        c
        for c in cell
        if not c.isspace() and c not in "\"'\u3164" and unicodedata.category(c) not in ("Cc", "Cf", "Mn")
    ]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@|%" and not NUMBER.fullmatch(cell)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", BEFORE)
def test_every_cell_is_inert_and_comes_back(before: str, sign: str) -> None:
    cell = f"{before}{sign}HYPERLINK(A1)"
    assert runs(cell) or cell.startswith("'")
    assert not runs(inert(cell))
    assert original(inert(cell)) == cell


@pytest.mark.parametrize("number", ["-5", "-0.5", "+3", "12"])
def test_numbers_stay_numbers(number: str) -> None:
    assert inert(number) == number


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
@example([["=1+1", '"=cmd|x"'], ["＝1", "\ufeff=1"]])
def test_a_file_that_leaves_runs_nothing_and_comes_back_whole(rows: list[list[str]]) -> None:
    written = write_csv(["a", "b"], rows)
    cells = list(csv.reader(io.StringIO(written), strict=True))
    assert not any(runs(cell) for row in cells for cell in row)
    if any(
        unicodedata.category(c) == "Cc" and c != "\n" and c != "\t"
        for row in rows
        for cell in row
        for c in cell
    ):
        return
    reading = read_bytes(b"\xef\xbb\xbf" + written.encode(), ".csv")
    found = {s.place[1:]: reading.text[s.start : s.end].replace('""', '"') for s in reading.segments}
    assert [original(found.get((n, k), "")) for n in range(2, len(rows) + 2) for k in (1, 2)] == [
        cell for row in rows for cell in row
    ]
