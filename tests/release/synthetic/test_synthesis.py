"""The finished rows: near their people, whole, within the rules; and every way in which none come out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.release.synthetic.small import BOOK, people

from bearwitness.release.synthetic import Ledger, Plan, Synthetic, synthesize
from bearwitness.release.synthetic import synthesis as synthesis_module
from bearwitness.release.synthetic.checks import check_rows
from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.errors import BudgetSpent, NotConverged, RuleBroken
from bearwitness.release.synthetic.intervals import least_shown, tables_text
from bearwitness.release.synthetic.model import settled
from bearwitness.release.synthetic.tables import count


def test_there_is_about_one_row_a_person_and_no_broken_rule(made: Synthetic) -> None:
    assert abs(len(made.rows) - 4000) < 100
    assert not BOOK.broken(made.rows).any()
    assert (made.rows >= 0).all()


def test_single_values_and_pairs_are_near(made: Synthetic) -> None:
    truth = people(4000, 1)
    for i in range(len(BOOK.names)):
        for j in range(i):
            off = count(made.rows, (j, i), BOOK.sizes) - count(truth, (j, i), BOOK.sizes)
            assert np.abs(off).sum() / 2 / 4000 < 0.05, (BOOK.names[j], BOOK.names[i])


def test_every_table_of_the_workload_was_measured_with_whole_noise(made: Synthetic) -> None:
    truth = people(4000, 1)
    off = np.concatenate(
        [((t.counts - count(truth, t.columns, BOOK.sizes)) / t.sigma).ravel() for t in made.measured]
    )
    assert off.std() == pytest.approx(1.0, abs=0.1)
    assert made.budget["epsilon_of_noise"] <= 4.0


def test_intervals_hold_the_truth_as_often_as_they_say(made: Synthetic) -> None:
    truth = people(4000, 1)
    inside = [np.abs(t.counts - count(truth, t.columns, BOOK.sizes)) <= 1.96 * t.sigma for t in made.measured]
    assert 0.92 < np.concatenate([each.ravel() for each in inside]).mean() < 0.98


def test_cells_that_noise_cannot_support_are_only_bounded(made: Synthetic) -> None:
    lines = [line.split(",") for line in tables_text(made.measured, BOOK, releasable=True).splitlines()[1:]]
    shown = [line for line in lines if line[7]]
    assert all(int(line[7]) >= least_shown(float(line[10])) for line in shown)
    hidden = [line for line in lines if not line[7]]
    assert hidden
    assert all(line[8] == "0" and int(line[9]) >= 10 for line in hidden)
    assert any(line[2] == "nowhere" or line[4] == "nowhere" for line in hidden)
    assert not any({"friend", "kin"} == {line[1], line[3]} and line[2] == line[4] == "1" for line in lines)


def test_rows_that_do_not_fit_or_break_a_rule_are_refused(made: Synthetic) -> None:
    assert check_rows(made.rows, BOOK, made.measured)
    broken = made.rows.copy()
    broken[0, BOOK.position("friend")] = broken[0, BOOK.position("kin")] = 1
    with pytest.raises(RuleBroken):
        check_rows(broken, BOOK, made.measured)
    rng = np.random.default_rng(1)
    shifted = made.rows.copy()
    shifted[:300, 0] = 3
    with pytest.raises(NotConverged):
        check_rows(shifted, BOOK, made.measured)
    shuffled = made.rows.copy()
    shuffled[:, 0] = rng.permutation(shuffled[:, 0])
    with pytest.raises(NotConverged):
        check_rows(shuffled, BOOK, made.measured)


def test_nothing_is_measured_over_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the records were looked at")

    monkeypatch.setattr(synthesis_module, "_measure", never)
    with pytest.raises(BudgetSpent):
        synthesize(people(500, 1), Plan(BOOK, 4.0, 1e-4, 3.0, Ledger(tmp_path / "ledger.jsonl")))


def test_rules_on_tables_too_large_to_measure_are_refused_before_anything_is_spent(tmp_path: Path) -> None:
    levels = tuple(str(k) for k in range(400))
    wide = SyntheticCodebook({"a": ("", *levels), "b": ("", *levels)}, exclusive=(("a", "b"),))
    rows = np.zeros((500, 2), dtype=np.int16)
    ledger = Ledger(tmp_path / "ledger.jsonl")
    with pytest.raises(RuleBroken):
        synthesize(rows, Plan(wide, 4.0, 1e-4, 12.0, ledger))
    assert not ledger.path.exists()


def test_a_test_seed_repeats_charges_nothing_and_is_marked(tmp_path: Path, made: Synthetic) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    plan = Plan(BOOK, 4.0, 1e-4, 12.0, ledger, test_seed=5)
    one, same = (synthesize(people(4000, 1), plan) for _ in range(2))
    assert (one.rows == same.rows).all()
    assert not one.releasable
    assert made.releasable
    assert not ledger.path.exists()
    assert len(made.rows) != len(one.rows) or (made.rows != one.rows).any()


@pytest.mark.parametrize("number", [0, 20, 100])
def test_a_handful_of_people_gets_nothing(tmp_path: Path, number: int) -> None:
    with pytest.raises(NotConverged) as caught:
        synthesize(people(number, 1), Plan(BOOK, 4.0, 1e-4, 12.0, Ledger(tmp_path / "ledger.jsonl")))
    assert caught.value.details == {"check": "people"}


@pytest.mark.parametrize(
    "losses",
    [
        [],
        [90.0],
        [900.0, 90.0],  # still falling
        [90.0, 95.0],  # rising again
        [90.0, float("nan")],
        [5000.0, 5000.0],  # at rest, but far from the tables: what 32 bits of precision do
    ],
)
def test_a_fit_that_is_not_at_rest_near_its_tables_is_refused(losses: list[float]) -> None:
    settled([91.0, 90.99], cells=200)
    with pytest.raises(NotConverged):
        settled(losses, cells=200)
