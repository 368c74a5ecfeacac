"""The demo's own lists, through `link` to an estimate, as docs/linkage-tutorial.md tells a new user."""

import csv
import json
import re
import shlex
from pathlib import Path

import pytest

from bearwitness.actions.linking.next_pair import next_pair
from bearwitness.actions.linking.record_judgement import record_judgement
from bearwitness.actions.masking.list_masking import mask_unmapped
from bearwitness.casebook.models import Claim, LinkedPair, LinkedRecord
from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.main import main
from bearwitness.demo.take_in import mapping_in
from bearwitness.demo.world import make_world
from bearwitness.intake.text import document_of
from bearwitness.vault.keyring import Keyring

PAGE = (Path(__file__).parents[2] / "docs" / "linkage-tutorial.md").read_text("utf-8")
SECTION, RELEASED = PAGE.split("## In the demo's casebook", 1)[1].split("## From linked lists to", 1)
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


def lines(kind: str = "demo", section: str = SECTION) -> list[list[str]]:
    blocks = re.findall(rf"```bash {kind}\n(.*?)```", section, re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


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
    _on_to_a_release(user, tmp_path)


def _on_to_a_release(user: Follower, here: Path) -> None:
    """What is linked and settled leaves through the gate, verifies, and holds the true number."""
    link, check, plan, *approvals, build, verify = lines("release", RELEASED)
    ((name, text),) = re.findall(r"```yaml (\S+)\n(.*?)```", RELEASED, re.DOTALL)
    (here / name).write_text(text, encoding="utf-8")
    for reviewer in ("jun", "mei"):
        _settles_the_sample(here, reviewer)
    user.types(link)
    (mark,) = re.findall(r"\b[0-9a-f]{64}\b", user.types(check))
    user.types(plan)
    for words in approvals:
        user.types([mark if each == "MARK" else each for each in words])
    (fingerprint,) = set(re.findall(r"\b[0-9a-f]{64}\b", user.types(build)))
    assert "hold" in user.types([fingerprint if each == "FINGERPRINT" else each for each in verify])
    receipts = json.loads((here / "linked-release" / "release" / "receipts.json").read_text("utf-8"))
    (estimate,) = receipts["release"]["estimates"]
    assert estimate["linked"]["reviewers"] == 2
    assert estimate["lower"] <= REACHABLE <= estimate["upper"]


def _settles_the_sample(here: Path, reviewer: str) -> None:
    """A reviewer's word on every pair of the sample that waits for her, by who the world knows it was."""
    path = here / "demo-out" / "demo.casebook"
    passphrase = (here / reviewer).read_text("utf-8").rstrip("\n")
    keys = Keyring.load(path / "keyring.json").unlock(reviewer, passphrase)
    with open_casebook(path, keys, actor=reviewer) as casebook:
        while (shown := next_pair(casebook, "sample")) is not None:
            pair = LinkedPair.objects.select_related("first", "second").get(id=shown.pair_id)
            first, second = (_person(each) for each in (pair.first, pair.second))
            record_judgement(casebook, pair.id, "same" if first == second else "different")


def _person(record: LinkedRecord) -> str:
    return str(Claim.objects.get(passage=record.passage_id, property="role").subject_id)


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
        masking = mask_unmapped(document_of(source.data), mapping_in(source.language))
        text = masking.apply(source.text).text
        written = [each for each in names if each not in ("not stated", "진술 없음", "未说明")]
        assert len(written) > 0.8 * len(names)
        assert not [each for each in written if each in text]
