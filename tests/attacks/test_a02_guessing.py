"""A02: whoever guesses learns nothing from the answer or its time, and leaves nobody locked out."""

import os
import statistics
import threading
import time
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import folder, template, unlocked
from tests.people import AMINA, EVE

from bearwitness.casebook.models import AuditEntry
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import Cost
from bearwitness.vault.errors import WrongPassphrase
from bearwitness.vault.keyring import Keyring

__all__ = ["folder", "run", "template"]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the test's own thread was to wait, and did not; other threads of its process wait as ever."""
    found: list[float] = []
    guessing, sleep = threading.current_thread(), time.sleep

    def counted(seconds: float) -> None:
        if threading.current_thread() is guessing:
            found.append(seconds)
        else:
            sleep(seconds)

    monkeypatch.setattr(time, "sleep", counted)
    return found


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


def test_from_the_fifth_try_on_whoever_guesses_waits_and_nobody_else(
    run: InProcess, folder: Path, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = os.environ["BEARWITNESS_PASSPHRASE_FILE"]
    wrong = folder.parent / "wrong.txt"
    wrong.write_text("not the passphrase\n")
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    for _ in range(12):
        assert run("audit", str(folder), "--as", EVE)[0] == 20
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(wrong))
    for _ in range(6):
        assert run("audit", str(folder), "--as", AMINA)[0] == 20
    waits = [round(each) for each in slept]
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 0, 0, 0, 0, 1, 2]
    assert {each: each.read_bytes() for each in before} == before
    monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", right)
    assert run("audit", str(folder), "--as", AMINA)[0] == 0
    assert not (folder / "tries.json").exists()
    with open_casebook(folder, unlocked(folder), actor=AMINA):
        assert AuditEntry.objects.get(verb="wrong_passphrases").detail == '{"tries":18}'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"amina": 3}',
        '{"amina": [1e999, 0]}',
        '{"amina": [9, 9e99]}',
        '{"amina": [9, NaN]}',
        '{"amina": [-9, 0]}',
        '{"amina": [1000000000000, 9e9]}',
        '{"ben": [2000000000, 0], "dana": [2000000000, 0]}',
        "[" * 100_000,
        "\0",
    ],
)
def test_a_spoiled_count_locks_nobody_out(
    run: InProcess, folder: Path, slept: list[float], content: str
) -> None:
    (folder / "tries.json").write_text(content)
    assert run("audit", str(folder), "--as", AMINA)[0] == 0
    assert max(slept) <= 30
    assert not (folder / "tries.json").exists()
    with open_casebook(folder, unlocked(folder), actor=AMINA):
        assert AuditEntry.objects.filter(verb="wrong_passphrases").count() == 1
