"""The synthetic part of a bundle: its rows, data sheet and record must say the same of each other."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.release.sample import PLAN, assembled

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.release import Release
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.synthetic_plan import PlannedSynthetic
from bearwitness.release.synthetic import Synthetic
from bearwitness.release.synthetic.synthesized import (
    ROWS,
    SHEET,
    domain_of,
    figure_of,
    synthetic_files,
)
from bearwitness.release.synthetic.tables import NoisyTable, count
from bearwitness.release.verifying.check_synthetic import check_synthetic

ASKED = PlannedSynthetic(columns=("sex", "control_method"), epsilon=1.0)
LABELS = Labels.of(codebook(), Gazetteer.load())


@pytest.fixture
def made(tmp_path: Path) -> Release:
    """Invented rows of two properties, one with a column for each code, written below a folder; and their record."""
    book = domain_of(ASKED, LABELS)
    rows = np.zeros((300, len(book.names)), dtype=np.int16)
    rows[:120, 0], rows[:40, 1], rows[30:90, 2] = 1, 1, 1
    measured = tuple(
        NoisyTable(columns, count(rows, columns, book.sizes).astype(float), 5.0)
        for columns in ((), (0,), (1,), (0, 1))
    )
    budget = {"epsilon": 1.0, "delta": 1e-5, "cap": 12.0}
    drawn = Synthetic(rows=rows, measured=measured, budget=budget, checks=("people",), releasable=True)
    files = synthetic_files(drawn, book, 10)
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return replace(assembled().release, synthetic=figure_of(Plan.from_yaml(PLAN), ASKED, files, LABELS))


def found(folder: Path, release: Release) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in check_synthetic(folder, release)]


def rewritten(folder: Path, rows: Callable[[list[list[str]]], None], columns: bool) -> None:
    """Change the rows as somebody with the key could: sums of the sheet follow, its columns where asked."""
    table = list(csv.reader(io.StringIO((folder / ROWS).read_text("utf-8"))))
    rows(table)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(table)
    (folder / ROWS).write_text(out.getvalue(), encoding="utf-8")
    sheet: dict[str, Any] = json.loads((folder / SHEET).read_text("utf-8"))
    sheet["sha256"][ROWS] = hashlib.sha256(out.getvalue().encode()).hexdigest()
    sheet["columns"] = table[0] if columns else sheet["columns"]
    (folder / SHEET).write_text(json.dumps(sheet), encoding="utf-8")


def renamed(table: list[list[str]]) -> None:
    table[0][0] = "legal_status"


def exchanged(table: list[list[str]]) -> None:
    table[0][0], table[0][1] = table[0][1], table[0][0]


def widened(table: list[list[str]]) -> None:
    for row, value in zip(table, ["home_province", *[""] * 300], strict=True):
        row.append(value)


def narrowed(table: list[list[str]]) -> None:
    for row in table:
        del row[0]


def ragged(table: list[list[str]]) -> None:
    table[7].append("Female")


def test_rows_sheet_and_record_agree(made: Release, tmp_path: Path) -> None:
    assert found(tmp_path, made) == []
    rewritten(tmp_path, lambda _: None, columns=True)
    assert found(tmp_path, made) == []


@pytest.mark.parametrize("change", [renamed, exchanged, widened, narrowed, ragged])
def test_a_header_that_the_sheet_does_not_name_is_found(
    made: Release, tmp_path: Path, change: Callable[[list[list[str]]], None]
) -> None:
    rewritten(tmp_path, change, columns=False)
    assert found(tmp_path, made) == [("disagrees", SHEET)]


@pytest.mark.parametrize("change", [widened, narrowed])
def test_rows_of_more_or_fewer_properties_than_the_record_says_are_found(
    made: Release, tmp_path: Path, change: Callable[[list[list[str]]], None]
) -> None:
    rewritten(tmp_path, change, columns=True)
    assert found(tmp_path, made) == [("disagrees", SHEET)]


def test_rows_that_are_no_table_are_unreadable(made: Release, tmp_path: Path) -> None:
    (tmp_path / ROWS).write_bytes(b"")
    assert found(tmp_path, made) == [("unreadable", SHEET)]
    assert found(tmp_path / "nowhere", made) == [("unreadable", SHEET)]
