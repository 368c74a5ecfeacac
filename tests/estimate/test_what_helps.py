"""What would help is said for every cause, and why a floor can lie above a lower limit wherever both stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.estimate.tables import independent, tables_apart

from bearwitness.domain.messages import LANGUAGES, Language, catalogue, message
from bearwitness.domain.released_table import Frame
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable, Reading, estimate, published
from bearwitness.estimate.intervals.bca import resampled
from bearwitness.estimate.methods import bic
from bearwitness.estimate.verdict.rounding import shown_total
from bearwitness.estimate.verdict.say_reading import DISAGREEING, HELP, said_reading
from bearwitness.release.estimates.estimates import released

FRAME_HELP = message("estimate.helps.frame", "en")


def read(
    table: CaptureTable,
    *,
    methods: Sequence[str] = (),
    frame: str | None = "f",
    closed: bool | None = None,
    reps: int = 50,
) -> Reading:
    rng = np.random.default_rng(1)
    return estimate(table, rng=rng, methods=methods, frame=frame, closed=closed, reps=reps)


@pytest.fixture(scope="module")
def uk() -> Reading:
    return read(published.load("UKdat_5").table)


@settings(max_examples=25, deadline=None)
@given(tables_apart(most=4))
def test_every_status_but_estimated_has_help_beside_the_frame(table: CaptureTable) -> None:
    for closed in (True, False):
        reading = read(table, frame=None, reps=5, closed=closed)
        if reading.status != "estimated":
            assert set(said_reading(reading).helps) - {FRAME_HELP}, reading.status


@pytest.mark.parametrize("name", published.names())
def test_published_tables_too(name: str) -> None:
    reading = read(published.load(name).table, frame=None, reps=20)
    if reading.status != "estimated":
        assert set(said_reading(reading).helps) - {FRAME_HELP}


def test_every_cause_is_a_note_that_has_words() -> None:
    notes = {key.rsplit(".", 1)[1] for key in catalogue.catalogue("en") if key.startswith("estimate.note.")}
    causes = {cause for each in HELP.values() for cause in each}
    assert causes - notes == {DISAGREEING}
    for cause in (
        "differences_stand",
        "whole_list",
        "near_models",
        "weak_dependence",
        "not_converged",
        "far_tail",
    ):
        assert cause in causes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_alike_needs_no_explanation(uk: Reading, language: Language) -> None:
    """Both are shown in two figures: 10,900 and 10,100 are 10,000, and 11,100 is 11,000."""
    alike, apart = (
        replace(uk, floor=replace(uk.floor, value=floor), headline=replace(uk.headline, lower=10_100.0))
        for floor in (10_900.0, 11_100.0)
    )
    assert alike.floor_above
    assert apart.floor_above
    without = said_reading(alike, language).reasons
    why = message("estimate.floor_above", language, floor="11,000", lower="10,000")
    assert said_reading(apart, language).reasons == (*without, why)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_floor_above_the_lower_limit_is_explained(uk: Reading, language: Language) -> None:
    assert uk.floor_above
    ends = {"floor": uk.floor.value, "lower": uk.headline.lower or 0}
    shown = {name: shown_total(value, uk.table.observed, "down") for name, value in ends.items()}
    assert message("estimate.floor_above", language, **shown) in said_reading(uk, language).reasons
    clean = read(independent([0.4, 0.5, 0.45, 0.4], 9000))
    assert clean.status == "estimated"
    assert not clean.floor_above
    bound = read(published.load("UKdat_5").table, methods=["chao"])
    assert not bound.floor_above


def test_a_release_explains_it_too(uk: Reading) -> None:
    same = Words(en="x", ko="x", zh="x")
    left = released(
        uk, figure="x", title=same, source="x", kind="recomputed", frame=Frame(period="2013", population=same, frame=same),
        cautions=(), citation=(), observed=uk.table.observed,
    )  # fmt: skip
    assert left.floor is not None
    assert left.lower is not None
    assert left.floor > left.lower
    assert f"The floor, {left.floor:,}, lies above the lower limit, {left.lower:,}" in left.reading.en


def test_notes_on_limits_and_on_empty_terms_say_whose_they_are() -> None:
    notes = {
        note.code: note
        for note in bic.fit(published.load("Korea").table, np.random.default_rng(1), reps=10).warnings
    }
    for code in {"extreme_replicate", "at_infinity", "no_bca", "replicates_without"} & set(notes):
        assert notes[code].values["method"] == "bic"
        assert "best model by BIC" in notes[code].sentence("en")
    assert "extreme_replicate" in notes


def test_percentiles_on_the_most_extreme_replicate_are_flagged_too() -> None:
    few, many = np.linspace(100, 300, 20), np.linspace(100, 300, 200)
    codes = [
        [note.code for note in resampled(50.0, each, np.array([49.0]), np.array([5.0])).notes]
        for each in (few, many)
    ]
    assert codes == [["no_bca", "extreme_replicate"], ["no_bca"]]
