"""The least that a combination of sums holds, beside the same program written the other way round."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import linprog

from bearwitness.release.amounts import lightest as module
from bearwitness.release.amounts.lightest import Groups, Matrix, Vector, lightest


def least(columns: Matrix, groups: Groups, weights: Vector, target: Vector) -> float:
    """Weight by the primal: factors of the sums, and for each group what bounds its columns."""
    bounds_of = np.eye(len(weights))[groups]
    rows = np.vstack([np.hstack([columns, -bounds_of]), np.hstack([-columns, -bounds_of])])
    found = linprog(
        np.append(np.zeros(columns.shape[1]), weights),
        A_ub=rows,
        b_ub=np.zeros(len(rows)),
        A_eq=[np.append(target, np.zeros(len(weights)))],
        b_eq=[1.0],
        bounds=[(None, None)] * columns.shape[1] + [(0, None)] * len(weights),
    )
    assert found.fun is not None
    return float(found.fun)


def drawn(seed: int) -> tuple[Matrix, Groups, Vector, Vector]:
    rng = np.random.default_rng(seed)
    groups = np.sort(np.append(np.arange(9), rng.integers(0, 9, 4)))
    columns = rng.integers(0, 2, (13, 4)).astype(float)
    columns[5] = [1, 0, 1, 1]
    return columns, groups, rng.integers(0, 30, 9).astype(float), columns[5]


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_it_is_the_least_whatever_is_weighed_first(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    monkeypatch.setattr(module, "FIRST", 1)
    for seed in range(25):
        columns, groups, weights, target = drawn(seed)
        found = lightest(columns, groups, weights, target, np.inf)
        assert found.weight == pytest.approx(least(columns, groups, weights, target), abs=1e-5)
        assert target @ found.factors == pytest.approx(1)
        taken = np.zeros(9)
        np.maximum.at(taken, groups, np.abs(columns @ found.factors))
        assert weights @ taken == pytest.approx(found.weight, abs=1e-5)


def test_where_it_is_enough_it_may_be_more_and_not_less() -> None:
    for seed in range(25):
        columns, groups, weights, target = drawn(seed)
        true = least(columns, groups, weights, target)
        found = lightest(columns, groups, weights, target, 5.0)
        assert found.weight <= true + 1e-5
        assert found.weight >= min(true, 5.0) - 1e-5


def test_two_sums_less_a_third_are_half_each() -> None:
    """Three groups, two of them in each sum: the first of them once is half of two sums less half of the third."""
    columns = np.array([[1.0, 1, 0], [1, 0, 1], [0, 1, 1]])
    found = lightest(columns, np.arange(3), np.array([2.0, 50, 50]), columns[0], 10)
    assert found.weight == pytest.approx(2)
    assert found.factors == pytest.approx([0.5, 0.5, -0.5])


def test_what_no_factor_reaches_is_taken_as_told() -> None:
    found = lightest(np.array([[1.0, 0.0]]), np.arange(1), np.array([3.0]), np.zeros(2), 10)
    assert found.weight == 0
    assert not found.factors.any()


@pytest.mark.parametrize(("answer", "status"), [(None, 2), (None, 0), (np.ones(2), 1)])
def test_a_program_that_does_not_end_well_is_taken_as_told(
    answer: Vector | None, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = SimpleNamespace(x=answer, status=status, eqlin=SimpleNamespace(marginals=np.ones(1)))
    monkeypatch.setattr(module, "linprog", lambda *_, **__: ended)
    found = lightest(np.ones((1, 1)), np.arange(1), np.ones(1), np.ones(1), 10)
    assert (found.weight, found.factors.tolist()) == (0.0, [0.0])


def test_factors_hold_the_target_once_whatever_their_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = SimpleNamespace(
        x=np.array([1.0, 3.0]), status=0, eqlin=SimpleNamespace(marginals=np.array([2.0]))
    )
    monkeypatch.setattr(module, "linprog", lambda *_, **__: ended)
    found = lightest(np.ones((1, 1)), np.arange(1), np.ones(1), np.ones(1), 1)
    assert (found.weight, found.factors.tolist()) == (3.0, [1.0])
