"""How often the floor lies above the truth, on simulated lists of very different size."""

import numpy as np
import pytest

from bearwitness.estimate import CaptureTable
from bearwitness.estimate.methods.chao import fit
from bearwitness.estimate.methods.floor import floor_of

PERSONS = 1000
CHANCES = np.array([0.02, 0.1, 0.3, 0.05])
TABLES = 300


def simulated(rng: np.random.Generator, spread: float) -> CaptureTable:
    """Lists independent for each person; `spread` is how much persons differ, in log odds."""
    odds = np.log(CHANCES / (1 - CHANCES)) + rng.normal(0, spread, (PERSONS, 1))
    seen = rng.random(odds.shape) < 1 / (1 + np.exp(-odds))
    patterns, counts = np.unique(seen[seen.any(axis=1)].astype(int), axis=0, return_counts=True)
    rows = {tuple(row): int(count) for row, count in zip(patterns.tolist(), counts, strict=True)}
    return CaptureTable.from_patterns(["A", "B", "C", "D"], rows)


@pytest.mark.parametrize(("spread", "most"), [(0.0, 0.05), (0.8, 0.01)])
def test_the_floor_is_rarely_above_the_truth(spread: float, most: float) -> None:
    rng = np.random.default_rng(3)
    floors = [floor_of(simulated(rng, spread)).value for _ in range(TABLES)]
    assert sum(floor > PERSONS for floor in floors) <= most * TABLES
    assert np.median(floors) > 0.6 * PERSONS


def test_chaos_own_lower_limit_is_no_floor_for_lists_of_unequal_size() -> None:
    """Why the floor does not rest on it."""
    rng = np.random.default_rng(3)
    found = [fit(simulated(rng, 0.0), rng, reps=0).interval for _ in range(100)]
    assert sum(each is not None and each.lower > PERSONS for each in found) > 50
