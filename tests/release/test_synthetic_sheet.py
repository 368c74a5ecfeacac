"""Invented rows beside their sheet and the record, written by hand: each one thing that is off is found by itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.release.bare import SAID, SYNTHETIC, bare

from bearwitness.domain.release import Release
from bearwitness.release.verifying.check_synthetic import ROWS, SHEET, TABLES, check_synthetic

HEADER = ["sex", "home_province", "control_method.Threats", "control_method.TakesEarnings"]
"""Four columns of three properties."""
LINES = ["Female,ryanggang,1,0", "Female,chagang,0,1"]
RECORD = replace(bare(), synthetic=SYNTHETIC)
DISAGREES, UNREADABLE = [("disagrees", SHEET)], [("unreadable", SHEET)]


def lay(folder: Path, lines: list[str] = LINES, header: list[str] = HEADER, **changes: Any) -> None:
    """Rows and noisy tables, and a sheet of them, as somebody with the key could write it."""
    texts = {ROWS: "\n".join([",".join(header), *lines, ""]).encode(), TABLES: b"a,noisy\n1,2\n"}
    sheet = {
        "epsilon": 1.0,
        "delta": 1e-5,
        "cap": 12.0,
        "rows": 2,
        "people": {"noisy": 300, "interval": [290, 310]},
        "columns": header,
        "sha256": {path: hashlib.sha256(text).hexdigest() for path, text in texts.items()},
    }
    for path, text in {**texts, SHEET: json.dumps({**sheet, **changes}).encode()}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text)


def found(folder: Path, release: Release = RECORD) -> list[tuple[str, str]]:
    return [(each.code, each.at) for each in check_synthetic(folder, release)]


def test_what_agrees_is_found_to(tmp_path: Path) -> None:
    lay(tmp_path)
    assert found(tmp_path) == []


def test_where_the_record_has_none_no_file_is_looked_for(tmp_path: Path) -> None:
    assert found(tmp_path, bare()) == []
    assert found(tmp_path) == UNREADABLE


@pytest.mark.parametrize(
    "changes",
    [
        {"epsilon": 1.5},
        {"delta": 1e-4},
        {"cap": 11.0},
        {"rows": 3},
        {"people": {"noisy": 301, "interval": [290, 310]}},
        {"people": {"noisy": 300, "interval": [291, 310]}},
        {"people": {"noisy": 300, "interval": [290, 309]}},
        {"people": {"noisy": 300, "interval": [290]}},
        {"columns": HEADER[::-1]},
        {"columns": HEADER[:-1]},
        {"sha256": {}},
    ],
    ids=str,
)
def test_a_sheet_that_says_something_else_is_found(tmp_path: Path, changes: dict[str, Any]) -> None:
    lay(tmp_path, **changes)
    assert found(tmp_path) == DISAGREES


@pytest.mark.parametrize("path", [ROWS, TABLES])
def test_a_sheet_is_of_these_bytes(tmp_path: Path, path: str) -> None:
    lay(tmp_path)
    text = (tmp_path / path).read_bytes()
    (tmp_path / path).write_bytes(text.replace(b"1", b"0", 1))
    assert found(tmp_path) == DISAGREES
    (tmp_path / path).unlink()
    assert found(tmp_path) == (UNREADABLE if path == ROWS else DISAGREES)


@pytest.mark.parametrize("lines", [LINES[:1], [*LINES, "Male,ryanggang,0,0"], []], ids=len)
def test_rows_are_as_many_as_sheet_and_record_say(tmp_path: Path, lines: list[str]) -> None:
    lay(tmp_path, lines)
    assert found(tmp_path) == DISAGREES
    stated = replace(RECORD, synthetic=replace(SYNTHETIC, rows=len(lines)))
    assert found(tmp_path, stated) == DISAGREES, "the sheet says two"
    lay(tmp_path, lines, rows=len(lines))
    assert found(tmp_path, stated) == []


@pytest.mark.parametrize("line", ["Female,chagang,0", "Female,chagang,0,1,1", ""])
def test_every_row_has_a_value_for_each_column(tmp_path: Path, line: str) -> None:
    lay(tmp_path, [LINES[0], line])
    assert found(tmp_path) == DISAGREES


@pytest.mark.parametrize("number", [1, 2, 4])
def test_columns_are_of_as_many_properties_as_the_record_names(tmp_path: Path, number: int) -> None:
    """One of which a person can have several codes has a column for each."""
    lay(tmp_path)
    assert (
        found(tmp_path, replace(RECORD, synthetic=replace(SYNTHETIC, columns=(SAID,) * number))) == DISAGREES
    )


@pytest.mark.parametrize("text", [b"", b"[]", b'{"epsilon": 1.0}', b"\xff"])
def test_a_sheet_that_is_none_is_unreadable(tmp_path: Path, text: bytes) -> None:
    lay(tmp_path)
    (tmp_path / SHEET).write_bytes(text)
    assert found(tmp_path) == UNREADABLE
