"""`bearwitness figures` from the outside: pages, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.patterns.genealogy.real import FOLDER

from bearwitness.actions.errors import NoOutFolder
from bearwitness.cli.main import main
from bearwitness.domain.errors import BadValue
from bearwitness.intake.errors import DocumentNotFound
from bearwitness.patterns.errors import BadColumns, BadField

TABLES = [str(FOLDER / "figures.csv"), str(FOLDER / "sources.csv")]


def test_pages_and_json_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "ko")
    out = tmp_path / "made" / "here"
    assert main(["figures", *TABLES, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert str(out / "index.ko.html") in said
    assert "88" in said
    names = {each.name for each in out.iterdir()}
    assert names == {"index.html", "index.ko.html", "index.zh.html", "figures.json"}


def test_json_is_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    assert main(["figures", *TABLES, "--out", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert {"parent": "F019", "child": "F001", "kind": "bound inverted", "grade": "probable"}.items() <= next(
        each for each in found["changes"] if each["child"] == "F001"
    ).items()


def test_wrong_tables_end_with_their_own_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("figure_id,secret_column\n", encoding="utf-8")
    assert main(["figures", str(bad), TABLES[1], "--out", str(tmp_path), "--json"]) == BadColumns.exit_code
    out, err = capsys.readouterr()
    assert json.loads(out)["column"] == 2
    assert "secret" not in out + err
    text = Path(TABLES[0]).read_text("utf-8").replace("200000", "many", 1)
    bad.write_text(text, encoding="utf-8")
    assert main(["figures", str(bad), TABLES[1], "--out", str(tmp_path)]) == BadField.exit_code
    assert "Row 2, column low" in capsys.readouterr().err
    assert (
        main(["figures", str(tmp_path / "none"), TABLES[1], "--out", str(tmp_path)])
        == DocumentNotFound.exit_code
    )
    assert main(["figures", *TABLES, "--out", str(bad)]) == NoOutFolder.exit_code


def test_a_page_of_another_kind_is_never_written_over(tmp_path: Path) -> None:
    other = tmp_path / "index.html"
    other.write_text("a release", encoding="utf-8")
    assert main(["figures", *TABLES, "--out", str(tmp_path)]) == BadValue.exit_code
    assert [each.name for each in tmp_path.iterdir()] == ["index.html"]
    assert other.read_text("utf-8") == "a release"
    assert main(["figures", *TABLES, "--out", str(tmp_path / "own")]) == 0
    assert main(["figures", *TABLES, "--out", str(tmp_path / "own")]) == 0
