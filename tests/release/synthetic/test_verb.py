"""`bearwitness synth`: three files or none, the budget on record, clear refusals."""

import csv
import gzip
import hashlib
import json
from pathlib import Path

import pytest
from tests.release.synthetic.small import BOOK, TEXT, people

from bearwitness.cli.main import main
from bearwitness.release.synthetic import model as model_module
from bearwitness.release.synthetic.records import csv_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "book.json").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in.csv").write_text(csv_text(people(4000, 1), BOOK), encoding="utf-8")
    return tmp_path


def synth(folder: Path, *more: str, out: str = "out.csv", table: str = "in.csv") -> int:
    words = [
        "synth",
        str(folder / table),
        "--codebook",
        str(folder / "book.json"),
        "--out",
        str(folder / out),
    ]
    return main([*words, "--epsilon", "4", "--delta", "0.0002", *more])


def lines(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_three_files_that_belong_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert synth(folder, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    sheet = json.loads((folder / "out.datasheet.json").read_text("utf-8"))
    rows = lines(folder / "out.csv")
    assert said["ok"] is True
    assert said["rows"] == sheet["rows"] == len(rows)
    assert list(rows[0]) == list(BOOK.names)
    assert sheet["status"] == "for release after approval"
    for name in ("out.csv", "out.tables.csv"):
        assert sheet["sha256"][name] == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    tables = lines(folder / "out.tables.csv")
    assert {line["way"] for line in tables} == {"1", "2", "3"}
    assert {line["status"] for line in tables} == {""}
    assert sheet["epsilon_spent"] <= 4
    assert (folder / "synth-ledger.jsonl").read_text("utf-8").count("\n") == 1
    assert not list(folder.glob(".synth-*"))


def test_the_ledger_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert synth(folder, "--ledger", str(folder / "kept.jsonl")) == 0
    assert f"The ledger is {folder / 'kept.jsonl'}: keep it" in capsys.readouterr().out
    assert not (folder / "synth-ledger.jsonl").exists()


def test_a_test_seed_stamps_everything_but_spends_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with gzip.open(folder / "in.csv.gz", "wb") as file:
        file.write((folder / "in.csv").read_bytes())
    assert synth(folder, "--test-seed", "1", "--json", table="in.csv.gz") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["warnings"][0] == "not_for_release"
    assert "not for release" in told.err
    assert json.loads((folder / "out.datasheet.json").read_text("utf-8"))["status"] == "test: not for release"
    assert (folder / "out.tables.csv").read_text("utf-8").splitlines()[1].endswith("test: not for release")
    assert not (folder / "synth-ledger.jsonl").exists()


def test_rerunning_until_it_looks_good_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "synth-ledger.jsonl").touch()
    assert synth(folder, "--cap", "3") == 213
    assert synth(folder, "--cap", "3", out="again.csv") == 213
    assert "budget" in capsys.readouterr().err
    assert not list(folder.glob("*out*")) + list(folder.glob("again*"))


@pytest.mark.parametrize(
    ("fault", "code"), [("rule", 212), ("codebook", 211), ("ledger", 216), ("exists", 10), ("model", 214)]
)
def test_nothing_is_written_when_something_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: str, code: int
) -> None:
    if fault == "rule":
        broken = people(50, 1)
        broken[3, -2:] = 1
        (folder / "in.csv").write_text(csv_text(broken, BOOK), encoding="utf-8")
    elif fault == "codebook":
        (folder / "book.json").write_text('{"columns": []}', encoding="utf-8")
    elif fault == "ledger":
        (folder / "synth-ledger.jsonl").write_text("{}\n", encoding="utf-8")
    elif fault == "exists":
        (folder / "out.tables.csv").write_text("an earlier release", encoding="utf-8")
    else:
        monkeypatch.setattr(model_module, "ITERATIONS", 50)
    before = {path for path in folder.iterdir() if not path.name.startswith("synth-ledger.jsonl")}
    assert synth(folder) == code
    assert capsys.readouterr().err.startswith("bearwitness: ")
    assert {path for path in folder.iterdir() if not path.name.startswith("synth-ledger.jsonl")} == before
    if fault == "model":  # the noise was drawn, so that the budget stays spent
        assert (folder / "synth-ledger.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize(("option", "value"), [("--epsilon", "0"), ("--delta", "0.5"), ("--test-seed", "-1")])
def test_a_budget_that_promises_nothing_is_refused(folder: Path, option: str, value: str) -> None:
    assert synth(folder, option, value) == 10
