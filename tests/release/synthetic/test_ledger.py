"""A29: the budget composes by person, refuses over its cap, and is not quietly rewritten."""

import os
from pathlib import Path

import pytest

from bearwitness.release.synthetic.accounting import epsilon_of
from bearwitness.release.synthetic.errors import BudgetSpent, LedgerBroken
from bearwitness.release.synthetic.ledger import EVERYONE, Charge, Ledger, spent

DELTA = 1e-5


def charge(sigma: float, *persons: str) -> Charge:
    return Charge({sigma: 4}, frozenset(persons) if persons else EVERYONE, {"epsilon": 1.0})


def test_releases_about_the_same_people_compose(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    first, _ = ledger.charge(charge(4.0), DELTA, cap=8)
    second, _ = ledger.charge(charge(4.0), DELTA, cap=8)
    assert first < second < 2 * first
    assert second == pytest.approx(epsilon_of([4.0] * 8, DELTA))


def test_the_cap_holds_and_a_refusal_leaves_the_ledger_alone(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    total, _ = ledger.charge(charge(4.0), DELTA, cap=2.5)
    before = ledger.path.read_bytes()
    for _ in range(3):
        with pytest.raises(BudgetSpent):
            ledger.charge(charge(4.0), DELTA, cap=total + 0.1)
    assert ledger.path.read_bytes() == before
    with pytest.raises(BudgetSpent):
        ledger.charge(charge(4.0), DELTA, cap=float("nan"))


def test_each_person_pays_for_the_releases_that_person_is_in() -> None:
    apart = [charge(4.0, "a", "b"), charge(4.0, "c")]
    together = [charge(4.0, "a", "b"), charge(4.0, "b", "c")]
    assert spent(apart, DELTA) == pytest.approx(epsilon_of([4.0] * 4, DELTA))
    assert spent(together, DELTA) == pytest.approx(epsilon_of([4.0] * 8, DELTA))
    assert spent([*apart, charge(4.0)], DELTA) == pytest.approx(epsilon_of([4.0] * 8, DELTA))
    assert spent([charge(2.0, "a"), charge(4.0, "b")], DELTA) == pytest.approx(epsilon_of([2.0] * 4, DELTA))


@pytest.mark.parametrize("fault", ["changed", "dropped", "cut", "added"])
def test_a_ledger_that_does_not_hold_together_spends_nothing(tmp_path: Path, fault: str) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    for _ in range(3):
        ledger.charge(charge(9.0), DELTA, cap=8)
    lines = ledger.path.read_text().splitlines(keepends=True)
    changed = {
        "changed": [lines[0].replace("9.0", "90.0"), *lines[1:]],
        "dropped": lines[1:],
        "cut": [*lines[:2], lines[2][:40]],
        "added": [*lines, '{"format": 1}\n'],
    }[fault]
    ledger.path.write_text("".join(changed))
    with pytest.raises(LedgerBroken):
        ledger.charge(charge(9.0), DELTA, cap=8)
    assert ledger.path.read_text() == "".join(changed)


def test_a_ledger_that_cannot_be_written_stops_the_release(tmp_path: Path) -> None:
    with pytest.raises(LedgerBroken):
        Ledger(tmp_path / "absent" / "ledger.jsonl").charge(charge(4.0), DELTA, cap=8)


def cut(ledger: Ledger, lines: int) -> None:
    """Take the last whole lines away: what is left is a chain that holds together."""
    whole = ledger.path.read_text().splitlines(keepends=True)
    ledger.path.write_text("".join(whole[:-lines]))


@pytest.mark.parametrize("lines", [1, 2])
def test_a_ledger_with_its_last_whole_lines_cut_off_spends_nothing(tmp_path: Path, lines: int) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    for _ in range(2):
        ledger.charge(charge(9.0), DELTA, cap=8)
    cut(ledger, lines)
    before = ledger.path.read_bytes()
    for attempt in (lambda: ledger.charge(charge(9.0), DELTA, cap=8), ledger.charges):
        with pytest.raises(LedgerBroken):
            attempt()
    assert ledger.path.read_bytes() == before


def test_a_ledger_that_was_deleted_is_not_begun_anew(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.charge(charge(9.0), DELTA, cap=8)
    ledger.path.unlink()
    with pytest.raises(LedgerBroken):
        ledger.charge(charge(9.0), DELTA, cap=8)


def test_a_head_from_a_data_sheet_finds_who_cuts_both_files(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    _, first = ledger.charge(charge(9.0), DELTA, cap=8)
    kept = ledger.head_path.read_bytes()
    _, second = ledger.charge(charge(9.0), DELTA, cap=8)
    cut(ledger, 1)
    ledger.head_path.write_bytes(kept)
    with pytest.raises(LedgerBroken):
        Ledger(ledger.path, second).charge(charge(9.0), DELTA, cap=8)
    Ledger(ledger.path, first).charge(charge(9.0), DELTA, cap=8)


def test_a_ledger_without_its_head_needs_one_from_elsewhere(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    _, head = ledger.charge(charge(9.0), DELTA, cap=8)
    ledger.head_path.unlink()
    for wrong in (None, "0" * 64, "5" * 64):
        with pytest.raises(LedgerBroken):
            Ledger(ledger.path, wrong).charge(charge(9.0), DELTA, cap=8)
    Ledger(ledger.path, head).charge(charge(9.0), DELTA, cap=8)
    assert len(ledger.charges()) == 2


def test_a_crash_before_the_head_was_written_stops_nobody(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.charge(charge(9.0), DELTA, cap=8)
    kept = ledger.head_path.read_bytes()
    ledger.charge(charge(9.0), DELTA, cap=8)
    ledger.head_path.write_bytes(kept)
    ledger.charge(charge(9.0), DELTA, cap=8)
    assert len(ledger.charges()) == 3


def test_the_head_that_is_kept_is_whole_on_the_disk_before_it_takes_the_place_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    drafts: list[str] = []

    def synced(_: int) -> None:
        drafts.extend(each.read_text("ascii") for each in tmp_path.glob(".*.tmp"))

    monkeypatch.setattr(os, "fsync", synced)
    _, head = ledger.charge(charge(6.0), DELTA, cap=12)
    assert drafts == [f"{head}\n"]
    assert ledger.head_path.read_text("ascii") == f"{head}\n"
    assert not list(tmp_path.glob(".*.tmp"))
