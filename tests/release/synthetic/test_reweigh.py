"""Candidates are weighed to fit all noisy tables at once, and rows chosen that come as near as whole rows can."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bearwitness.release.synthetic import choose as choosing
from bearwitness.release.synthetic import reweigh as weighing
from bearwitness.release.synthetic.choose import choose
from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.errors import NotConverged
from bearwitness.release.synthetic.kernels import cell_sums, log_weights, swap
from bearwitness.release.synthetic.reweigh import Fit, reweigh
from bearwitness.release.synthetic.tables import NoisyTable, cell_of

SIZES = (2, 3)
CANDIDATES: Rows = np.array([(0, 0), (0, 1), (0, 1), (1, 1), (1, 2), (0, 0), (1, 0)] * 4, dtype=np.int16)
TOTAL = 400.0
MEASURED = (
    NoisyTable((0,), np.array([310, 95]), 6.0),
    NoisyTable((1,), np.array([120, 250, 30]), 7.0),
    NoisyTable((0, 1), np.array([[90, 214, 11], [30, 40, 22]]), 9.0),
)


def test_each_row_gets_the_sum_over_tables_of_its_cells() -> None:
    cells = np.array([[0, 1, 1], [2, 2, 3]], dtype=np.int32)
    into = np.full(3, 7.0)
    log_weights(cells, np.array([1.0, 10.0, 100.0, 1000.0]), into)
    assert into.tolist() == [101, 110, 1010]


def test_each_cell_gets_the_sum_of_its_rows() -> None:
    cells = np.array([[0, 1, 1], [2, 2, 3]], dtype=np.int32)
    into = np.full(5, 7.0)
    cell_sums(cells, np.array([1.0, 10.0, 100.0]), into)
    assert into.tolist() == [1, 110, 11, 100, 0]


def loss(price: Any, surplus: Any) -> float:
    return float((price * surplus**2).sum())


@pytest.mark.parametrize("seed", range(20))
def test_a_row_is_swapped_where_that_lowers_the_loss_and_only_there(seed: int) -> None:
    """Beside a plain search that works out the whole loss before and after every proposal."""
    rng = np.random.default_rng(seed)
    cells = np.stack([rng.integers(0, 3, 9), 3 + rng.integers(0, 2, 9)], axis=1).astype(np.int32)
    target, price = rng.random(5) * 4, rng.random(5) + 0.2
    chosen = rng.integers(0, 9, 6)
    leaving, coming = rng.permutation(6), rng.integers(0, 9, 6)
    plain, made = chosen.copy(), 0
    for place, new in zip(leaving, coming, strict=True):
        other = plain.copy()
        other[place] = new
        before, after = (
            loss(price, np.bincount(cells[each].ravel(), minlength=5) - target) for each in (plain, other)
        )
        if after < before - 1e-12:
            plain, made = other, made + 1
    surplus = np.bincount(cells[chosen].ravel(), minlength=5) - target
    assert swap(cells, chosen, surplus, price, leaving, coming) == made
    assert chosen.tolist() == plain.tolist()
    assert surplus == pytest.approx(np.bincount(cells[plain].ravel(), minlength=5) - target)


def test_a_swap_that_changes_nothing_is_not_made() -> None:
    cells = np.array([[0], [1], [0]], dtype=np.int32)
    chosen, surplus = np.array([0, 1]), np.array([0.5, -0.5])
    coming = np.array([1, 2])
    assert swap(cells, chosen, surplus, np.ones(2), np.array([0, 1]), coming) == 0
    assert (chosen.tolist(), surplus.tolist()) == ([0, 1], [0.5, -0.5])


def test_a_swap_that_brings_little_is_made() -> None:
    cells = np.array([[0], [1]], dtype=np.int32)
    chosen, surplus = np.array([0]), np.array([0.52, -0.5])
    assert swap(cells, chosen, surplus, np.ones(2), np.array([0]), np.array([1])) == 1
    assert (chosen.tolist(), surplus.tolist()) == ([1], [-0.48, 0.5])


def test_the_weights_are_those_that_pull_a_row_as_far_as_its_tables_are_off() -> None:
    """The gradient of what is to be least vanishes, at every candidate, to within a part of the doubt of each cell."""
    found = reweigh(CANDIDATES, MEASURED, SIZES, TOTAL)
    pulls, doubt = np.zeros(len(CANDIDATES)), np.zeros(len(CANDIDATES))
    for table in MEASURED:
        cell = cell_of(CANDIDATES, table.columns, SIZES)
        held = np.bincount(cell, found.weights, minlength=table.counts.size)
        target, variance = table.counts.ravel()[cell], table.sigma**2
        pulls += (target - held[cell]) / variance
        doubt += 0.025 * np.sqrt(target + variance) / variance
    base = TOTAL / len(CANDIDATES)
    assert (np.abs(np.log(found.weights / base) - pulls) <= doubt).all()
    assert found.weights.max() > 1.5 * found.weights.min()


def test_what_is_fitted_stands_beside_its_target_for_every_occupied_cell() -> None:
    found = reweigh(CANDIDATES, MEASURED, SIZES, TOTAL)
    assert found.cells.shape == (3, len(CANDIDATES))
    assert found.target.tolist() == [310, 95, 120, 250, 30, 90, 214, 30, 40, 22]
    assert found.sigma.tolist() == [6] * 2 + [7] * 3 + [9] * 5
    expected = [
        found.weights[cell_of(CANDIDATES, table.columns, SIZES) == cell].sum()
        for table in MEASURED
        for cell in np.unique(cell_of(CANDIDATES, table.columns, SIZES))
    ]
    assert found.fitted == pytest.approx(expected)
    assert found.cells[2].max() == 9


def test_rows_are_never_fitted_closer_than_the_least_doubt() -> None:
    sharp = NoisyTable((0,), np.array([300, 100]), 0.1)
    assert reweigh(CANDIDATES, [sharp], SIZES, TOTAL).sigma.tolist() == [5, 5]


def test_weights_that_have_not_settled_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "ROUNDS", 1)
    with pytest.raises(NotConverged) as caught:
        reweigh(CANDIDATES, MEASURED, SIZES, TOTAL)
    assert caught.value.details == {"check": "weights"}


def test_one_cell_that_has_not_settled_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is moved, the first cell is right by itself."""
    monkeypatch.setattr(weighing, "ROUNDS", 0)
    candidates: Rows = np.array([[0], [1]], dtype=np.int16)
    with pytest.raises(NotConverged):
        reweigh(candidates, [NoisyTable((0,), np.array([50, 90]), 6.0)], (2,), 100.0)


@pytest.mark.parametrize(("total", "sigma"), [(float("nan"), 6.0), (TOTAL, float("inf"))])
def test_what_is_no_number_in_any_cell_is_refused(total: float, sigma: float) -> None:
    with np.errstate(all="ignore"), pytest.raises(NotConverged):
        reweigh(CANDIDATES, [MEASURED[0], NoisyTable((1,), MEASURED[1].counts, sigma)], SIZES, total)


def test_cells_of_very_different_sizes_settle_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a few persons in a cell to thousands: each is measured by its own doubt, so that few rounds are enough."""
    monkeypatch.setattr(weighing, "ROUNDS", 25)
    rng, sizes = np.random.default_rng(3), (30, 8)
    shares = rng.random(sizes) ** 6
    chances = (shares + 0.002).ravel() / (shares + 0.002).sum()
    drawn = np.unravel_index(rng.choice(240, 3000, p=chances), sizes)
    candidates: Rows = np.stack(drawn, axis=1).astype(np.int16)
    held = shares * rng.lognormal(0, 0.5, sizes)
    held *= 60_000 / held.sum()
    measured = [
        NoisyTable((0,), held.sum(1).astype(int), 5.0),
        NoisyTable((1,), held.sum(0).astype(int), 5.0),
        NoisyTable((0, 1), held.astype(int), 20.0),
    ]
    found = reweigh(candidates, measured, sizes, 60_000.0)
    assert (found.weights > 0).all()
    assert found.fitted == pytest.approx(found.target, abs=700)


def weighed(candidates: Rows, weights: Any) -> Fit:
    """One table a column, fitted as the weights have it."""
    cells, fitted, offset = [], [], 0
    for column in range(candidates.shape[1]):
        numbers = candidates[:, column].astype(np.int32)
        fitted += np.bincount(numbers, weights).tolist()
        cells.append(numbers + offset)
        offset = len(fitted)
    held = np.array(fitted)
    return Fit(np.array(cells, dtype=np.int32), np.asarray(weights, float), held, held, np.ones(len(held)))


def test_rows_are_taken_evenly_over_the_sorted_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each candidate, and each run of them in order, stands as often as its weight says, to within one."""
    monkeypatch.setattr(choosing, "SWEEPS", 0)
    rng = np.random.default_rng(4)
    candidates: Rows = np.stack([rng.permutation(300) % 3, rng.permutation(300)], axis=1).astype(np.int16)
    weights = rng.random(300) * 9
    order = np.lexsort((candidates[:, 1], candidates[:, 0]))
    before = np.concatenate([[0], np.cumsum(weights[order])]) / weights.sum() * 100
    for seed in range(5):
        rows = choose(candidates, weighed(candidates, weights), 100, np.random.default_rng(seed))
        assert len(rows) == 100
        often = np.bincount(rows[:, 1], minlength=300)[candidates[order, 1]]
        held = np.concatenate([[0], np.cumsum(often)])
        assert (np.abs(held - before) < 1 + 1e-9).all()


def test_where_the_first_row_is_taken_is_left_to_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "SWEEPS", 0)
    candidates: Rows = np.arange(50, dtype=np.int16)[:, None]
    fit = weighed(candidates, np.ones(50))
    taken = [choose(candidates, fit, 10, np.random.default_rng(seed))[:, 0].tolist() for seed in range(30)]
    assert {each[0] for each in taken} == set(range(5))
    assert all(np.diff(each).tolist() == [5] * 9 for each in taken)


def test_swaps_begin_with_what_is_missing_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr(choosing, "swap", lambda *all_of: given.append([each.copy() for each in all_of]))
    rng = np.random.default_rng(5)
    candidates: Rows = rng.integers(0, 3, (40, 2)).astype(np.int16)
    weights = rng.random(40)
    weights[7], weights[39] = 0, 1
    weights[candidates[:, 0] == 2] *= 0.01
    fit = weighed(candidates, weights)
    rows = choose(candidates, fit, 60, np.random.default_rng(1))
    tables, chosen, surplus, price, _, _ = given[0]
    assert (tables == fit.cells.T).all()
    assert (candidates[chosen] == rows).all()
    scaled = fit.fitted * 60 / weights.sum()
    assert surplus == pytest.approx(np.bincount(fit.cells[:, chosen].ravel(), minlength=6) - scaled)
    assert scaled.min() < 1
    assert price == pytest.approx(1 / np.maximum(scaled, 1))
    assert all(sorted(each[4]) == list(range(60)) for each in given)
    coming = np.concatenate([each[5] for each in given])
    assert np.bincount(coming, minlength=40) / len(coming) == pytest.approx(
        weights / weights.sum(), abs=0.012
    )
    assert 7 not in coming
    assert len({tuple(each[4]) for each in given}) == len(given) >= 60


def test_rows_come_nearer_to_the_tables_than_the_first_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(6)
    candidates: Rows = rng.integers(0, 6, (400, 3)).astype(np.int16)
    fit = weighed(candidates, rng.random(400) ** 3)

    def off(rows: Rows) -> float:
        held = np.concatenate([np.bincount(column, minlength=6) for column in rows.T])
        return float(np.abs(held - fit.fitted * 90 / fit.weights.sum()).max())

    near = off(choose(candidates, fit, 90, np.random.default_rng(2)))
    monkeypatch.setattr(choosing, "SWEEPS", 0)
    assert near < 1 < off(choose(candidates, fit, 90, np.random.default_rng(2)))
