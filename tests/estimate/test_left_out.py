"""A part of the methods buys nothing: the rules were studied with all of them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from tests.estimate.tables import independent, tables

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.estimate import (
    CaptureTable,
    PersonCovariates,
    Reading,
    Replicates,
    StratifiedTable,
    estimate,
    estimate_persons,
    estimate_replicates,
    estimate_strata,
    published,
    say_reading,
)
from bearwitness.estimate.methods.left_out import TAKES, left_out, takes
from bearwitness.estimate.methods.methods import METHODS
from bearwitness.estimate.verdict.status import LEFT_OUT

UK = published.load("UKdat_5").table
CLEAN = independent([0.2, 0.3, 0.25], 9000)
NOT_MADE_FOR_IT = {
    "too_many_lists", "pairs_lists", "graphs_lists", "lists_needed", "not_two_lists", "two_lists", "no_structural",
}  # fmt: skip


def read(table: CaptureTable, *methods: str, reps: int = 100) -> Reading:
    return estimate(table, rng=np.random.default_rng(1), methods=methods, frame="f", reps=reps)


def said_left_out(reading: Reading) -> set[str]:
    (values,) = [note.values["methods"] for note in reading.notes if note.code == LEFT_OUT]
    return set(str(values).split(", "))


@pytest.mark.parametrize("methods", [("bic",), ("stepwise",), ("bic", "stepwise")])
@pytest.mark.parametrize("reps", [0, 100])
def test_no_part_of_the_methods_buys_an_estimate(methods: tuple[str, ...], reps: int) -> None:
    reading = read(UK, *methods, reps=reps)
    assert (reading.status, reading.headline.total) == ("disputed", None)
    assert (reading.headline.lower is None) == (reps == 0)
    assert said_left_out(reading) == set(METHODS) - {"chapman", *methods}


def test_all_methods_named_are_all_methods() -> None:
    every, named = read(CLEAN), read(CLEAN, *METHODS)
    assert (every.status, named.status) == ("estimated", "estimated")
    assert LEFT_OUT not in {note.code for note in (*every.notes, *named.notes)}
    without_chapman = read(CLEAN, *[each for each in METHODS if each != "chapman"])
    assert without_chapman.status == "estimated", "three lists are not for Chapman's estimator"


def test_a_lower_bound_stays_one_and_says_what_was_left_out() -> None:
    reading = read(UK, "chao")
    assert reading.status == "lower_bound_only"
    assert "bic" in said_left_out(reading)


def test_a_refused_table_has_nothing_to_run() -> None:
    assert LEFT_OUT not in {note.code for note in read(published.load("duck").table, "chao").notes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_do_not_say_that_methods_disagree_where_they_were_not_run(language: Language) -> None:
    for methods, key in ((("bic",), "disputed"), (("chao",), "lower_bound_only")):
        reading = read(UK, *methods)
        text = say_reading(reading, language)
        assert message("estimate.helps.every_method", language) in text
        last = message(f"estimate.headline.{key}", language, lower="", upper="", observed="").split(". ")[-1]
        assert last not in text
    assert Reading.from_json(json.loads(json.dumps(reading.to_json(language)))) == reading


def test_strata_and_replicates_are_no_way_round() -> None:
    split = StratifiedTable(by=("sex",), strata={("f",): CLEAN, ("m",): CLEAN})
    rng = np.random.default_rng(1)
    parted = estimate_strata(split, rng=rng, methods=["independence"], frame="f", reps=50)
    assert {parted.total.status, *(each.status for each in parted.strata.values())} == {"disputed"}
    assert "bic" in said_left_out(parted.total)
    tables = tuple(StratifiedTable(by=(), strata={(): CLEAN}) for _ in range(10))
    pool = estimate_replicates(
        Replicates(tables=tables, meta={}), rng=rng, methods=["independence"], frame="f", reps=50
    )
    assert (pool.status, pool.headline.total) == ("disputed", None)
    assert "bic" in said_left_out(pool)


def test_persons_with_covariates_are_no_way_round() -> None:
    rows = ["1,0,0,20", "0,1,0,30", "0,0,1,40", "1,1,0,25", "0,1,1,35", "1,0,1,30", "1,0,0,40", "0,0,1,20"]
    persons = PersonCovariates.from_csv("in_a,in_b,in_c,age\n" + "\n".join(rows * 12), ["age"])
    rng = np.random.default_rng(1)
    found = estimate_persons(persons, rng=rng, methods=["covariates"], frame="f", reps=30)
    assert found.status in {"disputed", "lower_bound_only"}
    assert said_left_out(found) == set(METHODS) - {"chapman"}
    without = estimate_persons(persons, rng=rng, methods=[*METHODS], frame="f", reps=30)
    assert said_left_out(without) == {"covariates"}


def test_what_a_method_takes_is_what_it_does_not_refuse() -> None:
    assert set(TAKES) == {*METHODS, "covariates"}
    for lists in (2, 3, 6, 7, 10, 11):
        wide = independent([0.3] * lists, 400)
        for name, fit in METHODS.items():
            if takes(name, wide) and (lists > 7 or name == "latent"):
                continue
            found = fit(wide, np.random.default_rng(1), reps=0)
            unfit = NOT_MADE_FOR_IT & {note.code for note in found.warnings}
            assert bool(unfit) != takes(name, wide), (name, lists)


@settings(max_examples=25, deadline=None)
@given(tables(most=4))
def test_on_any_table_a_method_that_was_left_out_was_made_for_it(table: CaptureTable) -> None:
    unrun = left_out(table, METHODS, ["chao"])
    for name in set(METHODS) - {"chao", "latent"}:
        notes = {note.code for note in METHODS[name](table, np.random.default_rng(1), reps=0).warnings}
        assert not (name in unrun and notes & NOT_MADE_FOR_IT)
