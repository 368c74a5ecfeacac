"""`init`, `add` and `audit` as a user meets them: real files, and real processes where a casebook is new."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from tests.attacks.inprocess import Streams, streams
from tests.casebooks import PASSPHRASE, folder, keys, template, unlocked
from tests.people import AMINA, EVE

from bearwitness.vault import store
from bearwitness.vault.keyring import Keyring

__all__ = ["folder", "keys", "streams", "template"]

CONSENT = """
scopes: {analyse: yes, count: yes, quote: no, share: {Partner: 2027-12-31}}
language: ko
text_version: 2026-1
method: signed
interviewer: amina
date: 2026-05-01
questions: [yes, yes, yes, yes, yes, yes, yes]
"""
CHILD = CONSENT + "child: yes\nguardian: {relation: aunt, party_to_events: no}\nassent: yes\n"
DOCUMENT = ("--kind", "document")
AGREEMENT = "scopes: {analyse: yes, count: yes}\ndate: 2026-05-01\n"


@dataclass(frozen=True, kw_only=True)
class Command:
    work: Path
    streams: Streams

    def __call__(self, *words: str | Path) -> CompletedProcess[str]:
        return self.streams(*map(str, words))

    def file(self, name: str, text: str | bytes) -> Path:
        path = self.work / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


@pytest.fixture
def run(tmp_path: Path, streams: Streams) -> Command:
    return Command(work=tmp_path, streams=streams)


def child(*words: str | Path) -> CompletedProcess[str]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "bearwitness", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def answer(done: CompletedProcess[str]) -> dict[str, Any]:
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    assert found["format"] == 1
    return found


@pytest.mark.usefixtures("run")
def test_init_makes_a_casebook_for_its_first_keyholder(tmp_path: Path) -> None:
    path = tmp_path / "new.casebook"
    done = child("init", path, "--json")
    assert (done.returncode, answer(done)["ok"]) == (0, True)
    assert Keyring.load(path / "keyring.json").keyholders() == ("keyholder",)
    again = child("init", path, "--json")
    assert (again.returncode, answer(again)["code"]) == (33, "CasebookExists")
    checked = answer(child("audit", path, "--json"))
    assert (checked["ok"], checked["entries"], checked["first_bad"], checked["warnings"]) == (
        True,
        1,
        None,
        [],
    )


def test_each_source_is_acknowledged_by_its_identifier(run: Command, folder: Path) -> None:
    consent = run.file("consent.yaml", CONSENT)
    files = [run.file("a.txt", "First note."), run.file("b.md", "# Second\n두만강")]
    done = run(
        "add", folder, *files, "--consent", consent, "--organisation", "OrgA", "--nothing-to-mask", "--json"
    )
    found = answer(done)
    assert (done.returncode, found["ok"], found["warnings"]) == (0, True, [])
    assert done.stderr.split() == found["sources"]
    again = answer(run("add", folder, *files, "--kind", "testimony", "--json"))
    assert (again["ok"], again["sources"], again["known"]) == (True, [], found["sources"])
    plain = run("add", folder, run.file("c.txt", "A third note."), *DOCUMENT)
    assert (
        plain.stdout.split() == answer(run("add", folder, run.work / "c.txt", *DOCUMENT, "--json"))["known"]
    )
    assert "1 added" in plain.stderr


@pytest.mark.parametrize(
    ("options", "text", "warning"),
    [
        (["--kind", "document"], "", None),
        (["--kind", "testimony"], "", "without consent"),
        (["--kind", "list"], "", "without consent"),
        (["--consent"], CHILD, "second approver"),
        (["--consent"], CHILD + "second_approver: dana\n", "second approver"),
        (["--agreement"], AGREEMENT, None),
    ],
)
def test_what_is_closed_is_said(
    run: Command, folder: Path, options: list[str], text: str, warning: str | None
) -> None:
    terms = [run.file("terms.yaml", text)] if text else []
    done = run("add", folder, run.file("a.txt", "A note."), *options, *terms, "--nothing-to-mask", "--json")
    assert done.returncode == 0
    warnings = answer(done)["warnings"]
    assert len(warnings) == (warning is not None)
    assert all(str(warning) in each for each in warnings)


def test_a_bad_file_among_several(run: Command, folder: Path) -> None:
    files = [run.file("a.txt", "First."), run.file("SECRET-name.txt", b"a\0b"), run.file("c.txt", "Third.")]
    done = run("add", folder, *files, *DOCUMENT, "--json")
    found = answer(done)
    assert (done.returncode, found["ok"], found["code"], found["file"]) == (44, False, "NotText", 2)
    assert "SECRET" not in done.stdout
    first, told, error, third = done.stderr.splitlines()
    assert [first, third] == found["sources"]
    assert found["failed"] == [{"code": "NotText", "position": 1, "file": 2}]
    assert "File 2 of 3" in told
    assert "SECRET-name.txt" in told
    assert "NotText" in error
    assert "SECRET" not in error
    rest = answer(run("add", folder, files[0], files[2], *DOCUMENT, "--json"))
    assert (rest["known"], rest["sources"]) == ([first, third], [])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "{folder}", "{work}/none.txt", *DOCUMENT], 40),
        (["add", "{folder}", "{work}", *DOCUMENT], 41),
        (["add", "{folder}", "{work}/a.txt", "--consent", "{work}/a.txt"], 16),
        (["add", "{folder}", "{work}/a.txt", *DOCUMENT, "--as", EVE], 20),
        (["add", "{folder}", "{work}/a.txt"], 201),
        (["add", "{folder}", "{work}/a.txt", "--nothing-to-mask"], 201),
        (["add", "{work}/none.casebook", "{work}/a.txt", *DOCUMENT], 32),
        (["audit", "{work}"], 32),
        (["init", "{work}/no/new.casebook"], 35),
        (["init", "{work}/new.casebook", "--as", "two words"], 10),
    ],
)
def test_refusals_have_their_own_codes_and_sentences(
    run: Command, folder: Path, words: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.file("a.txt", "A note.")
    monkeypatch.setenv("BEARWITNESS_LANG", "ko")
    done = run(*(word.format(folder=folder, work=run.work) for word in words))
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert any("가" <= letter <= "힣" for letter in done.stderr)


def test_several_keyholders_must_say_who_acts(run: Command, folder: Path) -> None:
    Keyring.load(folder / "keyring.json").add(unlocked(folder), EVE, PASSPHRASE)
    assert run("audit", folder).returncode == 36
    assert run("audit", folder, "--as", AMINA).returncode == 0
    refused = run("audit", folder, "--as", EVE)
    assert (refused.returncode, "NotAllowed" in refused.stderr) == (31, True)


def test_audit_names_the_first_bad_entry(run: Command, folder: Path) -> None:
    connection = store.connect(folder / "casebook.db", unlocked(folder).casebook)
    connection.execute("DROP TRIGGER audit_entry_no_update")
    connection.execute("UPDATE audit_entry SET actor = 'eve' WHERE seq = 2")
    connection.commit()
    connection.close()
    done = run("audit", folder, "--json")
    found = answer(done)
    assert (done.returncode, found["ok"], found["entries"], found["first_bad"]) == (81, False, 3, 2)
    plain = run("audit", folder)
    assert plain.returncode == 81
    assert "entry 2" in plain.stderr.lower()


def test_a_rolled_back_database_is_found_by_its_anchors(run: Command, folder: Path) -> None:
    before = (folder / "casebook.db").read_bytes()
    assert run("add", folder, run.file("a.txt", "A note."), *DOCUMENT).returncode == 0
    (folder / "casebook.db").write_bytes(before)
    found = answer(run("audit", folder, "--json"))
    assert (found["ok"], found["entries"], found["first_bad"]) == (False, 3, 4)


def test_nothing_prompts_off_a_terminal(folder: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if "PASSPHRASE" not in key}
    command = [sys.executable, "-m", "bearwitness", "audit", str(folder)]
    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, env=environment, check=False
    )
    assert done.returncode == 22
