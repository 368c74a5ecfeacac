"""`bearwitness synth --look`: what rows give away, in words and as JSON, without a value of any row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.release.microdata.test_report import STEPPED, STEPS
from tests.release.synthetic.small import BOOK, CODEBOOK, people

from bearwitness.cli.main import main
from bearwitness.cli.progress import Progress
from bearwitness.release.microdata import classes
from bearwitness.release.microdata.report import disclosure_report
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.records import csv_text

MANY = people(1500, 2)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")


def look(
    folder: Path,
    rows: Rows,
    *more: str,
    book: dict[str, object] | None = None,
    written: SyntheticCodebook = STEPPED,
) -> int:
    (folder / "book.json").write_text(
        json.dumps(book or {**CODEBOOK, "hierarchies": STEPS}), encoding="utf-8"
    )
    (folder / "in.csv").write_text(csv_text(rows, written), encoding="utf-8")
    return main(["synth", str(folder / "in.csv"), "--codebook", str(folder / "book.json"), "--look", *more])


def words_in(data: object) -> Iterator[str]:
    """Every text of a JSON tree, keys and values."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from words_in(value)
    elif isinstance(data, list):
        for each in data:
            yield from words_in(each)


def test_it_says_what_the_report_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert look(tmp_path, MANY, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    report = disclosure_report(MANY, STEPPED)
    assert (said["ok"], said["holds"], said["rows"]) == (True, False, 1500)
    assert said["special_uniques"] == list(report.special_uniques)
    assert {tuple(each["columns"]): each["under"] for each in said["subsets"]} == {
        each.columns: each.under for each in report.subsets
    }
    assert said["coarsened"]["steps"] == {"year": 1, "age": 0, "region": 1}
    assert said["coarsened"]["withheld"] == []
    assert said["warnings"] == ["inside_only"]


def test_its_words_name_columns_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert look(tmp_path, MANY) == 0
    said = capsys.readouterr().out
    report = disclosure_report(MANY, STEPPED)
    one, two, three = report.special_uniques
    assert f"{one} rows on a single column, {two} on two together, {three} on three" in said
    (region,) = [each for each in report.subsets if each.columns == ("region",)]
    assert f"region: {region.under} rows in such groups; the smallest group has {region.k}." in said
    assert "year: coarser, step 1" in said
    assert "age: as it is" in said
    assert "For the team alone" in said


@pytest.mark.parametrize("way", ["--json", "words"])
def test_no_value_of_a_row_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str) -> None:
    assert look(tmp_path, MANY, *(["--json"] if way == "--json" else [])) == 0
    said = capsys.readouterr().out
    values = {level for levels in BOOK.columns.values() for level in levels if len(level) > 1}
    told = set(words_in(json.loads(said))) if way == "--json" else set(said.replace(":", " ").split())
    assert not values & told


def test_nothing_is_written_or_spent(tmp_path: Path) -> None:
    assert look(tmp_path, MANY) == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["book.json", "in.csv"]


def test_rows_in_which_nobody_stands_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = np.zeros((40, 8), dtype=np.int16)
    rows[:20, BOOK.position("sector")] = 3
    assert look(tmp_path, rows, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["holds"]
    assert said["special_uniques"] == [0, 0, 0]
    assert said["coarsened"] == {"steps": {"year": 0, "age": 0, "region": 0}, "withheld": [], "loss": 0.0}
    assert look(tmp_path, rows) == 0
    assert "nothing need be coarsened" in capsys.readouterr().out
    assert look(tmp_path, rows[:9]) == 0
    assert "There are fewer than 10 rows in all" in capsys.readouterr().out
    assert look(tmp_path, rows[:9], "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["warnings"], said["coarsened"]) == (["inside_only", "too_few"], None)


def test_it_says_that_nothing_was_tried_where_there_are_too_many_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = [f"key-{number:02}" for number in range(15)]
    book: dict[str, object] = {"columns": {key: ["0", "1"] for key in keys}, "quasi_identifiers": keys}
    rows = np.random.default_rng(1).integers(0, 2, (500, 15)).astype(np.int16)
    wide = SyntheticCodebook.from_json(json.dumps(book))
    assert look(tmp_path, rows, book=book, written=wide) == 0
    said = capsys.readouterr().out
    assert "can be coarsened in more than 20,000 ways, so that none was tried" in said
    assert "There are fewer than 10 rows" not in said
    assert look(tmp_path, rows, "--json", book=book, written=wide) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["warnings"], found["coarsened"]) == (["inside_only", "too_many"], None)


def test_the_bar_tells_of_the_coarsening_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(Progress, "__call__", lambda _, done, steps: told.append((done, steps)))
    assert look(tmp_path, MANY) == 0
    assert {steps for _, steps in told} == {92, 3 * 2 * 4}
    assert all(0 < done <= steps for done, steps in told)


def test_a_column_that_no_step_saves_is_withheld(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = np.zeros((40, 8), dtype=np.int16)
    rows[0, BOOK.position("age")] = 1
    assert look(tmp_path, rows) == 0
    assert "age: withheld altogether" in capsys.readouterr().out


def test_a_codebook_without_keys_or_sensitive_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare: dict[str, object] = {"columns": CODEBOOK["columns"]}
    assert look(tmp_path, MANY, book=bare) == 0
    said = capsys.readouterr().out
    assert "no sensitive column" in said
    assert "given up" not in said
    assert look(tmp_path, MANY[:0], book=bare) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_without_a_look_it_must_be_said_where_and_for_how_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "book.json").write_text(json.dumps(CODEBOOK), encoding="utf-8")
    (tmp_path / "in.csv").write_text(csv_text(MANY, BOOK), encoding="utf-8")
    words = ["synth", str(tmp_path / "in.csv"), "--codebook", str(tmp_path / "book.json")]
    for more in ((), ("--out", "o.csv"), ("--out", "o.csv", "--epsilon", "4")):
        assert main([*words, *more]) == 10
    assert "--delta" in capsys.readouterr().err


def test_many_classes_are_numbered_anew_and_counted_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = disclosure_report(MANY, STEPPED)
    monkeypatch.setattr(classes, "MOST_CLASSES", 5)
    assert disclosure_report(MANY, STEPPED) == whole
