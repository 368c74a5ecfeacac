"""What must not change an answer, or must fix it, on tables that hypothesis makes."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.special import gammaln
from tests.estimate.tables import RNG, tables
from tests.estimate.test_graphs import brute
from tests.estimate.test_methods import permuted

from bearwitness.estimate import CaptureTable, estimate
from bearwitness.estimate.methods import bic, heterogeneity, independence, stepwise
from bearwitness.estimate.methods.threshold import thresholded
from bearwitness.estimate.models.convergence import effective_draws
from bearwitness.estimate.models.graph_posterior import on_every_integer
from bearwitness.estimate.models.latent_sampler import sample_latent

CHAINS = settings(max_examples=4, deadline=None, derandomize=True)
"""Chains have chance in them: the same few tables each time, so that a tolerance of five errors cannot fail by luck."""


@st.composite
def overlapping(draw: st.DrawFn, lists: int = 3) -> CaptureTable:
    """Every pattern has some persons, so that chains mix and no pair is at minus infinity."""
    patterns = [tuple(int(bit) for bit in f"{cell:0{lists}b}") for cell in range(1, 2**lists)]
    counts = draw(st.lists(st.integers(8, 90), min_size=len(patterns), max_size=len(patterns)))
    return CaptureTable.from_patterns(
        [f"list {n}" for n in range(lists)], dict(zip(patterns, counts, strict=True))
    )


@settings(max_examples=40, deadline=None)
@given(tables(most=4))
def test_a_list_that_caught_everybody_leaves_those_observed(table: CaptureTable) -> None:
    counts = {(*pattern, 1): count for pattern, count in table.by_pattern.items()}
    whole = CaptureTable.from_patterns([*table.lists, "all"], counts)
    for fit in (independence.fit, stepwise.fit, bic.fit, heterogeneity.fit):
        found = fit(whole, RNG, reps=0)
        assert (found.status, found.total) == ("lower_bound_only", float(table.observed))
    reading = estimate(
        whole, rng=np.random.default_rng(1), methods=["independence", "bic", "decomposable"], reps=0
    )
    assert reading.status in {"lower_bound_only", "refused"}
    assert reading.headline.upper is None


@settings(max_examples=15, deadline=None)
@given(st.one_of(tables(least=3, most=3), overlapping()), st.sampled_from([0.125, 1.0]))
def test_the_average_over_graphs_is_that_of_every_graph_written_out(
    table: CaptureTable, delta: float
) -> None:
    assume((table.sizes > 0).all())
    assert on_every_integer(table, 60, delta=delta).mass == pytest.approx(
        brute(table, 60, delta), rel=1e-7, abs=1e-12
    )


@CHAINS
@given(overlapping())
def test_one_class_is_independence_on_any_table(table: CaptureTable) -> None:
    missed, n = np.arange(6000.0), table.observed
    logs = gammaln(n + missed) - gammaln(missed + 1)
    for size in table.sizes:
        logs += gammaln(n + missed - size + 1) - gammaln(n + missed + 2)
    mass = np.exp(logs - logs.max())
    mean = float(mass @ missed / mass.sum())
    spread = float(np.sqrt(mass @ (missed - mean) ** 2 / mass.sum()))
    found = sample_latent(table, np.random.default_rng(3), wanted=400, classes=1)
    assert abs(found.totals.mean() - n - mean) < 5 * spread / np.sqrt(found.effective)


@CHAINS
@given(overlapping(), st.randoms(use_true_random=False))
def test_the_order_of_lists_does_not_matter_to_thresholded_pairs(
    table: CaptureTable, shuffle: Random
) -> None:
    order = [0, 1, 2]
    shuffle.shuffle(order)
    one = thresholded(table, np.random.default_rng(1), draws=1500)
    other = thresholded(permuted(table, order), np.random.default_rng(2), draws=1500)
    assume(not one.edge and not other.edge)
    assert len(one.model.terms) == len(other.model.terms)
    alike(one.totals, other.totals, effective_draws(one.totals), effective_draws(other.totals))


@settings(CHAINS, max_examples=2)
@given(overlapping(), st.randoms(use_true_random=False))
def test_the_order_of_lists_does_not_matter_to_latent_classes(table: CaptureTable, shuffle: Random) -> None:
    order = [0, 1, 2]
    shuffle.shuffle(order)
    one = sample_latent(table, np.random.default_rng(1), wanted=250)
    other = sample_latent(permuted(table, order), np.random.default_rng(2), wanted=250)
    assume(one.agreed and other.agreed)
    alike(one.totals, other.totals, one.effective, other.effective)


def alike(
    one: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    other: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    first: float,
    second: float,
) -> None:
    """Medians of two sets of draws differ by chance alone, on the scale of logarithms."""
    logs = [np.log(each) for each in (one, other)]
    spread = max(float(each.std()) for each in logs)
    error = 1.2533 * spread * np.sqrt(1 / first + 1 / second)
    assert abs(float(np.median(logs[0]) - np.median(logs[1]))) < 5 * error
