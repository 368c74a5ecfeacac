"""A06: a second process, a read-only disk, a disk that goes away: a sentence, an exit code, nothing half open."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import folder, keys, template
from tests.people import AMINA

from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import CannotWrite, CasebookInUse
from bearwitness.vault.lock import CasebookLock

__all__ = ["folder", "keys", "run", "template"]

VERBS = ("audit", "doctor", "add", "backup", "erase", "keyholder")
WORDS = {
    "add": ["{folder}/keyring.json", "--kind", "document"],
    "backup": ["--out", "{folder}.copy"],
    "erase": ["S-1", "--reason", "Danger"],
    "keyholder": ["rotate"],
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_second_process_is_told_and_changes_nothing(run: InProcess, folder: Path, verb: str) -> None:
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    with CasebookLock(folder):
        words = [word.format(folder=folder) for word in WORDS.get(verb, [])]
        code, said = run(verb, str(folder), *words)
    assert (code, "CasebookInUse" in said) == (CasebookInUse.exit_code, True)
    assert {each: each.read_bytes() for each in before} == before


@pytest.mark.parametrize("reason", ["EROFS", "EACCES"])
def test_a_read_only_disk_unlocks_nothing_in_part(
    run: InProcess, folder: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    real = os.open

    def refusing(path: str, flags: int, *more: int, **named: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(folder)):
            raise OSError(getattr(errno, reason), "refused")
        return real(path, flags, *more, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refusing)
        code, said = run("audit", str(folder))
    assert (code, reason in said) == (CannotWrite.exit_code, True)
    assert run("audit", str(folder))[0] == 0


def test_a_disk_that_goes_away_in_the_middle(folder: Path, keys: DataKeys, tmp_path: Path) -> None:
    away = tmp_path / "away"

    def lose() -> None:
        with open_casebook(folder, keys, actor=AMINA) as casebook:
            add_subject(casebook, "Person")
            shutil.move(folder, away)
            add_subject(casebook, "Person")

    with pytest.raises((CannotWrite, FileNotFoundError)):
        lose()
    with open_casebook(away, keys, actor=AMINA) as casebook:
        assert check_chain(casebook).ok
