"""`bearwitness estimate` from the outside: exit codes, JSON on one stream, messages on the other."""

import json
import unicodedata
from pathlib import Path

import pytest

from bearwitness.cli.main import main
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.estimate import published
from bearwitness.estimate.errors import DuplicatePattern, UnknownMethod
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
    assert main(["estimate", str(table), "--json"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert data["estimates"][0]["total"] == pytest.approx(13444.131209, rel=1e-6)
    assert data["status"] == "lower_bound_only"
    assert data["frame"] is None
    assert "has not been stated" in err


def test_the_frame_is_said(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", str(table), "--frame", "persons in {one} county", "--method", "chao"]) == 0
    out, err = capsys.readouterr()
    assert "persons in {one} county" in out
    assert "independence" not in out
    assert err == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_line_up_in_every_language(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    assert main(["estimate", str(table), "--frame", "x"]) == 0
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
        (["--method", "latent"], UnknownMethod.exit_code),
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
