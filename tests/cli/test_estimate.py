"""`bearwitness estimate` from the outside: exit codes, JSON on one stream, messages on the other."""

import json
import unicodedata
from pathlib import Path

import pytest

from bearwitness.cli.main import main
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.estimate import published
from bearwitness.estimate.errors import CountedImpossible, DuplicatePattern, NoSuchColumn, UnknownMethod
from bearwitness.intake.errors import DocumentNotFound


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    path = tmp_path / "captures.csv"
    path.write_text(published.load("UKdat_5").table.to_csv(), encoding="utf-8")
    return path


def test_json_is_one_object_and_the_warning_is_elsewhere(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["estimate", str(table), "--json", "--reps", "50"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    totals = {each["method"]: each["total"] for each in data["estimates"]}
    assert totals["independence"] == pytest.approx(13444.131209, rel=1e-6)
    assert totals["stepwise"] == pytest.approx(11312.990289, rel=1e-6)
    assert totals["bic"] == pytest.approx(25311.290613, rel=1e-6)
    assert totals["chapman"] is None
    assert data["status"] == "disputed"
    assert data["frame"] is None
    assert "has not been stated" in err


def test_the_frame_is_said(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--frame", "persons in {one} county", "--method", "chao"]) == 0
    out, err = capsys.readouterr()
    assert "persons in {one} county" in out
    assert "independence" not in out
    assert err == ""


def test_no_replicates_means_points_only(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--reps", "0", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {each["method"] for each in data["estimates"] if each["total"]} >= {"stepwise", "bic"}
    assert all(each["interval"] is None and each["beside"] == [] for each in data["estimates"])


def test_lists_that_cannot_overlap_are_declared(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["estimate", str(table), "--method", "independence", "--reps", "0", "--json"]
    assert main([*words, "--apart", "LA:NG"]) == CountedImpossible.exit_code
    assert main([*words, "--apart", "GO:NOBODY"]) == NoSuchColumn.exit_code
    assert main([*words, "--apart", "GO"]) == 10
    capsys.readouterr()
    table.write_text("A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,0,1,9\n0,1,1,8\n", encoding="utf-8")
    totals = []
    for apart in ([], ["--apart", "A:B"]):
        assert main([*words, *apart]) == 0
        totals.append(json.loads(capsys.readouterr().out)["estimates"][0]["total"])
    assert totals[0] != totals[1]


def test_progress_goes_to_a_terminal_only(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["estimate", str(table), "--frame", "x", "--method", "bic", "--reps", "100"]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("bearwitness.cli.progress.PATIENCE", 0.0)
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert "100%" in err
    assert err.endswith("\r\x1b[K")
    assert "%" not in out.splitlines()[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_line_up_in_every_language(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    assert main(["estimate", str(table), "--frame", "x", "--method", "independence", "--method", "chao"]) == 0
    rows = capsys.readouterr().out.splitlines()[:3]

    def column(row: str, word: str) -> int:
        before = row[: row.index(word)]
        return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in before)

    assert column(rows[1], "11,000 - 16,000") == column(rows[2], "12,000 - 17,000") == column(rows[0], "95%")


def test_a_refusal_is_an_answer(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(published.load("duck").table.to_csv(), encoding="utf-8")
    assert main(["estimate", str(table), "--frame", "ducks"]) == 0
    assert "No number of persons" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--method", "none such"], UnknownMethod.exit_code),
        (["--reps", "-1"], 10),
        (["--seed", "-1"], 10),
    ],
)
def test_wrong_options_end_with_their_own_code(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    assert main(["estimate", str(table), *words]) == code
    assert capsys.readouterr().out == ""


def test_wrong_tables_end_with_their_own_code(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("A,B,count\n1,0,4\n0,1,4\n1,0,2\n", encoding="utf-8")
    assert main(["estimate", str(table), "--json"]) == DuplicatePattern.exit_code
    out, err = capsys.readouterr()
    assert json.loads(out)["row"] == 4
    assert "Row 4" in err
    assert main(["estimate", str(table.with_name("missing.csv"))]) == DocumentNotFound.exit_code
    assert "missing" not in capsys.readouterr().err
