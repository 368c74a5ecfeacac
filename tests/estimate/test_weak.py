"""Dependence too weak to be chosen: what it would change is in the limits."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from tests.estimate.tables import tables
from tests.estimate.test_estimate import method
from tests.estimate.test_rival import drawn

from bearwitness.estimate import CaptureTable, estimate, published
from bearwitness.estimate.methods.bic import ranking
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.verdict.rival import STRONG, rival
from bearwitness.estimate.verdict.status import headline
from bearwitness.estimate.verdict.weak import Weak, weak_dependence

FLOOR = Floor(value=50.0, kind="chao_lower_limit")
AGREEING = [method("one", 100, 80, 130), method("two", 120, 90, 200)]


def weak(total: float, lower: float, upper: float) -> Weak:
    return Weak(model="[A:B][C]", total=total, lower=lower, upper=upper)


def test_it_is_the_lowest_aic_of_all_that_are_fitted() -> None:
    table = published.load("Kosovo").table
    models = ranking(table).models
    fits = [fit_model(table, models.model(at)) for at in range(models.sizes.size)]
    lowest = min(fits, key=lambda each: each.bic - each.parameters * (np.log(table.observed) - 2))
    found = weak_dependence(table)
    assert found is not None
    assert (found.model, found.total) == (lowest.model.named(table.lists), lowest.total)


def test_limits_take_it_in_and_the_total_stays() -> None:
    found = headline(AGREEING, FLOOR, weak(150, 70, 260))
    assert (found.status, found.total, found.lower, found.upper) == ("estimated", 110, 70, 260)
    within = headline(AGREEING, FLOOR, weak(150, 120, 180))
    assert within == headline(AGREEING, FLOOR)


def test_outside_the_limits_it_disputes() -> None:
    found = headline(AGREEING, FLOOR, weak(201, 150, 260))
    assert (found.status, found.total, found.lower, found.upper) == ("disputed", None, 80, 260)


def test_a_reading_says_when_it_changed_the_limits() -> None:
    changed = 0
    for seed in range(6):
        reading = estimate(
            drawn("open", seed), rng=np.random.default_rng(1), methods=["bic", "decomposable"], reps=60
        )
        notes = [note for note in reading.notes if note.code == "weak_dependence"]
        changed += len(notes)
        for note in notes:
            assert reading.headline.upper is not None
            assert (
                float(str(note.values["upper"])) <= reading.headline.upper
                or note.values["lower"] == reading.headline.lower
            )
    assert 0 < changed < 6


def test_with_three_lists_differing_persons_stand_until_the_evidence_is_strong() -> None:
    found = rival(drawn("all pairs together", 1))
    assert found is not None
    assert found.margin == STRONG


@settings(max_examples=30, deadline=None)
@given(tables())
def test_any_table_has_an_answer_or_none(table: CaptureTable) -> None:
    found = weak_dependence(table)
    assert found is None or found.lower <= found.total <= found.upper
