"""Every compiled kernel against plain NumPy and SciPy, on random tables, full and sparse."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import poisson
from tests.estimate.reference import fit_by_design, full_design, programme_code, stepwise_by_hand
from tests.estimate.tables import tables

from bearwitness.estimate import CaptureTable, Model
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.kernels.finite import code_of_design
from bearwitness.estimate.kernels.forward import choose_pairs
from bearwitness.estimate.kernels.poisson import fit_poisson
from bearwitness.estimate.kernels.sums import subset_sums, superset_sums
from bearwitness.estimate.kernels.tails import smaller_tail
from bearwitness.estimate.methods.bic import ranking
from bearwitness.estimate.methods.stepwise import THRESHOLD
from bearwitness.estimate.models.existence import extended
from bearwitness.estimate.models.hierarchy import hierarchical_models

COST = settings(max_examples=60, deadline=None)
FEW = settings(max_examples=25, deadline=None)


@st.composite
def models(draw: st.DrawFn, lists: int) -> Model:
    """Any hierarchical model of up to five lists."""
    terms = draw(st.lists(st.integers(1, 2**lists - 2), max_size=3))
    return Model.of(lists, terms)


@COST
@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.floats(-9, 9), min_size=2**n, max_size=2**n)))
def test_sums_over_subsets_and_supersets(values: list[float]) -> None:
    lists = len(values).bit_length() - 1
    below, above = np.array(values), np.array(values)
    subset_sums(below, lists)
    superset_sums(above, lists)
    cells = np.arange(len(values))
    inside = (cells[:, None] & cells[None, :]) == cells[None, :]
    np.testing.assert_allclose(below, inside @ np.array(values), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(above, inside.T @ np.array(values), rtol=1e-12, atol=1e-12)


@COST
@given(tables(), st.data())
def test_the_fit_is_that_of_a_design_matrix(table: CaptureTable, data: st.DataObject) -> None:
    lists = len(table.lists)
    ready = extended(table, data.draw(models(lists)))
    assume(ready.code == 0)
    beta, means = np.empty(ready.finite.size), np.empty(ready.counts.size)
    deviance, variance, steps = fit_poisson(ready.finite, ready.keep, ready.counts, lists, beta, means)
    matrix = full_design(tuple(ready.finite.tolist()), lists)[ready.keep]
    again = fit_by_design(matrix, ready.counts[ready.keep])
    assert (steps > 0) is (again is not None)
    if again is not None:
        assert steps == again.steps
        # the condition number of the normal equations is what separates two orders of the same sums
        scale = 1e-12 * max(1.0, again.condition * 1e-3)
        np.testing.assert_allclose(means[ready.keep], again.means, rtol=scale)
        np.testing.assert_allclose(means[ready.keep].sum(), ready.counts.sum(), rtol=1e-6)
        assert deviance == pytest.approx(again.deviance, rel=1e-12, abs=1e-12 * ready.counts.sum())
        assert variance == pytest.approx(again.variance, rel=scale)


@COST
@given(tables(most=5), st.data())
def test_existence_is_what_the_linear_programme_says(table: CaptureTable, data: st.DataObject) -> None:
    lists = len(table.lists)
    ready = extended(table, data.draw(models(lists)))
    matrix = full_design(tuple(ready.finite.tolist()), lists)[ready.keep]
    assert ready.code == programme_code(matrix, ready.counts[ready.keep])


@COST
@given(st.integers(1, 5), st.integers(2, 9), st.integers(0, 2**32 - 1))
def test_existence_holds_for_any_design(width: int, cells: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.integers(-1, 2, size=(cells, width)).astype(float)
    held = rng.random(cells) < 0.4
    assume(held.any())
    assert code_of_design(matrix, held) == programme_code(matrix, held.astype(float))


@given(st.integers(0, 400), st.floats(1e-3, 900))
@settings(max_examples=300, deadline=None)
def test_the_smaller_tail(count: int, mean: float) -> None:
    wanted = min(poisson.cdf(count, mean), poisson.sf(count - 1, mean))
    assert smaller_tail(float(count), mean) == pytest.approx(wanted, rel=1e-9, abs=1e-300)


def test_the_smaller_tail_of_nothing() -> None:
    assert (smaller_tail(0.0, 0.0), smaller_tail(3.0, 0.0)) == (1.0, 0.0)


@FEW
@given(tables(least=3, most=4))
def test_the_search_is_that_of_the_paper(table: CaptureTable) -> None:
    """Every candidate checked by the linear programme before any is chosen, as the authors do."""
    assume((table.sizes > 0).all())
    lists = len(table.lists)
    counts, possible = counts_by_cell(table), possible_cells(table)
    chosen = np.zeros(lists * lists, dtype=np.int64)
    missed, many = choose_pairs(counts, possible, lists, THRESHOLD, chosen)
    pairs, again = stepwise_by_hand(counts, lists, THRESHOLD)
    assert np.isnan(missed) == (again is None)
    if again is not None:
        assert chosen[:many].tolist() == pairs
        assert missed == pytest.approx(again, rel=1e-6, abs=1e-6)


@FEW
@given(tables(least=3, most=4))
def test_the_ranking_is_that_of_models_fitted_one_by_one(table: CaptureTable) -> None:
    lists = len(table.lists)
    found = ranking(table, 2)
    scores: dict[str, float] = {}
    pairs = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    for many in range(len(pairs) + 1):
        for each in combinations(pairs, many):
            model = Model.of(lists, each)
            ready = extended(table, model)
            matrix = full_design(tuple(ready.finite.tolist()), lists)[ready.keep]
            counts = ready.counts[ready.keep]
            again = fit_by_design(matrix, counts) if programme_code(matrix, counts) == 0 else None
            if again is not None:
                likelihood = float(np.sum(poisson.logpmf(counts, again.means)))
                scores[model.name] = len(model.terms) * np.log(table.observed) - 2 * likelihood
    ours = {found.models.model(at).name: score for at, score in enumerate(found.scores.tolist())}
    assert ours == pytest.approx(scores, rel=1e-6, abs=1e-6)
    assert found.considered == hierarchical_models(lists, 2).sizes.size
