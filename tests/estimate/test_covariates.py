"""Covariates of persons: the conditional likelihood by other means, simulated truths, and what is refused."""

from __future__ import annotations

import doctest
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize

from bearwitness.estimate import CaptureTable, Model, PersonCovariates, estimate_persons, fit_model, published
from bearwitness.estimate.capture.cells import possible_cells
from bearwitness.estimate.errors import BadCovariate, NotPersons
from bearwitness.estimate.methods.covariates import FitPersons
from bearwitness.estimate.models.conditional_fit import (
    Separated,
    chosen_conditional,
    fit_conditional,
    grouped,
)
from bearwitness.estimate.models.lognormal import limits

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Drawn = tuple[np.ndarray[tuple[int, ...], np.dtype[np.int8]], Floats]
ALL = np.ones(7, dtype=bool)


def people(rng: np.random.Generator, many: int, odds: list[float], slope: float, pair: float = 0.0) -> Drawn:
    """Lists and covariate of those recorded, of so many persons; a pair effect between the first two lists."""
    x = rng.normal(size=many)
    patterns = np.array(list(np.ndindex(2, 2, 2)))
    logs = (np.array(odds) + slope * x[:, None]) @ patterns.T + pair * patterns[:, 0] * patterns[:, 1]
    chances = np.exp(logs) / np.exp(logs).sum(axis=1, keepdims=True)
    drawn = patterns[(chances.cumsum(axis=1) > rng.random(many)[:, None]).argmax(axis=1)]
    kept = drawn.any(axis=1)
    return drawn[kept].astype(np.int8), x[kept, None]


def rows(on: Drawn, **more: list[str]) -> str:
    """One row a person, as a file holds them."""
    head = ["in_a", "in_b", "in_c", "x", *more]
    lines = [
        ",".join([*map(str, lists), f"{x:.4f}", *(each[n] for each in more.values())])
        for n, (lists, (x,)) in enumerate(zip(on[0].tolist(), on[1].tolist(), strict=True))
    ]
    return "\n".join([",".join(head), *lines]) + "\n"


def test_the_maximum_is_that_of_logistic_regressions_given_that_somebody_is_recorded() -> None:
    on, x = people(np.random.default_rng(1), 400, [-0.5, -0.8, -0.2], 0.7)
    found = fit_conditional(grouped(on, x, ALL))

    def missing(place: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-(place[:3] + x * place[3:])))
        nobody: Floats = (1 - chance).prod(axis=1)
        return nobody

    def against(place: Floats) -> float:
        chance = 1 / (1 + np.exp(-(place[:3] + x * place[3:])))
        told = np.where(on == 1, np.log(chance), np.log(1 - chance)).sum()
        return float(np.log(1 - missing(place)).sum() - told)

    plain = minimize(against, np.zeros(6), method="BFGS", options={"gtol": 1e-7})
    assert found.slopes.ravel() == pytest.approx(plain.x, abs=1e-4)
    assert found.log_likelihood == pytest.approx(-plain.fun, abs=1e-8)
    total = float((1 / (1 - missing(plain.x))).sum())
    assert len(on) + found.missed == pytest.approx(total, rel=1e-4)
    steps = np.eye(6) * 1e-4
    slope = np.array(
        [(1 / (1 - missing(plain.x + s)) - 1 / (1 - missing(plain.x - s))).sum() / 2e-4 for s in steps]
    )
    bend = (
        np.array(
            [
                [
                    against(plain.x + s + t)
                    - against(plain.x + s - t)
                    - against(plain.x - s + t)
                    + against(plain.x - s - t)
                    for t in steps
                ]
                for s in steps
            ]
        )
        / 4e-8
    )
    chance = 1 - missing(plain.x)
    variance = ((1 - chance) / chance**2).sum() + slope @ np.linalg.solve(bend, slope)
    assert found.variance == pytest.approx(variance, rel=1e-3)


@pytest.mark.parametrize("pairs", [(), ((0, 1),), ((0, 2), (1, 2))])
def test_without_covariates_it_is_the_log_linear_model(pairs: tuple[tuple[int, int], ...]) -> None:
    table = published.load("MadiganYork_3").table
    on = np.repeat(table.patterns, table.counts, axis=0)
    found = fit_conditional(grouped(on, np.empty((len(on), 0)), ALL), pairs)
    plain = fit_model(table, Model.of(3, [1 << (2 - i) | 1 << (2 - j) for i, j in pairs]))
    assert found.missed == pytest.approx(plain.missed, rel=1e-7)
    assert found.freedom == plain.freedom


def test_patterns_that_cannot_occur_are_left_out_and_empty_pairs_are_minus_infinity() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 0, 0): 90,
        (0, 1, 0): 70,
        (0, 0, 1): 80,
        (1, 0, 1): 40,
        (0, 1, 1): 20,
    }
    bare = CaptureTable.from_patterns(["a", "b", "c"], counts)
    on = np.repeat(bare.patterns, bare.counts, axis=0)
    table = bare.apart(("a", "b"))
    apart = fit_conditional(grouped(on, np.empty((len(on), 0)), possible_cells(table)[1:]))
    assert apart.missed == pytest.approx(fit_model(table, Model.of(3, [])).missed, rel=1e-7)
    empty = fit_conditional(grouped(on, np.empty((len(on), 0)), ALL), ((0, 1),))
    assert empty.missed == pytest.approx(fit_model(bare, Model.of(3, [0b110])).missed, rel=1e-7)


def test_limits_cover_a_simulated_truth_that_lists_alone_miss() -> None:
    """2000 persons; who is on no list has a lower x, so that independence counts too few."""
    rng, covered, alone, runs, many = np.random.default_rng(3), 0, 0, 150, 2000
    for _ in range(runs):
        on, x = people(rng, many, [-1.0, -1.2, -0.8], 1.2)
        found = fit_conditional(grouped(on, x, ALL))
        lower, upper = limits(len(on), found.missed, found.variance)
        covered += lower <= many <= upper
        bare = fit_conditional(grouped(on, np.empty((len(on), 0)), ALL))
        lower, upper = limits(len(on), bare.missed, bare.variance)
        alone += lower <= many <= upper
    # 95 % of 150, less three standard errors of 1.8 %
    assert covered >= 0.895 * runs
    assert alone < 0.2 * runs


def test_dependent_lists_are_told_from_persons_who_differ() -> None:
    rng = np.random.default_rng(5)
    chosen = [
        chosen_conditional(grouped(*people(rng, 3000, [-1.0, -1.2, -0.8], 1.0, pair), ALL)).pairs
        for pair in (0.0, 0.0, 0.0, 1.2, 1.2, 1.2)
    ]
    assert chosen == [(), (), (), ((0, 1),), ((0, 1),), ((0, 1),)]


def test_resampled_limits_agree_with_the_delta_method_where_no_pair_is_chosen() -> None:
    on = people(np.random.default_rng(7), 1500, [-0.6, -0.9, -0.4], 0.8)
    persons = PersonCovariates.from_csv(rows((on[0], on[1].round(1))), ["x"])
    found = FitPersons(persons)(persons.table, np.random.default_rng(1), reps=200)
    assert found.interval is not None
    assert found.status == "estimated"
    widths = [each.upper - each.lower for each in (found.interval, found.beside[0])]
    assert widths[0] == pytest.approx(widths[1], rel=0.25)
    again = FitPersons(persons)(persons.table, np.random.default_rng(1), reps=200)
    assert again.interval == found.interval


def test_the_reading_holds_every_method_and_the_rules_decide() -> None:
    on = people(np.random.default_rng(9), 1200, [-1.0, -1.2, -0.8], 1.0)
    persons = PersonCovariates.from_csv(rows((on[0], on[1].round(1))), ["x"])
    reading = estimate_persons(
        persons, rng=np.random.default_rng(1), methods=["independence", "covariates"], reps=100
    )
    assert [each.method for each in reading.estimates] == ["independence", "covariates"]
    assert reading.estimates[1].citation[0].startswith("Huggins")
    assert reading.status in {"estimated", "disputed"}
    two = PersonCovariates.from_csv("in_a,in_b,x\n" + "1,0,1\n0,1,2\n1,1,3\n1,1,1\n0,1,3\n1,0,2\n" * 9, ["x"])
    limited = estimate_persons(two, rng=np.random.default_rng(1), methods=["covariates"], reps=50)
    assert limited.status == "lower_bound_only"
    assert limited.headline.upper is None


def test_what_would_rest_on_those_hardly_ever_recorded_is_refused() -> None:
    on = people(np.random.default_rng(11), 40_000, [-4.5, -4.5, -4.2], 2.0)
    persons = PersonCovariates.from_csv(rows((on[0], on[1].round(1))), ["x"])
    found = FitPersons(persons)(persons.table, np.random.default_rng(1), reps=0)
    assert (found.status, [note.code for note in found.warnings]) == ("refused", ["weights_explode"])


def test_a_list_that_holds_one_kind_of_person_only_is_named() -> None:
    on, x = people(np.random.default_rng(13), 800, [-0.5, -0.8, -0.2], 0.0)
    kind = np.where(np.arange(len(on)) % 2, "woman", "man")
    on = on.copy()
    on[kind == "man", 1] = 0
    kept = on.any(axis=1)
    persons = PersonCovariates.from_csv(rows((on[kept], x[kept]), kind=kind[kept].tolist()), ["kind"])
    found = FitPersons(persons)(persons.table, np.random.default_rng(1), reps=0)
    assert found.status == "refused"
    assert [(note.code, note.values) for note in found.warnings] == [("covariate_separates", {"list": "b"})]
    with pytest.raises(Separated):
        chosen_conditional(grouped(persons.patterns, persons.values, ALL))


def test_rows_with_counts_are_not_taken_for_persons() -> None:
    with pytest.raises(NotPersons):
        PersonCovariates.from_csv("in_a,in_b,age,count\n1,0,20,5\n0,1,30,4\n1,1,25,2\n", ["age"])


@pytest.mark.parametrize(
    "column",
    [["1", "", "3"], ["nan", "1", "2"], ["5", "5", "5"], ["east", "east", "east"], ["inf", "1", "2"]],
)
def test_a_column_that_cannot_be_a_covariate_is_refused(column: list[str]) -> None:
    text = "in_a,in_b,x\n" + "".join(
        f"{pattern},{value}\n" for pattern, value in zip(("1,0", "0,1", "1,1"), column, strict=True)
    )
    with pytest.raises(BadCovariate) as error:
        PersonCovariates.from_csv(text, ["x"])
    assert error.value.exit_code == 197
    assert "east" not in str(error.value)


def test_the_numbers_on_the_page_are_what_the_code_gives() -> None:
    page = Path(__file__).parents[2] / "docs" / "estimation-covariates.md"
    found = doctest.testfile(str(page), module_relative=False)
    assert (found.attempted, found.failed) == (10, 0)
