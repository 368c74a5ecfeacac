"""Strata, their sum, and the indicator made of them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.estimate.tables import independent

from bearwitness.domain.errors import BadValue
from bearwitness.estimate import (
    CaptureTable,
    Rate,
    StratifiedReading,
    StratifiedTable,
    estimate_strata,
    indicator_16_2_2,
    read_population,
    to_arviz,
)
from bearwitness.estimate.errors import BadPopulation
from bearwitness.estimate.methods import decomposable
from bearwitness.estimate.parts.strata import agree_in_points
from bearwitness.estimate.verdict.rounding import two_figures

WOMEN, MEN = independent([0.2, 0.3, 0.25], 9000), independent([0.1, 0.15, 0.2], 6000)
SPLIT = StratifiedTable(by=("sex", "form"), strata={("female", "labour"): WOMEN, ("male", "labour"): MEN})
METHODS = ["independence", "chao", "decomposable"]


def read(table: StratifiedTable = SPLIT, **options: object) -> Any:
    """Loosely typed: every total and interval here is there."""
    return estimate_strata(
        table,
        **{"rng": np.random.default_rng(1), "methods": METHODS, "frame": "f", "reps": 2000, **options},  # type: ignore[arg-type]
    )


def test_the_sum_is_the_sum_and_its_limits_are_those_of_independent_parts() -> None:
    found = read()
    parts = list(found.strata.values())
    for at, method in enumerate(METHODS):
        if method == "chapman":
            continue
        whole = found.total.estimates[at]
        each = [part.estimates[at] for part in parts]
        assert whole.total == pytest.approx(sum(e.total for e in each), rel=0.01)
        widths = [(e.interval.upper - e.interval.lower) / 2 for e in each]
        assert (whole.interval.upper - whole.interval.lower) / 2 == pytest.approx(np.hypot(*widths), rel=0.08)
    assert found.total.table.observed == WOMEN.observed + MEN.observed
    assert found.total.floor.value == pytest.approx(sum(part.floor.value for part in parts))
    whole = read(methods=(), reps=100).total
    assert whole.status == "estimated"
    assert whole.headline.total == pytest.approx(15_000, rel=0.03)


def test_draws_are_summed_where_all_strata_have_them() -> None:
    kinds = {each.method: each.interval.kind for each in read().total.estimates}
    assert kinds == {
        "independence": "summed_variance",
        "chao": "summed_variance",
        "decomposable": "summed_draws",
    }


def test_a_stratum_without_a_number_leaves_no_sum() -> None:
    apart = CaptureTable.from_patterns(WOMEN.lists, {(1, 0, 0): 4, (0, 1, 0): 3, (0, 0, 1): 9})
    split = StratifiedTable(by=("sex",), strata={("female",): WOMEN, ("male",): apart})
    found = read(split, methods=(), reps=100)
    assert found.total.status == "refused"
    assert {note.code for note in found.total.notes} == {"stratum_refused"}
    assert found.strata["female",].status == "estimated"
    assert found.to_json("zh")["strata"][1]["stratum"] == {"sex": "male"}


def test_points_alone_can_be_asked_for() -> None:
    found = read(reps=0)
    assert found.total.estimates[0].interval is None
    assert found.total.estimates[0].total == pytest.approx(15_000, rel=0.01)


@pytest.mark.parametrize(
    ("men", "shown", "status"), [(6000, {15_000}, "estimated"), (5500, {14_000, 15_000}, "disputed")]
)
def test_sums_without_limits_agree_where_they_are_shown_alike(men: int, shown: set[int], status: str) -> None:
    """14,504 by independence and 14,489 over all graphs are not shown alike; by the same methods no stratum is disputed."""
    split = StratifiedTable(
        by=("sex",), strata={("female",): WOMEN, ("male",): independent([0.1, 0.15, 0.2], men)}
    )
    found = read(split, methods=(), reps=0)
    assert {each.status for each in found.strata.values()} == {"estimated"}
    points = [each for each in found.total.estimates if each.status == "estimated"]
    assert {two_figures(each.total) for each in points} == shown
    assert found.total.status == status


def test_points_are_compared_as_they_are_shown() -> None:
    points = [each for each in read(methods=(), reps=0).total.estimates if each.status == "estimated"]
    assert agree_in_points([points[0], points[0]])
    assert not agree_in_points([points[0], replace(points[0], total=1.2 * (points[0].total or 0))])


def test_the_indicator_divides_by_those_of_the_same_sex_whatever_the_form() -> None:
    found = read(methods=(), reps=100)
    rows = indicator_16_2_2(found, read_population("sex,population\nfemale,1000000\nmale,800000\n"))
    assert [row.population for row in rows] == [1_000_000, 800_000, 1_800_000]
    assert rows[0].detected_rate == pytest.approx(WOMEN.observed / 10)
    assert rows[0].rate == pytest.approx(900, rel=0.03)
    assert rows[2].stratum == {}
    lower, rate, upper = (each or 0 for each in (rows[2].lower_rate, rows[2].rate, rows[2].upper_rate))
    assert 0 < lower < rate < upper
    assert rows[1].to_json()["stratum"] == {"sex": "male", "form": "labour"}
    unknown = indicator_16_2_2(found, read_population("sex,population\nfemale,1000000\n"))
    assert (unknown[1].population, unknown[1].rate, unknown[1].detected) == (None, None, MEN.observed)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("", 1),
        ("sex\nfemale\n", 1),
        ("sex,population\nfemale,0\n", 2),
        ("sex,population\nfemale,1.5\n", 2),
        ("sex,population\nfemale,9\nfemale,9\n", 3),
        ("sex,population\nfemale\n", 2),
    ],
)
def test_population_files_are_checked_by_row(text: str, row: int) -> None:
    with pytest.raises(BadPopulation) as caught:
        read_population(text)
    assert caught.value.details["row"] == row


def test_strata_and_rates_come_back_from_json() -> None:
    found = read(methods=["independence"], reps=0)
    again = StratifiedReading.from_json(json.loads(json.dumps(found.to_json("ko"))))
    assert again == found
    rows = indicator_16_2_2(found, read_population("sex,population\nfemale,1000000\n"))
    assert [Rate.from_json(json.loads(json.dumps(row.to_json()))) for row in rows] == rows
    for wrong in ({}, {**found.to_json(), "strata": []}, {**found.to_json(), "strata": [{"stratum": 1}]}):
        with pytest.raises(BadValue):
            StratifiedReading.from_json(wrong)
    with pytest.raises(BadValue):
        Rate.from_json({"stratum": {}})


def test_a_population_by_something_else_is_refused() -> None:
    with pytest.raises(BadPopulation):
        indicator_16_2_2(read(reps=0), read_population("age,population\nadult,9\n"))


def test_draws_go_to_arviz() -> None:
    found = decomposable.fit(WOMEN, np.random.default_rng(1), reps=40)
    tree = to_arviz(found)
    assert dict(tree["posterior"].sizes) == {"chain": 1, "draw": 40}
    assert found.draws is not None
    assert np.array_equal(tree["posterior"].to_dataset()["total"].to_numpy(), found.draws)
    assert tree["posterior"].attrs["method"] == "decomposable"
    with pytest.raises(BadValue):
        to_arviz(decomposable.fit(WOMEN, np.random.default_rng(1), reps=0))
