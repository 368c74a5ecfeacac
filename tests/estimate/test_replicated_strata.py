"""Strata under linkage: what one link does to two strata is in the limits of their sum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.estimate.tables import independent

from bearwitness.estimate import (
    CaptureTable,
    Replicates,
    StratifiedReading,
    StratifiedTable,
    estimate_replicated_strata,
)
from bearwitness.estimate.note import Note

FEW, MANY = independent([0.2, 0.3, 0.25], 3000), independent([0.24, 0.36, 0.3], 3000)
"""Fewer links and more: the second makes fewer persons missed of about as many on record."""


def read(
    tables: list[tuple[CaptureTable, CaptureTable]], meta: dict[str, object] | None = None
) -> StratifiedReading:
    split = tuple(StratifiedTable(by=("sex",), strata={("f",): f, ("m",): m}) for f, m in tables)
    return estimate_replicated_strata(
        Replicates(tables=split, meta=meta or {}),
        rng=np.random.default_rng(1),
        methods=["independence", "chao"],
        frame="f",
    )


def width(found: StratifiedReading) -> float:
    interval = found.total.estimates[0].interval
    assert interval is not None
    return interval.upper - interval.lower


def test_links_that_strata_share_widen_or_narrow_their_sum() -> None:
    together = read([(FEW, FEW), (MANY, MANY)] * 6)
    against = read([(FEW, MANY), (MANY, FEW)] * 6)
    for key in together.strata:
        ends = [each.strata[key].estimates[0].interval for each in (together, against)]
        assert ends[0] is not None
        assert ends[1] is not None
        assert ends[0].upper == pytest.approx(ends[1].upper, rel=1e-9), "each stratum alone is the same"
    assert width(together) > 1.5 * width(against)
    parts = [each.estimates[0].total or 0 for each in against.strata.values()]
    assert against.total.estimates[0].total == pytest.approx(sum(parts), rel=0.02)


def test_the_sum_is_never_more_than_its_weakest_stratum() -> None:
    small = CaptureTable.from_patterns(
        FEW.lists, {(1, 0, 0): 40, (0, 1, 0): 30, (0, 0, 1): 20, (1, 1, 0): 3, (0, 1, 1): 3}
    )
    found = read([(FEW, small)] * 10)
    assert [each.status for each in found.strata.values()] == ["disputed", "lower_bound_only"]
    assert found.total.status == "lower_bound_only"
    assert found.total.headline.lower == pytest.approx(
        sum(each.floor.value for each in found.strata.values())
    )


def test_what_was_never_compared_is_said_of_each_stratum_and_of_the_sum() -> None:
    found = read([(FEW, MANY)] * 3, {"missed_links": {"f": 0.1, "m": 0.0}})

    def percents(notes: Sequence[Note]) -> list[object]:
        return [note.values["percent"] for note in notes if note.code == "links_not_compared"]

    assert percents(found.strata["f",].notes) == [10.0]
    assert percents(found.strata["m",].notes) == []
    assert percents(found.total.notes) == [10.0]
