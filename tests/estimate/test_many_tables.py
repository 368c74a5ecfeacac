"""The rules for many tables: a sum is as weak as its weakest stratum, a pool as its replicates."""

from __future__ import annotations

import numpy as np
import pytest
from tests.estimate.tables import independent
from tests.estimate.test_rival import drawn

from bearwitness.estimate import CaptureTable, Reading, StratifiedTable, estimate, estimate_strata, published
from bearwitness.estimate.parts.estimate_replicates import pooled_reading
from bearwitness.estimate.parts.weak_parts import pooled_weak, summed_weak

CLEAN = independent([0.2, 0.3, 0.25], 9000)


def read(table: CaptureTable, reps: int = 100) -> Reading:
    return estimate(table, rng=np.random.default_rng(1), frame="f", reps=reps)


def summed(*tables: CaptureTable) -> tuple[Reading, list[Reading]]:
    strata: dict[tuple[str, ...], CaptureTable] = {(f"s{n}",): table for n, table in enumerate(tables)}
    found = estimate_strata(
        StratifiedTable(by=("s",), strata=strata),
        rng=np.random.default_rng(1),
        frame="f",
        reps=100,
    )
    return found.total, list(found.strata.values())


def test_a_stratum_with_a_lower_bound_only_leaves_no_more_for_the_sum() -> None:
    few = CaptureTable.from_patterns(
        CLEAN.lists, {(1, 0, 0): 40, (0, 1, 0): 30, (0, 0, 1): 20, (1, 1, 0): 3, (0, 1, 1): 3, (1, 0, 1): 2}
    )
    total, parts = summed(CLEAN, few)
    assert [each.status for each in parts] == ["estimated", "lower_bound_only"]
    assert total.status == "lower_bound_only"
    assert (total.headline.total, total.headline.upper) == (None, None)
    assert total.headline.lower == total.floor.value == sum(each.floor.value for each in parts)


def test_a_disputed_stratum_disputes_the_sum() -> None:
    total, parts = summed(independent([0.2, 0.3, 0.25, 0.2, 0.3], 9000), drawn("two classes", 3))
    assert [each.status for each in parts] == ["estimated", "disputed"]
    assert (total.status, total.headline.total) == ("disputed", None)


def test_a_refused_stratum_leaves_nothing_to_say() -> None:
    apart = CaptureTable.from_patterns(CLEAN.lists, {(1, 0, 0): 4, (0, 1, 0): 3, (0, 0, 1): 9})
    total, _ = summed(CLEAN, apart)
    assert total.status == "refused"


def test_weak_dependence_in_the_strata_is_in_the_limits_of_their_sum() -> None:
    tables = [drawn("open", seed) for seed in range(3)]
    total, parts = summed(*tables)
    found = summed_weak(parts)
    assert found is not None
    assert found.total == pytest.approx(sum(each.weak.total for each in parts if each.weak))
    if total.status == "estimated":
        assert total.headline.lower is not None
        assert total.headline.upper is not None
        assert total.headline.lower <= found.lower
        assert total.headline.upper >= found.upper
    notes = [note for note in total.notes if note.code == "weak_dependence"]
    assert len(notes) <= 1
    assert all(note.values["total"] == found.total for note in notes)


def test_five_lists_have_no_such_model_and_stand_as_they_are() -> None:
    four, five = read(published.load("Kosovo").table), read(published.load("NewOrl_5").table)
    assert four.weak is not None
    assert five.weak is None
    assert summed_weak([five, five]) is None
    both = summed_weak([four, five])
    assert (both is None) == (five.headline.total is None)


def test_what_replicates_say_of_weak_dependence_is_pooled_into_the_limits() -> None:
    rng, table = np.random.default_rng(2), drawn("open", 1)
    replicates = []
    for _ in range(10):
        counts = rng.poisson(table.counts)
        patterns = [tuple(row) for row in table.patterns.tolist()]
        replicates.append(
            CaptureTable.from_patterns(
                table.lists, dict(zip(patterns, (int(n) for n in counts), strict=True))
            )
        )
    readings = [read(each) for each in replicates]
    weak, pool = pooled_weak(readings), pooled_reading(readings)
    assert weak is not None
    assert pool.weak == weak
    totals = [each.weak.total for each in readings if each.weak]
    assert min(totals) < weak.total < max(totals)
    assert weak.upper - weak.lower > np.median(
        [each.weak.upper - each.weak.lower for each in readings if each.weak]
    )
    if pool.status == "estimated":
        assert pool.headline.upper is not None
        assert pool.headline.upper >= weak.upper


def test_a_pool_is_never_more_than_a_quarter_of_its_replicates() -> None:
    clean, disputed = read(CLEAN), read(drawn("two classes", 3))
    assert (clean.status, disputed.status) == ("estimated", "disputed")
    assert pooled_reading([clean] * 10).status == "estimated"
    assert pooled_reading([*[clean] * 9, disputed]).status == "estimated"
    assert pooled_reading([*[clean] * 7, *[disputed] * 3]).status == "disputed"
