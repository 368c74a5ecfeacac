"""Persons who differ, or lists that depend: where a table cannot tell, nobody has the last word."""

from __future__ import annotations

import numpy as np
import pytest
from bench.study.designs import DESIGNS
from bench.study.run import table_of
from hypothesis import given, settings
from tests.estimate.tables import tables

from bearwitness.estimate import CaptureTable, estimate
from bearwitness.estimate.verdict.rival import rival

EXACT = ["independence", "chao", "stepwise", "bic", "decomposable", "heterogeneity"]


def drawn(name: str, seed: int) -> CaptureTable:
    design = next(each for each in DESIGNS if each.name == name)
    return table_of(design, np.random.default_rng(seed))


@pytest.mark.parametrize("name", [each.name for each in DESIGNS if each.sort == "seen"])
def test_persons_who_differ_are_seen(name: str) -> None:
    found = [rival(drawn(name, seed)) for seed in range(8)]
    assert sum(each is not None and each.stands for each in found) >= 7


@pytest.mark.parametrize("name", [each.name for each in DESIGNS if each.sort == "solvable"])
def test_lists_that_depend_are_not_taken_for_persons_who_differ(name: str) -> None:
    found = [rival(drawn(name, seed)) for seed in range(8)]
    assert sum(each is not None and each.stands for each in found) <= 1


def test_where_it_stands_the_headline_is_disputed_and_takes_it_in() -> None:
    table = drawn("two classes", 3)
    beside = rival(table)
    reading = estimate(table, rng=np.random.default_rng(1), methods=EXACT, frame="simulated", reps=50)
    assert beside is not None
    assert reading.status == "disputed"
    assert reading.headline.total is None
    assert reading.headline.upper is not None
    assert reading.headline.upper >= beside.totals[0]
    assert any(note.code == "differences_stand" for note in reading.notes)


def test_where_it_does_not_the_methods_for_it_are_set_aside() -> None:
    reading = estimate(drawn("independent 5", 3), rng=np.random.default_rng(1), frame="simulated", reps=50)
    assert reading.status == "estimated"
    assert "heterogeneity" not in reading.headline.methods


@settings(max_examples=40, deadline=None)
@given(tables())
def test_any_table_has_an_answer_or_none(table: CaptureTable) -> None:
    found = rival(table)
    if found is not None:
        assert min(found.totals) >= table.observed
        assert np.isfinite(found.gain)
