"""docs/estimation-tutorial.md: every command of the page is typed, and what it shows comes out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bearwitness.cli.main import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "estimation-tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)
SAMPLED = re.compile(r"^(threshold|latent)\b")
NUMBER = re.compile(r"\d[\d,]*")


def joined(text: str) -> str:
    return " ".join(text.split())


def numbers(line: str) -> list[float]:
    return [float(each.replace(",", "")) for each in NUMBER.findall(line)]


def stands_in(piece: str, out: str) -> bool:
    """Whether lines between two marks come out, broken as they may be; chains may differ by a last figure."""
    exact = [line for line in piece.splitlines() if not SAMPLED.match(line)]
    printed = {line.split()[0]: line for line in out.splitlines() if SAMPLED.match(line)}
    for line in (line for line in piece.splitlines() if SAMPLED.match(line)):
        theirs = printed[line.split()[0]]
        if NUMBER.sub("", line).split() != NUMBER.sub("", theirs).split():
            return False
        if numbers(line) != pytest.approx(numbers(theirs), rel=0.1):
            return False
    rest = "\n".join(line for line in out.splitlines() if not SAMPLED.match(line))
    return joined("\n".join(exact)) in joined(rest)


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[shlex.split(each)[-1] for each, _ in BLOCKS])
def test_what_the_page_shows_comes_out(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    words = shlex.split(command)
    if words[0] == "head":
        out = "\n".join(Path(words[-1]).read_text("utf-8").splitlines()[: int(words[2])])
    else:
        assert main(words[1:]) == 0
        out = capsys.readouterr().out
    pieces = [each for each in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE) if each.strip()]
    assert pieces
    for piece in pieces:
        assert stands_in(piece, out), piece


def test_the_numbers_in_the_text_stand_in_what_is_shown() -> None:
    """But for those of the papers, and of what everybody can count in the table."""
    shown = set(NUMBER.findall(" ".join(text for _, text in BLOCKS)))
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    said = {each.rstrip(",") for each in re.findall(r"\d{1,3}(?:,\d{3})+", prose)}
    assert said - shown <= {"10,000", "140,000", "50,000", "13,000", "8,234", "7,803", "2,523", "1,182"}
    assert {"9,200", "57,000", "25,000", "41,000", "22,000", "890"} <= shown
