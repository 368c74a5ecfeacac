"""A casebook opens for one process, sweeps what a crash left, and closes into one file."""

from pathlib import Path

import pytest
from tests.casebooks import PASSPHRASE, unlocked
from tests.people import AMINA

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import CasebookExists, NoSuchFolder, NotACasebook
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import BadPassphrase, CasebookInUse, WrongKey
from bearwitness.vault.evidence import Evidence

LAYOUT = {"keyring.json", "casebook.db", "identities.db", "evidence", "ledger.jsonl", "anchors.txt"}


def test_a_new_casebook_has_the_layout_and_one_entry(tmp_path: Path) -> None:
    path = tmp_path / "new.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    assert {each.name for each in path.iterdir()} == LAYOUT
    assert [each.name for each in tmp_path.iterdir()] == ["new.casebook"]
    assert path.stat().st_mode & 0o077 == 0
    assert not (path / "casebook.db").read_bytes().startswith(b"SQLite format 3")
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        report = check_chain(casebook)
    assert (report.ok, report.entries, report.problems) == (True, 1, ())


def test_making_refuses_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "new.casebook"
    path.mkdir()
    with pytest.raises(CasebookExists):
        make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with pytest.raises(NoSuchFolder):
        make_casebook(tmp_path / "no" / "new.casebook", AMINA, PASSPHRASE, CHEAPEST)
    assert [each.name for each in tmp_path.iterdir()] == ["new.casebook"]


def test_a_failed_making_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadPassphrase):
        make_casebook(tmp_path / "new.casebook", AMINA, "short", CHEAPEST)
    with pytest.raises(BadValue):
        make_casebook(tmp_path / "new.casebook", "two words", PASSPHRASE, CHEAPEST)
    assert list(tmp_path.iterdir()) == []


def test_one_at_a_time_and_several_in_turn(folder: Path, keys: DataKeys, tmp_path: Path) -> None:
    again = open_casebook(folder, keys, actor=AMINA)
    with open_casebook(folder, keys, actor=AMINA), pytest.raises(CasebookInUse), again:
        pass
    other = tmp_path / "other.casebook"
    make_casebook(other, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(other, unlocked(other), actor=AMINA) as casebook:
        assert check_chain(casebook).entries == 1
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        assert check_chain(casebook).entries == 3


def test_another_key_or_no_casebook_is_refused_and_the_lock_let_go(
    folder: Path, keys: DataKeys, tmp_path: Path
) -> None:
    wrong = DataKeys(casebook=b"x" * 32, identities=b"y" * 32)
    with pytest.raises(WrongKey), open_casebook(folder, wrong, actor=AMINA):
        pass
    with pytest.raises(NotACasebook), open_casebook(tmp_path, keys, actor=AMINA):
        pass
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        assert check_chain(casebook).ok


def test_closing_folds_the_log_in(folder: Path, keys: DataKeys) -> None:
    with open_casebook(folder, keys, actor=AMINA):
        pass
    assert {each.name for each in folder.iterdir()} == LAYOUT | {"casebook.lock"}


def test_opening_sweeps_what_no_row_names(folder: Path, keys: DataKeys) -> None:
    blob = Evidence(folder / "evidence").seal(b"left by a crash between blob and row")
    (folder / "evidence" / "notes.txt").write_text("not ours")
    assert (folder / "evidence" / blob.blob_id).exists()
    with open_casebook(folder, keys, actor=AMINA):
        assert [each.name for each in (folder / "evidence").iterdir()] == ["notes.txt"]


def test_keys_are_never_shown(casebook: Casebook) -> None:
    assert casebook.keys.casebook.hex() not in repr(casebook)
    assert "DataKeys" not in repr(casebook)
