"""How the ledger is written, locked and composed, to its last line."""

from __future__ import annotations

import hashlib
import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from tests.release.synthetic.small import BOOK

from bearwitness.domain.errors import BadValue
from bearwitness.release.synthetic import accounting
from bearwitness.release.synthetic import ledger as ledger_module
from bearwitness.release.synthetic.accounting import CAP, calibrate, epsilon_of
from bearwitness.release.synthetic.errors import BudgetSpent, LedgerBroken
from bearwitness.release.synthetic.ledger import EVERYONE, FIRST, Charge, Ledger, spent
from bearwitness.release.synthetic.workload import Query, Workload

DELTA = 1e-5


def charge(*persons: str, sigma: float = 6.0, times: int = 2) -> Charge:
    return Charge({sigma: times}, frozenset(persons) if persons else EVERYONE, {"epsilon": 1.0})


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.jsonl")


@pytest.mark.parametrize(
    "given", [charge("b", "a"), charge(), Charge({9.0: 1, 6.0: 2}, frozenset(), {"workload": "x"})]
)
def test_a_charge_is_read_as_it_was_written(given: Charge) -> None:
    """Everyone is not nobody."""
    assert Charge.from_json(json.loads(json.dumps(given.to_json()))) == given


def test_each_line_holds_the_hash_of_the_one_before_and_is_written_one_way(ledger: Ledger) -> None:
    heads = [
        ledger.charge(each, DELTA, cap=12)[1]
        for each in (charge("b", "a"), Charge({9.0: 1, 6.0: 2}, EVERYONE, {}))
    ]
    lines = ledger.path.read_text("utf-8").splitlines()
    first, second = map(json.loads, lines)
    assert (first["before"], second["before"], second["hash"]) == (FIRST, *heads)
    assert FIRST == "0" * 64
    assert (first["format"], first["persons"], first["sigmas"]) == (1, ["a", "b"], [[6.0, 2]])
    assert (second["persons"], second["sigmas"]) == (None, [[6.0, 2], [9.0, 1]])
    for line, each in zip(lines, (first, second), strict=True):
        assert [*each] == sorted(each)
        body = {name: value for name, value in each.items() if name != "hash"}
        assert each["hash"] == hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        assert line == json.dumps(each, sort_keys=True)


def test_what_was_charged_is_read_again_as_it_was(ledger: Ledger) -> None:
    given = [charge("a", "b"), charge(), Charge({9.5: 3, 7.0: 1}, frozenset({"c"}), {"workload": "x"})]
    for each in given:
        ledger.charge(each, DELTA, cap=12)
    assert ledger.charges() == given
    assert ledger.charges() == given
    assert Ledger(ledger.path.with_name("new.jsonl")).charges() == []


def test_a_line_is_on_the_disk_and_the_file_is_held_before_anything_goes_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(ledger_module, "_lock", lambda _: seen.append("locked"))
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(str(ledger.path.read_text("utf-8").count("\n"))))
    ledger.charge(charge(), DELTA, cap=12)
    ledger.charge(charge(), DELTA, cap=12)
    assert seen == ["locked", "1", "1", "locked", "2", "2"], "the line, and then the head that is kept of it"
    ledger.charges()
    assert seen[6:] == ["locked"]


@pytest.mark.skipif(os.name == "nt", reason="locks of another kind")
def test_the_lock_keeps_everybody_else_out(ledger: Ledger) -> None:
    import fcntl

    ledger.path.touch()
    with ledger.path.open() as one, ledger.path.open() as other:
        ledger_module._lock(one.fileno())
        with pytest.raises(BlockingIOError):
            fcntl.flock(other.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)


def test_the_cap_itself_may_be_spent(ledger: Ledger) -> None:
    total = spent([charge()], DELTA)
    assert ledger.charge(charge(), DELTA, cap=total)[0] == total
    with pytest.raises(BudgetSpent) as caught:
        ledger.charge(charge(), DELTA, cap=total)
    assert caught.value.details == {"would": round(spent([charge(), charge()], DELTA), 2), "cap": total}


def test_nobody_pays_for_releases_that_she_is_not_in() -> None:
    def cost(number: int) -> Any:
        return pytest.approx(epsilon_of([6.0] * number, DELTA))

    assert spent([charge("a"), charge("b")], DELTA) == cost(2)
    assert spent([charge("a", times=3), charge("b"), charge("a", "c")], DELTA) == cost(5)
    assert spent([charge("a"), charge("a"), charge("b", times=5)], DELTA) == cost(5)
    assert spent([charge(times=1), charge("a"), charge("b", times=4)], DELTA) == cost(5)
    assert spent([charge(), charge(times=1)], DELTA) == cost(3)
    assert spent([charge("a", sigma=3.0), charge("b", sigma=6.0)], DELTA) == pytest.approx(
        epsilon_of([3.0] * 2, DELTA)
    )


@pytest.mark.parametrize(
    "line",
    ["", "[]", "1", "null", '{"hash": "x"}', '{"before": "x"}', "x", '{"hash": null, "before": null}'],
)
def test_a_line_that_is_none_breaks_the_ledger(ledger: Ledger, line: str) -> None:
    ledger.charge(charge(), DELTA, cap=12)
    whole = ledger.path.read_text("utf-8")
    ledger.path.write_text(f"{whole}{line}\n", encoding="utf-8")
    with pytest.raises(LedgerBroken):
        ledger.charges()
    ledger.path.write_bytes(whole.encode() + b"\xff\n")
    with pytest.raises(LedgerBroken):
        ledger.charges()
    ledger.path.write_text(whole[:-1], encoding="utf-8")
    with pytest.raises(LedgerBroken):
        ledger.charges()


def signed(ledger: Ledger, **changes: object) -> None:
    """A line whose hash is right, whatever its content and the order of its keys."""
    body = {"about": {}, "before": FIRST, "format": 1, "persons": None, "sigmas": [[6.0, 2]], **changes}
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    whole = {"hash": digest, **dict(reversed(body.items()))}
    ledger.path.write_text(json.dumps(whole) + "\n", encoding="utf-8")
    ledger.head_path.write_text(digest, encoding="ascii")


def test_a_whole_line_is_read_whoever_wrote_it_and_one_of_nothing_is_not(ledger: Ledger) -> None:
    signed(ledger)
    assert ledger.charges() == [Charge({6.0: 2}, EVERYONE, {})]
    for changes in (
        {"sigmas": [[6.0]]},
        {"sigmas": None},
        {"persons": 1},
        {"about": 1},
        {"before": "1" * 64},
    ):
        signed(ledger, **changes)
        with pytest.raises(LedgerBroken):
            ledger.charges()


def test_no_noise_costs_nothing_and_delta_is_a_chance() -> None:
    assert epsilon_of([], DELTA) == 0.0
    for delta in (0.0, 1.0, -0.1, 2.0, math.nan):
        with pytest.raises(BadValue):
            epsilon_of([], delta)
    assert CAP == 12


class Plain:
    """A workload of one table whose noise is the scale itself."""

    queries = (Query((0,), 1.0),)


def test_the_scale_is_the_least_to_one_in_a_thousand_far_from_where_the_search_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where little noise is enough, and where much is needed."""
    monkeypatch.setattr(Query, "sigma", lambda _, scale: scale)
    for epsilon in (0.05, 1.0, 12.0):
        scale = calibrate(Plain(), epsilon, DELTA)  # type: ignore[arg-type]  # what it asks of a workload
        assert epsilon_of([scale], DELTA) <= epsilon
        assert epsilon_of([scale / 1.002], DELTA) > epsilon
    assert calibrate(Plain(), 50.0, DELTA) > 0  # type: ignore[arg-type]  # as above


def test_an_epsilon_that_no_noise_keeps_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounting, "epsilon_of", lambda *_: 5.0)
    with pytest.raises(BadValue):
        calibrate(Workload.of(BOOK), 4.0, DELTA)
    for epsilon in (0.0, 50.01, math.inf, math.nan):
        with pytest.raises(BadValue):
            calibrate(Workload.of(BOOK), epsilon, DELTA)
    assert calibrate(Workload.of(BOOK), 5.0, DELTA) == pytest.approx(0.1, rel=2e-3)
    monkeypatch.setattr(accounting, "epsilon_of", lambda *_: 0.0)
    with pytest.raises(BadValue):
        calibrate(Workload.of(BOOK), 0.0, DELTA)
