"""The demo's own lists, through `link` to an estimate, as docs/linkage-tutorial.md tells a new user."""

import csv
import re
import shlex
from pathlib import Path

import pytest

from bearwitness.cli.main import main
from bearwitness.demo.take_in import masking
from bearwitness.demo.world import make_world

PAGE = (Path(__file__).parents[2] / "docs" / "linkage-tutorial.md").read_text("utf-8")
SECTION = PAGE.split("## In the demo's casebook", 1)[1]
THROWAWAY = re.compile(r"\b[a-z]{5}(?:-[a-z]{5}){4}\b")
REACHABLE = 900


class Follower:
    """Types what the page says, with the passphrase of whoever a line is said to be by."""

    def __init__(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.here, self._set, self._capsys = here, monkeypatch.setenv, capsys
        for name in ("amina", "jun", "mei"):
            (here / name).write_text(f"a passphrase of {name} alone\n", "utf-8")

    def types(self, words: list[str]) -> str:
        """What the line prints; it must succeed."""
        if "--as" in words:
            self._set("BEARWITNESS_PASSPHRASE_FILE", str(self.here / words[words.index("--as") + 1]))
        if "add" in words:
            new = self.here / words[words.index("add") + 1]
            self._set("BEARWITNESS_NEW_PASSPHRASE_FILE", str(new))
        assert main(words) == 0, words
        return self._capsys.readouterr().out


def lines() -> list[list[str]]:
    blocks = re.findall(r"```bash demo\n(.*?)```", SECTION, re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


@pytest.mark.xdist_group("demo")
def test_a_new_user_can_follow_it_from_the_demo_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    user = Follower(tmp_path, monkeypatch, capsys)
    demo, *rest = lines()
    found = THROWAWAY.search(user.types(demo))
    assert found is not None, "the demo says how to open its casebook"
    (tmp_path / "amina").write_text(found[0], "utf-8")
    add, link, (first, second), (judge, other, report), estimates = (
        rest[:2],
        rest[2],
        rest[3:5],
        rest[5:8],
        rest[8:],
    )
    for words in add:
        user.types(words)
    linked = user.types(link)
    assert "300 records on 5 lists" in linked
    found_on_two, truly_on_two = _on_two_lists_or_more()
    assert found_on_two == _of_captures(tmp_path / "demo-linked" / "captures.csv")
    assert truly_on_two == _of_the_world()
    shown = [user.types(words) for words in (first, second)]
    assert shown[0] == shown[1], "both see the same pair"
    (pair,) = {each for text in shown for each in re.findall(r"\bM-[A-Z2-7]{26}\b", text)}
    assert "same surname" in shown[0]
    for words in (judge, other):
        user.types([pair if each == "PAIR" else each for each in words])
    assert "Pairs judged: 1" in user.types(report)
    told = [user.types(words) for words in estimates]
    for text in told:
        low, high = _limits(text)
        assert low < REACHABLE < high
    assert "disputed at most" in told[0]


def _on_two_lists_or_more() -> tuple[int, int]:
    """Persons on two lists or more as the page tells it: found, and true."""
    told = re.search(
        r"find (\d+) persons on two lists or more in the place of (\d+)", " ".join(SECTION.split())
    )
    assert told is not None
    return int(told[1]), int(told[2])


def _of_captures(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(
        int(row["count"]) for row in rows if [row[name] for name in row if name != "count"].count("1") >= 2
    )


def _of_the_world() -> int:
    """By the world's own keys, of the rows that may be counted."""
    held: dict[str, set[str]] = {}
    for source in (each for each in make_world().sources if each.kind == "list"):
        for each in source.codings:
            shut = any(row.start <= each.start < row.end for row in source.narrower)
            if each.property == "role" and not shut:
                held.setdefault(each.person_key, set()).add(str(source.organisation))
    return sum(len(lists) >= 2 for lists in held.values())


def _limits(text: str) -> tuple[int, int]:
    """Limits of the stepwise method as they are shown."""
    row = re.search(r"^stepwise\s+[\d,]+\s+([\d,]+) - ([\d,]+)", text, re.MULTILINE)
    assert row is not None, text
    low, high = (int(each.replace(",", "")) for each in row.groups())
    return low, high


def test_no_name_of_the_demos_lists_is_in_a_text() -> None:
    """What is coded shows a mark where a name stands; only the custodians' store holds it."""
    for source in make_world().sources:
        if source.kind != "list":
            continue
        rows = [line for line in source.text.splitlines() if f"| {source.organisation}/" in line]
        names = [row.split("|")[-2].strip() for row in rows]
        text = masking(source).apply(source.text).text
        written = [each for each in names if each not in ("not stated", "진술 없음", "未说明")]
        assert len(written) > 0.8 * len(names)
        assert not [each for each in written if each in text]
