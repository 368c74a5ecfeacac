"""Methods that choose a model: what must not change their answer, what must, and what their limits are made of."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.estimate.tables import independent, tables

from bearwitness.estimate import CaptureTable, Estimate, Model, estimate, fit_model, published
from bearwitness.estimate import errors as faults
from bearwitness.estimate.capture.cells import counts_by_cell
from bearwitness.estimate.intervals.bca import acceleration, corrected_levels, resampled, share_below
from bearwitness.estimate.intervals.profile import profile_interval
from bearwitness.estimate.intervals.resample import bootstrap_tables, estimate_each, jackknife_tables
from bearwitness.estimate.methods.bic import TOP, among, fit_among, ranking
from bearwitness.estimate.methods.chapman import fit as fit_chapman
from bearwitness.estimate.methods.methods import METHODS
from bearwitness.estimate.methods.stepwise import chosen_fit
from bearwitness.estimate.models.closed_columns import NAMES
from bearwitness.estimate.models.closed_models import closed_fit
from bearwitness.estimate.models.hierarchy import hierarchical_models

COST = settings(max_examples=40, deadline=None)
WESTERN = published.load("Western").table


def permuted(table: CaptureTable, order: list[int]) -> CaptureTable:
    rows = {tuple(pattern[n] for n in order): count for pattern, count in table.by_pattern.items()}
    return CaptureTable.from_patterns([table.lists[n] for n in order], dict(reversed(rows.items())))


@COST
@given(tables(least=3, most=4), st.randoms(use_true_random=False))
def test_the_order_of_lists_and_rows_does_not_matter(table: CaptureTable, shuffle: Random) -> None:
    """BIC looks at all models; a stepwise search takes the first of tied pairs, so ties are set aside."""
    assume((table.sizes > 0).all())
    order = list(range(len(table.lists)))
    shuffle.shuffle(order)
    other = permuted(table, order)
    first, second = ranking(table), ranking(other)
    np.testing.assert_allclose(first.scores, second.scores, rtol=1e-9, atol=1e-9)
    for name in NAMES:
        one, two = closed_fit(table, name), closed_fit(other, name)
        assert one.code == two.code
        assert one.total == pytest.approx(two.total, rel=1e-6, nan_ok=True)
    assume(len(set(table.overlaps.values())) == len(table.overlaps))
    one_way, other_way = chosen_fit(table), chosen_fit(other)
    assert (one_way is None) is (other_way is None)
    if one_way and other_way and len(one_way.model.terms) == len(other_way.model.terms):
        assert one_way.total == pytest.approx(other_way.total, rel=1e-6)


@COST
@given(tables(least=3, most=4), st.data())
def test_the_statistic_of_every_finite_term_is_met(table: CaptureTable, data: st.DataObject) -> None:
    """What maximum likelihood means here: fitted and observed persons agree for each term of the model."""
    lists = len(table.lists)
    terms = data.draw(st.lists(st.integers(1, 2**lists - 2), max_size=3))
    found = fit_model(table, Model.of(lists, terms))
    assume(found.code == 0 and found.missed < 1e9)
    cells, counts = np.arange(2**lists), counts_by_cell(table)
    for term in found.model.terms:
        held = (cells & term) == term
        assert found.means[held].sum() == pytest.approx(counts[held].sum(), rel=1e-4, abs=1e-4)


def test_a_model_of_two_independent_groups_by_hand() -> None:
    """[12,3]: lists 1 and 2 as one factor against list 3, so the missed are a product over a cell."""
    table = CaptureTable.from_patterns(
        ["A", "B", "C"],
        {
            (1, 0, 0): 30,
            (0, 1, 0): 20,
            (1, 1, 0): 10,
            (0, 0, 1): 50,
            (1, 0, 1): 12,
            (0, 1, 1): 8,
            (1, 1, 1): 4,
        },
    )
    seen_with_other = 12 + 8 + 4
    assert fit_model(table, "[12,3]").missed == pytest.approx(50 * 60 / seen_with_other, rel=1e-6)


def test_structural_zeros_are_left_out_by_every_method() -> None:
    """Independent lists of which two can never overlap: those who would be on both are counted on the first."""
    chances, total = [0.2, 0.3, 0.25, 0.15], 4000
    whole = independent(chances, total)
    counts = {
        pattern: count for pattern, count in whole.by_pattern.items() if not (pattern[0] and pattern[1])
    }
    sampling = CaptureTable.from_patterns(whole.lists, counts)
    declared = sampling.apart((whole.lists[0], whole.lists[1]))
    missed = total - whole.observed
    for name in ("independence", "stepwise", "bic"):
        found = METHODS[name](declared, np.random.default_rng(1), reps=40)
        assert (found.total or 0) - declared.observed == pytest.approx(missed, rel=0.01), name
        assert found.status == "estimated"
    ignored = METHODS["independence"](sampling, np.random.default_rng(1), reps=0)
    assert (ignored.total or 0) - sampling.observed > 1.3 * missed
    assert fit_model(declared, "[12,3,4]").parameters == fit_model(declared, "[1,2,3,4]").parameters
    assert closed_fit(declared, "Mt").missed == pytest.approx(missed, rel=0.01)
    assert METHODS["chao"](declared, np.random.default_rng(1), reps=0).total != ignored.total
    assert (
        fit_chapman(declared.keeping(whole.lists[:2]), np.random.default_rng(1), reps=0).status == "refused"
    )


def test_a_stream_of_its_own_makes_a_method_independent_of_the_others() -> None:
    def run(*methods: str) -> dict[str, Estimate]:
        reading = estimate(WESTERN, rng=np.random.default_rng(3), methods=methods, frame="x", reps=60)
        return {each.method: each for each in reading.estimates}

    alone, together = run("bic")["bic"], run("stepwise", "bic", "chao")["bic"]
    assert alone.interval == together.interval
    assert alone.beside == together.beside
    other = estimate(WESTERN, rng=np.random.default_rng(4), methods=["bic"], frame="x", reps=60).estimates[0]
    assert other.interval != alone.interval


def test_intervals_stand_side_by_side_and_the_first_repeats_the_choice() -> None:
    found = METHODS["stepwise"](WESTERN, np.random.default_rng(1), reps=200)
    assert found.interval is not None
    kinds = [found.interval.kind, *(each.kind for each in found.beside)]
    assert kinds == [
        "bca",
        "percentile_type8",
        "multinomial_profile_likelihood_given_model",
        "wald_log_given_model",
    ]
    points = METHODS["stepwise"](WESTERN, np.random.default_rng(1), reps=0)
    assert points.interval is None
    assert points.total == found.total


def test_bootstrap_tables_keep_persons_and_zeros() -> None:
    counts = counts_by_cell(WESTERN)
    drawn = bootstrap_tables(counts, 300, np.random.default_rng(1))
    assert (drawn.sum(axis=1) == WESTERN.observed).all()
    assert (drawn[:, counts == 0] == 0).all()
    np.testing.assert_allclose(drawn.mean(axis=0), counts, atol=4 * np.sqrt(counts.max() / 300))
    less, weights = jackknife_tables(counts)
    assert (less.sum(axis=1) == WESTERN.observed - 1).all()
    assert weights.sum() == WESTERN.observed


def test_all_k_at_once_are_what_each_k_gives() -> None:
    table = published.load("Kosovo").table
    models = ranking(table).models
    drawn = bootstrap_tables(counts_by_cell(table), 30, np.random.default_rng(2))
    every = among(table, models, 12, each=True)(drawn)
    for k in (1, 5, 12):
        np.testing.assert_array_equal(every[:, k - 1], among(table, models, k)(drawn))


def test_leaving_hopeless_models_unfitted_changes_nothing() -> None:
    """`among` skips models that even a perfect fit could not save; here all are fitted."""
    table = published.load("Kosovo").table
    models = ranking(table).models
    drawn = bootstrap_tables(counts_by_cell(table), 20, np.random.default_rng(2))
    fast = estimate_each(among(table, models, None), drawn, lambda *_: None)
    for row, total in zip(drawn, fast, strict=True):
        counts = {
            tuple(int(bit) for bit in f"{cell:04b}"): int(row[cell]) for cell in np.flatnonzero(row).tolist()
        }
        again = CaptureTable.from_patterns(table.lists, counts)
        fits = [fit_model(again, models.model(at)) for at in range(models.sizes.size)]
        best = min((each for each in fits if each.code == 0), key=lambda each: each.bic)
        assert total == pytest.approx(best.total, rel=1e-6)


def test_limits_are_refused_where_too_many_replicates_have_none() -> None:
    replicates = np.array([100.0] * 90 + [np.nan] * 10)
    found = resampled(100.0, replicates, np.array([99.0, 101.0]), np.array([50.0, 50.0]))
    assert found.intervals == ()
    assert [note.code for note in found.notes] == ["replicates_without"]


def test_ties_count_by_half_and_extremes_are_flagged() -> None:
    replicates = np.array([100.0, 100.0 + 1e-9, 90.0, 120.0])
    assert share_below(replicates, 100.0) == pytest.approx(0.5)
    lopsided = np.concatenate([np.full(3, 80.0), np.linspace(100, 300, 97)])
    found = resampled(90.0, lopsided, np.array([89.0, 92.0]), np.array([5.0, 5.0]))
    assert "extreme_replicate" in [note.code for note in found.notes]
    assert [each.kind for each in found.intervals] == ["bca", "percentile_type8"]
    outside = resampled(50.0, lopsided, np.array([49.0, 52.0]), np.array([5.0, 5.0]))
    assert [note.code for note in outside.notes] == ["no_bca"]
    assert [each.kind for each in outside.intervals] == ["percentile_type8"]


@given(st.floats(0.05, 0.95), st.floats(-0.1, 0.1))
def test_corrected_levels_are_ordered(below: float, speed: float) -> None:
    lower, upper = corrected_levels(below, speed, 0.95)
    assert 0 <= lower < upper <= 1
    assert acceleration(np.array([5.0, 5.0]), np.array([1.0, 2.0])) == 0.0


def test_a_likelihood_that_never_falls_sets_no_upper_limit() -> None:
    assert profile_interval(lambda persons: -persons, 100, 50.0)[1] is None


def test_the_profile_of_two_lists_holds_lincoln_and_petersens_number() -> None:
    table = CaptureTable.from_patterns(["A", "B"], {(1, 0): 400, (0, 1): 300, (1, 1): 60})
    found = METHODS["bic"](table, np.random.default_rng(1), reps=0)
    assert found.total == pytest.approx(460 * 360 / 60)
    profile = found.beside[0]
    assert profile.lower < 460 * 360 / 60 < profile.upper


def test_names_of_models_come_back() -> None:
    for lists, order in ((3, 2), (4, 3), (5, 2)):
        models = hierarchical_models(lists, order)
        names = [models.model(at).name for at in range(models.sizes.size)]
        assert len(set(names)) == len(names)
        assert [Model.parse(name, lists).name for name in names] == names
    assert Model.of(10, [3]).name == "[9.10,1,2,3,4,5,6,7,8]"


@pytest.mark.parametrize("name", ["", "12,3", "[12,3", "[14]", "[11]", "[0]", "[1,,2]", "[a]"])
def test_a_name_that_is_no_model_is_refused(name: str) -> None:
    with pytest.raises(faults.BadModel):
        fit_model(published.load("Korea").table, name)


def test_chapman_is_for_two_lists_and_never_more_than_a_bound() -> None:
    table = CaptureTable.from_patterns(["A", "B"], {(1, 0): 9, (0, 1): 8})
    assert fit_chapman(table, np.random.default_rng(1), reps=0).total == pytest.approx(10 * 9 - 1)
    assert fit_chapman(WESTERN, np.random.default_rng(1), reps=0).status == "refused"
    for first, second in combinations(WESTERN.lists, 2):
        found = fit_chapman(WESTERN.keeping([first, second]), np.random.default_rng(1), reps=0)
        assert found.status == "lower_bound_only"


def test_seven_lists_are_too_many_for_bic_and_eight_are_not_for_stepwise() -> None:
    orleans = published.load("NewOrl").table
    assert [each.code for each in fit_among(orleans, np.random.default_rng(1), reps=0, top=TOP).warnings] == [
        "too_many_lists"
    ]
    assert METHODS["stepwise"](orleans, np.random.default_rng(1), reps=0).total == pytest.approx(
        1183.69, abs=0.01
    )
