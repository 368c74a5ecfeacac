"""Every shipped table against the numbers that established R packages give on it."""

import csv
from pathlib import Path

import numpy as np
import pytest

from bearwitness.estimate import published
from bearwitness.estimate.methods.chao import fit as fit_chao
from bearwitness.estimate.methods.chao import missed
from bearwitness.estimate.methods.floor import unequal_bound
from bearwitness.estimate.methods.independence import fit as fit_independence
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.lognormal import Z, limits

RNG = np.random.default_rng(1)
LINES = Path(__file__).with_name("anchors.csv").read_text("utf-8").splitlines()
ANCHORS = [
    (row["table"], {key: float(value) for key, value in row.items() if key != "table"})
    for row in csv.DictReader(line for line in LINES if not line.startswith("#"))
]
each_table = pytest.mark.parametrize(("name", "anchor"), ANCHORS, ids=[name for name, _ in ANCHORS])


def test_all_tables_of_closed_populations_are_anchored() -> None:
    closed = {name for name in published.names() if published.load(name).closed}
    assert closed - {"kosovo_aggregate"} == {name for name, _ in ANCHORS}


@each_table
def test_independence(name: str, anchor: dict[str, float]) -> None:
    found = fit_independence(published.load(name).table, RNG, reps=0)
    assert found.interval is not None
    assert found.total == pytest.approx(anchor["main_total"], rel=1e-6)
    assert found.interval.lower == pytest.approx(anchor["main_lower"], rel=1e-6)
    assert found.interval.upper == pytest.approx(anchor["main_upper"], rel=1e-6)


@each_table
def test_deviance_of_independence(name: str, anchor: dict[str, float]) -> None:
    table = published.load(name).table
    found = fit_model(table, Model.of(len(table.lists), ()))
    assert found.deviance == pytest.approx(anchor["main_deviance"], rel=1e-6)


@each_table
def test_chao(name: str, anchor: dict[str, float]) -> None:
    table = published.load(name).table
    assert (table.seen_once, table.seen(2)) == (anchor["f1"], anchor["f2"])
    plain, variance = missed(table.seen_once, table.seen(2), 1.0)
    assert table.observed + plain == pytest.approx(anchor["chao_plain"], rel=1e-8)
    lower, upper = limits(table.observed, plain, variance)
    assert (lower, upper) == pytest.approx((anchor["chao_lower"], anchor["chao_upper"]), rel=2e-4)
    # theirs take 1.96 for the normal quantile
    wider = [(limit - table.observed) / plain for limit in (lower, upper)]
    rounded = [table.observed + plain * each ** (1.96 / Z) for each in wider]
    assert rounded == pytest.approx([anchor["chao_lower"], anchor["chao_upper"]], rel=1e-6)
    factor = (len(table.lists) - 1) / len(table.lists)
    total = fit_chao(table, RNG, reps=0).total
    assert total == pytest.approx(table.observed + factor * plain, rel=1e-12)


@each_table
def test_the_bound_for_unequal_lists_stays_near_the_loglinear_one(
    name: str, anchor: dict[str, float]
) -> None:
    """A different formula of the same bound (Mth): the two part by at most 9 % on these tables."""
    table = published.load(name).table
    bound = table.observed + unequal_bound(table)[0]
    assert bound == pytest.approx(anchor["mth"], rel=0.09)
    assert bound <= (fit_chao(table, RNG, reps=0).total or 0) * (1 + 1e-12)


def test_chao_meets_the_loglinear_bound_where_no_column_was_removed() -> None:
    """lesbian: Rcapture's Mh bound keeps all its columns, and then the two forms are the same."""
    total = fit_chao(published.load("lesbian").table, RNG, reps=0).total
    assert total == pytest.approx(dict(ANCHORS)["lesbian"]["mh"], rel=1e-6)


@pytest.mark.parametrize(("name", "total"), [("UKdat_5", 14642), ("Kosovo", 8803), ("Korea", 137)])
def test_chao_with_the_factor_for_the_number_of_lists(name: str, total: int) -> None:
    found = fit_chao(published.load(name).table, RNG, reps=0).total
    assert found is not None
    assert round(found) == total


def test_published_main_effects_of_new_orleans() -> None:
    """Chan, Silverman and Vincent (2021): 997 with limits 644 and 1618."""
    found = fit_independence(published.load("NewOrl").table, RNG, reps=0)
    assert found.interval is not None
    assert found.total == pytest.approx(997, abs=1)
    assert (found.interval.lower, found.interval.upper) == pytest.approx((644, 1618), abs=1)
