"""Noise and budget: published values, brute force over the definition, and what the noise looks like."""

import math

import numpy as np
import pytest
from tests.release.synthetic.small import BOOK

from bearwitness.domain.errors import BadValue
from bearwitness.release.synthetic.accounting import calibrate, epsilon_of
from bearwitness.release.synthetic.noise import SecretNoise, TestNoise
from bearwitness.release.synthetic.workload import Workload


def delta_by_definition(sigma: float, epsilon: float) -> float:
    """Hockey-stick divergence between the discrete Gaussian and itself one further, summed term by term."""
    ks = np.arange(-60, 62)
    weight = np.exp(-(ks**2) / (2 * sigma**2))
    p, q = weight / weight.sum(), np.exp(-((ks - 1) ** 2) / (2 * sigma**2)) / weight.sum()
    return float(np.maximum(p - math.exp(epsilon) * q, 0).sum())


@pytest.mark.parametrize("sigma", [1.0, 2.0, 5.0])
def test_one_table_costs_what_the_definition_says(sigma: float) -> None:
    epsilon = epsilon_of([sigma], 1e-5)
    assert delta_by_definition(sigma, epsilon) <= 1e-5
    assert delta_by_definition(sigma, epsilon - 0.02) > 1e-5


def test_published_values_of_the_gaussian_mechanism() -> None:
    # Gaussian noise with sigma 1 at delta 1e-5: 4.377 exactly, three releases 8.385 (dp-accounting's PLD).
    # Sixteen tables of sigma 4 compose to one of sigma 1; at sigma 4 the discrete noise is Gaussian to 1e-50.
    assert epsilon_of([4.0] * 16, 1e-5) == pytest.approx(4.377, abs=0.03)
    assert epsilon_of([4.0] * 48, 1e-5) == pytest.approx(8.385, abs=0.05)
    assert epsilon_of([4.0] * 16, 1e-5) >= 4.377


def test_exact_accounting_is_tighter_than_the_simple_rule_and_the_plain_sum() -> None:
    """Simple: rho + 2 sqrt(rho ln(1 / delta)), rho one half a release; plain: three releases at 4 are 12."""
    simple = [rho + 2 * math.sqrt(rho * math.log(1e5)) for rho in (0.5, 1.5)]
    assert simple == [pytest.approx(5.299, abs=5e-4), pytest.approx(9.811, abs=5e-4)]
    assert epsilon_of([4.0] * 16, 1e-5) < simple[0]
    assert epsilon_of([4.0] * 48, 1e-5) < simple[1]
    scale = calibrate(Workload.of(BOOK), 4.0, 1e-5)
    three = [query.sigma(scale) for query in Workload.of(BOOK).queries] * 3
    assert epsilon_of(three, 1e-5) < 12


def test_the_noise_is_the_least_that_keeps_the_promise() -> None:
    workload = Workload.of(BOOK)
    scale = calibrate(workload, 4.0, 1e-4)
    kept = epsilon_of([query.sigma(scale) for query in workload.queries], 1e-4)
    assert 3.9 < kept <= 4.0


@pytest.mark.parametrize(
    ("epsilon", "delta"), [(0.0, 1e-4), (-1, 1e-4), (math.nan, 1e-4), (4, 0.0), (4, 1.0), (99, 1e-4)]
)
def test_a_budget_out_of_range_is_refused(epsilon: float, delta: float) -> None:
    with pytest.raises(BadValue):
        calibrate(Workload.of(BOOK), epsilon, delta)


def test_the_workload_covers_all_pairs_and_sums_to_one() -> None:
    workload = Workload.of(BOOK)
    assert sum(query.weight for query in workload.queries) == pytest.approx(1.0)
    assert len([q for q in workload.queries if len(q.columns) == 2]) == 8 * 7 // 2
    assert workload.digest(BOOK) == Workload.of(BOOK).digest(BOOK)


def test_secret_noise_is_whole_wide_enough_and_never_the_same() -> None:
    counts = np.full((80, 50), 7)
    one, other = SecretNoise().add(counts, 5.0), SecretNoise().add(counts, 5.0)
    assert one.dtype == np.int64
    assert (one != other).any()
    off = (one - counts).astype(float)
    # 4,000 draws: the mean within 5 of its standard errors, the deviation within 5 %
    assert abs(off.mean()) < 5 * 5.0 / math.sqrt(off.size)
    assert off.std() == pytest.approx(5.0, rel=0.06)


def test_seeded_noise_repeats_and_is_not_releasable() -> None:
    counts = np.zeros(50, dtype=np.int64)
    assert (TestNoise(3).add(counts, 4.0) == TestNoise(3).add(counts, 4.0)).all()
    off = TestNoise(3).add(np.full((200, 200), 7), 4.0) - 7
    assert abs(off.mean()) < 5 * 4.0 / math.sqrt(off.size)
    assert off.std() == pytest.approx(4.0, rel=0.02)
    assert not TestNoise(3).releasable
    assert SecretNoise().releasable
