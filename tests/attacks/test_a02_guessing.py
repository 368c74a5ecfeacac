"""A02: whoever guesses learns nothing from the answer or its time, and leaves nobody locked out."""

import statistics
import time
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import PASSPHRASE, folder, template
from tests.people import AMINA, EVE

from bearwitness.vault.cost import Cost
from bearwitness.vault.errors import WrongPassphrase
from bearwitness.vault.keyring import Keyring

__all__ = ["folder", "run", "template"]


def test_a_wrong_name_and_a_wrong_passphrase_take_the_same_time(folder: Path) -> None:
    keyring = Keyring.load(folder / "keyring.json")
    spent: dict[str, list[float]] = {AMINA: [], EVE: []}
    for _ in range(9):
        for name, times in spent.items():
            begun = time.process_time()
            with pytest.raises(WrongPassphrase):
                keyring.unlock(name, "not the passphrase")
            times.append(time.process_time() - begun)
    known, unknown = (statistics.median(times) for times in spent.values())
    assert 0.7 < known / unknown < 1.4


def test_the_default_cost_is_not_cheap() -> None:
    begun = time.process_time()
    Cost().derive(b"passphrase", bytes(16))
    assert time.process_time() - begun > 0.1
    assert (Cost().memory_kib, Cost().time) == (64 * 1024, 3)


def test_both_get_one_answer(run: InProcess, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = run("audit", str(folder), "--as", EVE)
    wrong = folder.parent / "wrong.txt"
    wrong.write_text("not the passphrase\n")
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(wrong))
    assert run("audit", str(folder), "--as", AMINA) == unknown
    assert unknown[0] == 20
    assert EVE not in unknown[1]


def test_wrong_tries_write_nothing_and_lock_nobody_out(folder: Path) -> None:
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    keyring = Keyring.load(folder / "keyring.json")
    for number in range(8):
        with pytest.raises(WrongPassphrase):
            keyring.unlock(AMINA, f"not the passphrase {number}")
    keyring.unlock(AMINA, PASSPHRASE)
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before
