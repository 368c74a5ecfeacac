"""Whole methods against the priors they state, and against faults planted in them, which must show."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from tests.estimate.calibration import (
    all_pairs,
    calibrate,
    envelope,
    from_classes,
    from_graphs,
    from_pairs,
    lists_of,
)

from bearwitness.estimate import CaptureTable
from bearwitness.estimate.methods import decomposable, latent, threshold
from bearwitness.estimate.models import latent_sampler
from bearwitness.estimate.models.graph_posterior import GraphPosterior

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
GRAPHS = partial(decomposable.fit, reps=19)
KINDS = partial(latent.fit, reps=50)
RARE = 1e-3
"""Probability under which ranks are not taken for even."""


@pytest.mark.parametrize(
    ("empty", "tables"), [(lists_of(3), 2000), (lists_of(4).apart(("A", "B")), 600)], ids=["three", "apart"]
)
def test_true_totals_are_anywhere_among_the_draws_of_graphs(empty: CaptureTable, tables: int) -> None:
    found = calibrate(from_graphs(empty), GRAPHS, np.random.default_rng(2), tables)
    assert found.refused == 0
    assert min(envelope(found.counts), found.chisquare) > RARE
    assert found.covered > 0.94 * found.limited


def test_limits_hold_nobody_missed_where_that_is_nearly_certain() -> None:
    """Read between whole numbers the lower limit lay a hundredth above the persons on record."""
    table = CaptureTable.from_patterns(
        ["A", "B", "C"], {(1, 1, 1): 60, (1, 1, 0): 12, (1, 0, 1): 9, (0, 1, 1): 14}
    )
    found = decomposable.fit(table, np.random.default_rng(1), reps=200)
    assert found.interval is not None
    assert found.interval.lower == found.total == table.observed
    assert found.draws is not None
    assert (found.draws == np.rint(found.draws)).all()
    assert 0.5 < (found.draws == table.observed).mean() < 1


def test_a_wrong_exponent_of_the_total_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """1 / N**2 in place of 1 / N."""
    right = decomposable.wide_enough

    def steeper(table: CaptureTable) -> GraphPosterior:
        found = right(table)
        more = 1 / (found.missed + found.observed)
        whole = found.mass @ more
        return replace(found, mass=found.mass * more / whole, density=found.density * more / whole)

    monkeypatch.setattr(decomposable, "wide_enough", steeper)
    found = calibrate(from_graphs(lists_of(3)), GRAPHS, np.random.default_rng(2), 2000)
    assert envelope(found.counts) < RARE


def test_true_totals_are_anywhere_among_the_draws_of_latent_classes() -> None:
    found = calibrate(from_classes(lists_of(3)), KINDS, np.random.default_rng(3), 50)
    assert found.refused < 3
    assert min(envelope(found.counts), found.chisquare) > RARE
    assert found.covered > 0.85 * found.limited


def test_a_loss_of_half_of_those_missed_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few tables show a gross fault only; bench/bench_calibration.py has more of them, and finer faults."""
    right = latent_sampler._missed

    def half(rng: np.random.Generator, observed: int, seen: Floats) -> Floats:
        return np.floor(right(rng, observed, seen) / 2)

    monkeypatch.setattr(latent_sampler, "_missed", half)
    found = calibrate(from_classes(lists_of(3)), KINDS, np.random.default_rng(3), 40)
    assert envelope(found.counts) < RARE


@pytest.mark.parametrize(("precision", "even"), [(threshold.PAIR, True), (threshold.PAIR / 8, False)])
def test_all_pairs_are_sampled_under_the_stated_prior_and_another_shows(
    precision: float, even: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threshold, "PAIR", precision)
    found = calibrate(from_pairs(3), all_pairs, np.random.default_rng(4), 300)
    assert (envelope(found.counts) > RARE) is even


def test_limits_given_the_pairs_kept_are_too_narrow_by_far_where_pairs_follow_the_prior() -> None:
    """As the page of the method says; a posterior of its own prior would hold 95 %."""
    found = calibrate(from_pairs(3), partial(threshold.fit, reps=0), np.random.default_rng(5), 80)
    assert 0.45 < found.covered / found.limited < 0.75


def test_the_envelope_holds_even_ranks_and_no_others() -> None:
    assert envelope(np.full(20, 50)) > 0.99
    assert envelope(np.array([58, 42] * 10)) > RARE
    assert envelope(np.linspace(70, 30, 20).astype(np.int64)) < RARE
    assert envelope(np.array([*[75] * 5, *[25] * 10, *[75] * 5])) < RARE
