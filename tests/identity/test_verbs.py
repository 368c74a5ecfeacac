"""`mask`, `add --mask` and `consent`, as a user meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.casebooks import PASSPHRASE, folder, keys, template

from bearwitness.actions.errors import BadMaskLine
from bearwitness.actions.masking.masking_file import masking_of, masking_text
from bearwitness.casebook.errors import NoSuchItem, NotACasebook
from bearwitness.cli.main import main
from bearwitness.domain.errors import BadMasking
from bearwitness.intake.masking.propose import propose_masks

__all__ = ["folder", "keys", "template"]

TEXT = "이름은 박솔별이라고 했습니다. 빚이 있었습니다.\n"
CONSENT = """
scopes: {analyse: yes, count: yes}
language: ko
text_version: 2026-1
method: signed
interviewer: amina
date: 2026-05-01
questions: [yes, yes, yes, yes, yes, yes, yes]
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    monkeypatch.setenv("BEARWITNESS_LANG", "en")
    (tmp_path / "note.txt").write_text(TEXT)
    (tmp_path / "consent.yaml").write_text(CONSENT)
    return tmp_path


def decided(path: Path, yes: bool = True) -> Path:
    tree = yaml.safe_load(path.read_text("utf-8"))
    tree["confirmed_by"] = "amina"
    for line in tree["masks"]:
        line["mask"] = yes
    path.write_text(yaml.safe_dump(tree, allow_unicode=True))
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_propose_decide_add_and_withdraw(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, masks = str(work / "note.txt"), work / "masks.yaml"
    assert main(["mask", note, "--out", str(masks), "--json"]) == 0
    found = answer(capsys)
    assert found["proposals"] == 1
    assert found["warnings"]
    assert masks.stat().st_mode & 0o777 == 0o600
    assert main(["mask", note, "--out", str(masks)]) == 10
    add = ["add", str(folder), note, "--consent", str(work / "consent.yaml"), "--json", "--mask", str(masks)]
    assert main(add) == 202
    said = capsys.readouterr().err
    assert "Line 2 of the masks: nobody has signed" in said
    decided(masks)
    assert main(add) == 0
    found = answer(capsys)
    assert found["warnings"] == []
    (source,) = found["sources"]
    consent = ["consent", str(folder), source]
    assert main([*consent, "reach", "--json"]) == 0
    found = answer(capsys)
    assert (found["sources"], found["withdrawn"]) == ([source], "")
    assert main([*consent, "reach"]) == 0
    assert "what a withdrawal would do" in capsys.readouterr().out
    copy = work / "copy.txt"
    assert main([*consent, "copy", "--file", str(copy), "--language", "ko"]) == 0
    assert "[이름 1]이라고" in copy.read_text("utf-8")
    assert "박솔별" not in copy.read_text("utf-8")
    assert main([*consent, "copy"]) == 10
    assert main([*consent, "letters"]) == 0
    assert main([*consent, "withdraw"]) == 0
    assert "sources 1" in capsys.readouterr().out
    assert main([*consent, "reach"]) == 0
    said = capsys.readouterr().out
    assert "this is what it closed" in said
    assert "would do" not in said
    assert main([*consent, "record", "--file", str(work / "consent.yaml")]) == 200
    assert main([*consent, "record", "--reopen", "--file", str(work / "consent.yaml")]) == 0


def test_a_testimony_kept_without_a_text_is_masked_later(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, masks = str(work / "note.txt"), work / "masks.yaml"
    assert main(["add", str(folder), note, "--kind", "testimony", "--json"]) == 0
    found = answer(capsys)
    assert len(found["warnings"]) == 2
    (source,) = found["sources"]
    assert main(["mask", note, "--out", str(masks)]) == 0
    to = ["mask", note, "--confirmed", str(decided(masks)), "--json"]
    assert main(to) == NotACasebook.exit_code
    assert main([*to, "--casebook", str(folder)]) == NoSuchItem.exit_code
    capsys.readouterr()
    assert main([*to, "--casebook", str(folder), "--source", source]) == 0
    assert answer(capsys)["masks"] == 1


def test_a_line_may_be_refused_and_nothing_masked_is_said() -> None:
    text = masking_text(propose_masks(TEXT)).replace("mask: null", "mask: false")
    assert masking_of(text.replace("confirmed_by: null", "confirmed_by: amina"), TEXT).masks == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mask: true", "mask: null"),
        ("mask: true", "mask: perhaps"),
        ("confirmed_by: amina", "confirmed_by: null"),
        ("start: 4", "start: 5"),
        ("박솔별", "박솔빛"),
        ("masks:", "other:"),
        ("masks:", "masks: [1]\nmore:"),
        ("format: 1", "- {"),
    ],
)
def test_a_list_that_is_not_decided_or_does_not_fit_is_refused(old: str, new: str) -> None:
    good = masking_text(propose_masks(TEXT))
    good = good.replace("mask: null", "mask: true").replace("confirmed_by: null", "confirmed_by: amina")
    assert len(masking_of(good, TEXT).masks) == 1
    assert old in good
    with pytest.raises((BadMasking, BadMaskLine)) as caught:
        masking_of(good.replace(old, new), TEXT)
    assert TEXT[4:7] not in str(caught.value.details)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{quote: 박솔별, start: 4, end: 7}", "undecided"),
        ("{mask: yes, quote: 박솔별, start: 4}", "no_span"),
        ("{mask: no, quote: 박솔별, start: 4, end: 999}", "no_span"),
        ("{mask: no, quote: 박솔, start: 4, end: 7}", "other_words"),
        ("{mask: yes, quote: 박솔별, kind: Name, token: P1, start: 4, end: 7}", "clash"),
        ('{mask: yes, quote: 박솔별, kind: Name, token: "[박솔별]", start: 4, end: 7}', "clash"),
        ('{mask: yes, quote: 솔별, kind: Name, token: "[P2]", start: 5, end: 7}', "clash"),
    ],
)
def test_a_fault_in_the_list_is_named_by_its_line(line: str, fault: str) -> None:
    first = '  - {mask: yes, quote: 박솔별, kind: Name, token: "[P1]", start: 4, end: 7}\n'
    with pytest.raises(BadMaskLine) as caught:
        masking_of(f"confirmed_by: amina\nmasks:\n{first}  - {line}\n", TEXT)
    told = caught.value.details
    assert told["fault"] == fault
    assert told["line"] == (3 if "박솔별]" in line else 4) or fault == "clash"
