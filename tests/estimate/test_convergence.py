"""Diagnostics on chains whose answer is known."""

import numpy as np
import pytest

from bearwitness.estimate.models.convergence import disagreement, effective_draws, split_rhat

RNG = np.random.default_rng(3)


def chain(rho: float, size: int) -> list[float]:
    values = [RNG.normal() / np.sqrt(1 - rho**2)]
    for _ in range(size - 1):
        values.append(rho * values[-1] + RNG.normal())
    return values


def test_independent_draws_are_worth_themselves() -> None:
    draws = RNG.normal(size=(4, 2000))
    assert split_rhat(draws) < 1.005
    assert effective_draws(draws) == pytest.approx(8000, rel=0.15)


@pytest.mark.parametrize("rho", [0.5, 0.9])
def test_a_correlated_chain_is_worth_less_by_the_known_factor(rho: float) -> None:
    draws = np.array([chain(rho, 8000) for _ in range(4)])
    assert effective_draws(draws) == pytest.approx(32000 * (1 - rho) / (1 + rho), rel=0.15)


def test_chains_in_two_places_are_worth_about_their_number() -> None:
    draws = RNG.normal(size=(4, 2000)) + np.array([[0.0], [0.0], [0.0], [9.0]])
    assert split_rhat(draws) > 1.3
    assert effective_draws(draws) < 20
    note = disagreement(draws, 1.5, 7.9)
    assert (note.code, note.values["effective"]) == ("not_converged", 7)


def test_chains_that_point_alike_are_not_said_to_disagree() -> None:
    """Two medians that a reader would see as one number say that too little is known, not that they differ."""
    draws = np.array([[50_010.0, 50_020.0, 50_030.0], [50_040.0, 50_050.0, 50_060.0]])
    note = disagreement(draws, 1.1, 60)
    assert note.code == "not_mixed"
    assert "50,000" not in note.sentence("en")
    apart = disagreement(draws * [[1.0], [1.1]], 1.1, 60)
    assert apart.code == "not_converged"
    assert "50,000 to 55,000 persons" in apart.sentence("en")
    assert not {"replicates", "--reps"} & set(apart.sentence("en").split())


def test_chains_of_other_spread_are_told_apart_by_the_folded_ranks() -> None:
    draws = RNG.normal(size=(4, 2000)) * np.array([[1.0], [1.0], [1.0], [6.0]])
    assert split_rhat(draws) > 1.1


def test_a_drifting_chain_is_told_by_its_halves() -> None:
    assert split_rhat(RNG.normal(size=(4, 2000)) + np.linspace(0, 4, 2000)) > 1.1


def test_a_median_without_meaning_is_not_shown() -> None:
    note = disagreement(np.array([[900.0, 1000.0], [1e12, 3e12]]), 1.7, 3.2)
    assert note.code == "ran_off"
    assert "1e" not in note.sentence("en")
    assert "000" not in note.sentence("en")
