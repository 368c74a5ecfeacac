"""The two methods, on tables whose answer is known by other means."""

import math
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from tests.estimate.reference import full_design, programme_code
from tests.estimate.tables import RNG, independent, tables

from bearwitness.estimate import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.methods import bic, chao, heterogeneity, independence, stepwise
from bearwitness.estimate.methods.floor import floor_of, unequal_bound
from bearwitness.estimate.methods.methods import METHODS
from bearwitness.estimate.models.existence import existence_code
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.loglinear import fit_loglinear

Table = CaptureTable
Counts = dict[tuple[int, ...], int]
COST = settings(max_examples=60, deadline=None)


def total_of(table: Table) -> float | None:
    return independence.fit(table, RNG, reps=0).total


def permuted(table: Table, order: list[int]) -> Table:
    lists = [table.lists[each] for each in order]
    rows = zip(table.patterns[:, order].tolist(), table.counts.tolist(), strict=True)
    return Table.from_patterns(lists, {tuple(pattern): count for pattern, count in rows})


def scaled(table: Table, times: int) -> Table:
    return replace(table, counts=table.counts * times)


@COST
@given(tables())
def test_existence_is_where_the_geometry_of_main_effects_puts_it(table: Table) -> None:
    """The statistic lies inside its cone when no used list holds nobody or all, and some persons overlap.

    The cells are the corners of a cube but the origin; their hull has the facets p_j >= 0, p_j <= 1 and
    sum p_j >= 1, so this is the answer of existence by another way.
    """
    used = used_lists(table)
    assume(len(used.lists) > 1)
    inside = bool((used.sizes < used.observed).all() and used.sizes.sum() > used.observed)
    assert (existence_code(used, Model.of(len(used.lists), ())) == 0) is inside


@COST
@given(tables())
def test_independence_solves_darrochs_equation(table: Table) -> None:
    """N - n = N prod(1 - t_j / N): the same maximum without any iteration over cells."""
    total = total_of(table)
    assume(total is not None)
    assert total is not None

    def excess(persons: float) -> float:
        return persons - table.observed - persons * float(np.prod(1 - table.sizes / persons))

    missed = total - table.observed
    root = brentq(excess, table.observed + missed / 2, table.observed + 2 * missed, xtol=1e-12)
    assert total == pytest.approx(root, rel=1e-6)


@COST
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_lists_does_not_matter(table: Table, shuffle: Random) -> None:
    order = list(range(len(table.lists)))
    shuffle.shuffle(order)
    other = permuted(table, order)
    first, second = total_of(table), total_of(other)
    assert (first is None) == (second is None)
    if first is not None:
        assert second == pytest.approx(first, rel=1e-6)
    assert chao.fit(other, RNG, reps=0).total == chao.fit(table, RNG, reps=0).total
    assert floor_of(other).value == pytest.approx(floor_of(table).value, rel=1e-9)


@COST
@given(tables(), st.integers(2, 9))
def test_independence_scales_with_the_counts(table: Table, times: int) -> None:
    first, second = total_of(table), total_of(scaled(table, times))
    assert (first is None) == (second is None)
    if first is not None:
        assert second == pytest.approx(times * first, rel=1e-6)


@COST
@given(tables())
def test_the_bound_for_unequal_lists_is_never_the_higher(table: Table) -> None:
    lists = len(table.lists)
    assume(table.seen(2) > 0)
    equal = chao.missed(table.seen_once, table.seen(2), (lists - 1) / lists)[0]
    assert unequal_bound(table)[0] <= equal * (1 + 1e-12)
    assert table.observed <= floor_of(table).value <= table.observed + unequal_bound(table)[0] + 1e-9


def test_two_lists_are_lincoln_and_petersens() -> None:
    table = Table.from_patterns(["A", "B"], {(1, 0): 40, (0, 1): 30, (1, 1): 6})
    found = independence.fit(table, RNG, reps=0)
    assert found.interval is not None
    assert found.total == pytest.approx(46 * 36 / 6)
    spread = math.exp(1.959964 * math.sqrt(1 / 40 + 1 / 30 + 1 / 6))
    assert found.interval.upper == pytest.approx(76 + 200 * spread, rel=1e-6)
    assert unequal_bound(table)[0] == pytest.approx(200)


def test_both_methods_find_independent_lists_of_equal_size() -> None:
    table = independent([0.2, 0.2, 0.2, 0.2], 20_000)
    assert total_of(table) == pytest.approx(20_000, rel=1e-3)
    assert chao.fit(table, RNG, reps=0).total == pytest.approx(20_000, rel=1e-3)


def test_lists_of_unequal_size_push_chao_up_but_not_the_floors_bound() -> None:
    table = independent([0.02, 0.1, 0.3, 0.05], 20_000)
    assert (chao.fit(table, RNG, reps=0).total or 0) > 23_000
    assert table.observed + unequal_bound(table)[0] == pytest.approx(20_000, rel=5e-3)
    assert floor_of(table).value < 20_000


def test_a_list_that_holds_everybody_leaves_nobody_missed_and_a_floor_of_those_observed() -> None:
    counts: Counts = {(1, 0, 0): 50, (1, 1, 0): 20, (1, 0, 1): 10, (1, 1, 1): 5}
    table = Table.from_patterns(["A", "B", "C"], counts)
    for fit in (independence.fit, stepwise.fit, bic.fit, heterogeneity.fit):
        found = fit(table, RNG, reps=20)
        assert (found.status, found.total, found.interval) == ("lower_bound_only", 85.0, None)
        assert [note.code for note in found.warnings] == ["whole_list"]
    assert (floor_of(table).value, floor_of(table).kind) == (85.0, "observed")


def test_nobody_on_exactly_two_lists_takes_the_corrected_form() -> None:
    table = Table.from_patterns(["A", "B", "C"], {(1, 0, 0): 9, (0, 1, 0): 8, (1, 1, 1): 12})
    found = chao.fit(table, RNG, reps=0)
    assert found.total == pytest.approx(29 + (2 / 3) * 17 * 16 / 2)
    assert "no_doubles" in {note.code for note in found.warnings}
    assert found.interval is not None
    assert 29 < found.interval.lower < found.interval.upper
    assert 29 < floor_of(table).value < 29 + 72


def test_lists_without_records_are_left_out() -> None:
    counts: Counts = {(1, 0, 0): 40, (0, 1, 0): 30, (1, 1, 0): 6}
    found = independence.fit(Table.from_patterns(["A", "B", "C"], counts), RNG, reps=0)
    assert found.total == pytest.approx(276.0)
    assert found.model == "[A][B]"


def test_more_lists_than_the_existence_check_can_bear_are_refused() -> None:
    counts = {tuple(int(n in (i, (i + 1) % 15)) for n in range(15)): 4 for i in range(15)}
    found = independence.fit(Table.from_patterns([f"L{n}" for n in range(15)], counts), RNG, reps=0)
    assert [note.code for note in found.warnings] == ["too_many_lists"]


def test_a_fit_that_does_not_settle_is_none() -> None:
    """Without the existence check the iteration runs off to infinity: here it must at least not settle."""
    matrix = full_design((0, 4, 2, 1), 3)[1:]
    counts = np.array([0.0, 0, 0, 50, 10, 20, 5])
    found = fit_loglinear(matrix, counts)
    assert programme_code(matrix, counts) == 1
    assert found is None or math.exp(found.intercept) < 1e-3


@pytest.mark.parametrize("name", METHODS)
def test_a_method_keeps_to_the_interface(name: str) -> None:
    chances = [0.2, 0.3] if name == "chapman" else [0.2, 0.3, 0.2]
    told: list[tuple[int, int]] = []
    found = METHODS[name](
        independent(chances, 900), np.random.default_rng(1), reps=60, tell=lambda *step: told.append(step)
    )
    assert found.method == name
    assert found.citation
    assert found.interval is not None
    assert found.interval.lower <= (found.total or 0) <= found.interval.upper
    assert told == sorted(told)
    assert all(done <= steps for done, steps in told)
