"""The sampler of log-linear models and the thresholding of pairs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chisquare
from tests.estimate.reference import full_design
from tests.estimate.tables import independent

from bearwitness.estimate import CaptureTable, Model, fit_model, published
from bearwitness.estimate.kernels.poisson_leap import poisson_density
from bearwitness.estimate.methods import threshold
from bearwitness.estimate.models.convergence import effective_draws, split_rhat
from bearwitness.estimate.models.loglinear_posterior import draw_loglinear, overlap


def test_the_compiled_density_is_the_plain_one() -> None:
    rng = np.random.default_rng(1)
    design, offset, counts = rng.normal(size=(7, 3)), rng.normal(size=7), rng.poisson(3, 7).astype(float)
    pull, bend, gradient = rng.normal(size=3), np.diag([1.0, 2.0, 0.5]), np.empty(3)

    def plain(place: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        logs = offset + design @ place
        return float(counts @ logs - np.exp(logs).sum() + pull @ place - place @ bend @ place / 2)

    place = rng.normal(size=3)
    value = poisson_density(place, design, offset, counts, pull, bend, gradient)
    assert value == pytest.approx(plain(place), rel=1e-12)
    for at in range(3):
        step = np.eye(3)[at] * 1e-6
        assert gradient[at] == pytest.approx((plain(place + step) - plain(place - step)) / 2e-6, abs=1e-5)


def test_flat_priors_and_many_persons_give_the_maximum_of_the_likelihood() -> None:
    table = independent([0.2, 0.3, 0.25, 0.2], 200_000)
    model = Model.of(4, [0b1100])
    found, fitted = (
        draw_loglinear(table, model, np.zeros(6), np.random.default_rng(2), 500),
        fit_model(table, model),
    )
    assert split_rhat(found[:, :, 0]) < 1.02
    assert effective_draws(found[:, :, 0]) > 500
    assert np.exp(found[:, :, 0]).mean() == pytest.approx(fitted.missed, rel=0.005)
    assert found[:, :, 0].std() == pytest.approx(np.sqrt(fitted.variance), rel=0.1)


def ranks_of_intercept(rng: np.random.Generator, tables: int) -> list[int]:
    """Ranks of the true intercept among 19 draws from the posterior of all pairs, under its own priors."""
    ranks: list[int] = []
    model = Model.of(3, [0b110, 0b101, 0b011])
    precision, design = np.array([0.5, 1, 1, 1, 1, 1, 1]), full_design(model.terms, 3)
    patterns = [tuple(int(b) for b in f"{cell:03b}") for cell in range(8)]
    while len(ranks) < tables:
        truth = rng.normal(size=7) / np.sqrt(precision)
        counts = rng.poisson(np.exp(design @ truth))[1:]
        if not counts.any():
            continue
        table = CaptureTable.from_patterns(
            ["A", "B", "C"], {p: int(n) for p, n in zip(patterns[1:], counts, strict=True)}
        )
        found = draw_loglinear(table, model, precision, rng, 57)
        ranks.append(int((found[0, ::3, 0] < truth[0]).sum()))
    return ranks


def test_ranks_of_the_truth_are_uniform() -> None:
    ranks = ranks_of_intercept(np.random.default_rng(5), 200)
    assert chisquare(np.bincount(np.array(ranks) // 2, minlength=10)).pvalue > 1e-3


def test_an_empty_overlap_is_minus_infinity_under_flat_priors_and_kept() -> None:
    table = published.load("UKdat_5").table
    found = threshold.thresholded(table, np.random.default_rng(1), draws=300, proper=False)
    empty = [pair for pair, count in table.overlaps.items() if count == 0]
    assert [f"{a}:{b}" in found.model.named(table.lists) for a, b in empty] == [True]
    assert overlap(table, Model.of(5, [0b10001])).tolist()[-1] == 0
    with pytest.raises(ValueError, match="12"):
        threshold.thresholded(
            published.load("Artificial_3").table, np.random.default_rng(1), draws=10, proper=False
        )


def test_structural_zeros_are_left_out() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 0, 0): 400,
        (0, 1, 0): 300,
        (0, 0, 1): 350,
        (0, 1, 1): 60,
        (1, 0, 1): 80,
    }
    with_never = CaptureTable.from_patterns(["A", "B", "C"], counts, never=[(1, 1, 0), (1, 1, 1)])
    without = CaptureTable.from_patterns(["A", "B", "C"], counts)
    found = [threshold.fit(table, np.random.default_rng(1), reps=0).total for table in (with_never, without)]
    expected = fit_model(with_never, Model.of(3, [])).total
    assert found[0] == pytest.approx(expected, rel=0.02)
    assert found[1] != pytest.approx(found[0], rel=0.02)


def test_tables_beyond_it_are_refused() -> None:
    two = CaptureTable.from_patterns(["A", "B"], {(1, 0): 40, (0, 1): 30, (1, 1): 6})
    apart = CaptureTable.from_patterns(["A", "B", "C"], {(1, 0, 0): 4, (0, 1, 0): 3, (0, 0, 1): 9})
    for table, code in ((two, "pairs_lists"), (apart, "no_overlap")):
        found = threshold.fit(table, np.random.default_rng(1), reps=0)
        assert (found.status, [note.code for note in found.warnings]) == ("refused", [code])
