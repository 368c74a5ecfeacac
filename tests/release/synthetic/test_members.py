"""A30: no attack on synthetic data gains more than epsilon allows, and the rows tell of no member.

The strongest attack there is knows everyone else, the method and the noisy tables, and compares the likelihoods with
and without the canary. Whatever is made from the noisy tables afterwards can only tell less.
"""

import math
from pathlib import Path

import numpy as np
import pytest
from bench.leak import area, largest_advantage, membership_scores, once_only
from tests.release.synthetic.small import BOOK, people

from bearwitness.release.synthetic import Ledger, Plan, Synthetic, synthesize
from bearwitness.release.synthetic.accounting import calibrate
from bearwitness.release.synthetic.noise import SecretNoise
from bearwitness.release.synthetic.workload import Workload

TRIALS = 4000
DELTA = 1e-4


def advantage(sigmas: list[float]) -> float:
    """Best gain of the likelihood-ratio attack over all thresholds, from the noise that a release really draws."""
    without, present = np.zeros(TRIALS), np.zeros(TRIALS)
    for sigma in sigmas:
        noise = SecretNoise()
        # log p(y | canary) - log p(y | none) of a discrete Gaussian centred on 1 or 0
        for scores, truth in ((without, 0), (present, 1)):
            drawn = noise.add(np.full(TRIALS, truth), sigma)
            scores += (2 * drawn - 1) / (2 * sigma**2)
    cuts = np.unique(np.concatenate([without, present]))
    true = 1 - np.searchsorted(np.sort(present), cuts) / TRIALS
    false = 1 - np.searchsorted(np.sort(without), cuts) / TRIALS
    return float((true - false).max())


@pytest.mark.parametrize("epsilon", [0.25, 1.0])
def test_the_strongest_attack_stays_under_the_bound(epsilon: float) -> None:
    workload = Workload.of(BOOK)
    scale = calibrate(workload, epsilon, DELTA)
    gained = advantage([query.sigma(scale) for query in workload.queries])
    # four standard errors of the largest gap between two samples of TRIALS
    assert gained <= largest_advantage(epsilon, DELTA) + 4 / math.sqrt(2 * TRIALS)


def test_the_attack_finds_noise_that_is_too_small() -> None:
    workload = Workload.of(BOOK)
    scale = calibrate(workload, 4.0, DELTA)
    gained = advantage([query.sigma(scale) for query in workload.queries])
    assert gained > largest_advantage(0.25, DELTA) + 0.1


def test_rows_are_no_nearer_to_members_than_to_others(made: Synthetic) -> None:
    members, others = people(4000, 1)[:600], people(600, 99)
    gained = area(membership_scores(members, made.rows), membership_scores(others, made.rows))
    assert abs(gained - 0.5) < 4 * math.sqrt(1 / (6 * 600))


def test_combinations_of_one_person_come_through_no_more_than_epsilon_allows(tmp_path: Path) -> None:
    records, control = people(4000, 1), people(4000, 99)
    made = synthesize(records, Plan(BOOK, 0.5, DELTA, 1.0, Ledger(tmp_path / "ledger.jsonl")))
    for way in (2, 3):
        found = once_only(records, control, made.rows, BOOK, way)
        assert found.error > 0
        assert found.gap <= largest_advantage(0.5, DELTA) + 4 * found.error


def test_publishing_the_records_themselves_is_caught() -> None:
    records, control = people(4000, 1), people(4000, 99)
    found = once_only(records, control, records, BOOK, 3)
    assert found.train == 1.0
    assert found.gap > 0.5
    assert found.gap > largest_advantage(0.5, DELTA) + 4 * found.error


@pytest.mark.parametrize(
    ("members", "others", "expected"), [([2, 3], [0, 1], 1.0), ([1, 1], [1, 1], 0.5), ([0], [1, 0], 0.25)]
)
def test_the_area_is_the_chance_to_rank_a_member_higher(
    members: list[float], others: list[float], expected: float
) -> None:
    assert area(np.array(members, dtype=float), np.array(others, dtype=float)) == expected
