"""`bearwitness read FILE`: the object of FORMATS.md, or a list that a person can read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.cli.columns import aligned, width
from bearwitness.cli.main import main
from bearwitness.intake.text import document_of

TWIN = Path(__file__).with_name("twin")
KEYS = ["kind", "low", "high", "unit", "hedge", "about", "start", "end", "quote"]


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_json_is_the_contract(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = TWIN / f"{language}.md"
    assert main(["read", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    document = document_of(path.read_bytes())
    assert answer["format"] == 1
    assert answer["text"] == {"sha256": document.sha256, "length": document.length}
    assert len(answer["candidates"]) == 19
    for each in answer["candidates"]:
        assert list(each) == KEYS
        assert document.text[each["start"] : each["end"]] == each["quote"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "proposals only",
                "200,000 persons or more, who: persons [over]",
                "12 to 29 years",
                "not: Transfer",
                "North Korea",
            ],
        ),
        ("ko", ["제안일 뿐입니다", "200,000명 이상", "12~29세", "북한", "연길"]),
        ("zh", ["仅为建议", "200,000 人或以上", "12 至 29 岁", "朝鲜", "延吉"]),
    ],
)
def test_the_list_speaks_the_users_language(
    language: str, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEARWITNESS_LANG", language)
    assert main(["read", str(TWIN / f"{language}.md")]) == 0
    shown = capsys.readouterr().out
    assert [word for word in words if word not in shown] == []


def test_columns_stand_under_each_other_in_every_script() -> None:
    rows = aligned([("한국", "a"), ("ab", "中文"), ("x", "é")])
    assert rows == ["한국  a", "ab    中文", "x     é"]
    assert width("한국a") == 5
    assert width("e\u0301") == 1


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [("no-such-SECRET.txt", "DocumentNotFound", 40), ("", "DocumentIsFolder", 41)],
)
def test_what_cannot_be_read_ends_with_its_own_code(
    name: str, code: str, exit_code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / name), "--json"]) == exit_code
    captured = capsys.readouterr()
    assert json.loads(captured.out)["code"] == code
    assert "SECRET" not in captured.err
    assert code in captured.err


def test_a_text_without_figures_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing to count here.", "utf-8")
    assert main(["read", str(path)]) == 0
    assert "No candidate claims" in capsys.readouterr().out


def test_it_writes_nothing_and_loads_nothing_of_the_casebook(tmp_path: Path) -> None:
    code = "import sys; from bearwitness.cli.main import main; main(['read', sys.argv[1], '--json']); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(TWIN / "en.md")],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=dict(os.environ),
    )
    assert list(tmp_path.iterdir()) == []
    assert "'django'" not in done.stderr
    assert "'numpy'" not in done.stderr
