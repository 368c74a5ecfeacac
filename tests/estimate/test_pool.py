"""Pooling over replicates, and links that were never compared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student
from tests.estimate.tables import RNG, independent, tables_apart

from bearwitness.estimate import (
    CaptureTable,
    Estimate,
    Interval,
    Replicates,
    StratifiedTable,
    estimate_replicates,
    published,
    read_replicates,
)
from bearwitness.estimate.errors import BadReplicates
from bearwitness.estimate.note import Note
from bearwitness.estimate.parts.estimate_replicates import ALARM, doubts, missed_by_stratum
from bearwitness.estimate.parts.missed_links import with_missed_links
from bearwitness.estimate.parts.pool import pooled, total_variance
from bearwitness.linkage.linkage import ALLOWED

SIMPLE = ("independence", "chao", "decomposable")


def said(total: float, lower: float, upper: float, **more: object) -> Estimate:
    interval = Interval(level=0.95, lower=lower, upper=upper, kind="any")
    made = Estimate(method="any", total=total, interval=interval, status="estimated", model="m")
    return replace(made, **more)  # type: ignore[arg-type]


def of(*tables: CaptureTable, meta: dict[str, object] | None = None) -> Replicates:
    parts = tuple(StratifiedTable(by=(), strata={(): table}) for table in tables)
    return Replicates(tables=parts, meta=meta or {})


def test_total_variance_is_rubins() -> None:
    centres, variances = np.array([5.0, 5.2, 4.9, 5.1]), np.array([0.04, 0.05, 0.03, 0.04])
    between = centres.var(ddof=1) * 5 / 4
    freedom = 3 * (1 + 0.04 / between) ** 2
    reach = student.ppf(0.975, freedom) * np.sqrt(0.04 + between)
    found = total_variance(centres, variances, 300)
    assert found is not None
    assert found.upper == pytest.approx(300 + np.exp(5.05 + reach))
    assert found.lower == pytest.approx(300 + np.exp(5.05 - reach))
    assert total_variance(np.array([5.0, 5.0]), np.zeros(2), 300) is None


def test_replicates_that_agree_change_nothing_and_those_that_do_not_widen() -> None:
    alike = pooled([said(1000, 800, 1400)] * 12, [400] * 12)
    apart = pooled([said(1000, 800, 1400), said(1600, 1200, 2300)] * 6, [400] * 12)
    assert alike.total == pytest.approx(1000)
    assert alike.interval is not None
    assert apart.interval is not None
    assert (alike.interval.upper - 400) / (alike.interval.lower - 400) == pytest.approx(2.5)
    assert apart.interval.upper > alike.interval.upper
    assert (alike.model, alike.warnings, alike.status) == ("m", (), "estimated")


def test_draws_are_put_together_and_total_variance_stands_beside() -> None:
    rng = np.random.default_rng(2)
    parts = [said(0, 0, 0, draws=400 + np.exp(rng.normal(mean, 0.2, (2, 3000)))) for mean in (6.0, 6.5)]
    found = pooled(parts * 6, [400] * 12)
    assert found.draws is not None
    assert found.draws.shape == (12, 6000)
    assert found.interval is not None
    assert (found.interval.kind, [each.kind for each in found.beside]) == ("pooled_draws", ["total_variance"])
    assert found.total == pytest.approx(400 + np.exp(6.25), rel=0.02)
    assert found.interval.upper == pytest.approx(400 + np.exp(6.5 + 0.2 * 1.645), rel=0.03)


def test_refused_replicates_are_said_and_too_many_refuse_all() -> None:
    no = Estimate.refused("any", Note(code="no_finite_fit"))
    found = pooled([*[said(1000, 800, 1400)] * 11, no], [400] * 12)
    assert [note.code for note in found.warnings] == ["replicate_refused"]
    assert found.status == "estimated"
    assert pooled([*[said(1000, 800, 1400)] * 6, *[no] * 6], [400] * 12).status == "refused"
    cautious = [said(1000, 800, 1400, status="lower_bound_only")] * 3 + [said(1000, 800, 1400)] * 9
    assert pooled(cautious, [400] * 12).status == "lower_bound_only"
    assert [note.code for note in pooled([said(1000, 800, 1400)] * 2, [400] * 2).warnings] == [
        "few_replicates"
    ]


def test_links_put_back_keep_the_lists_and_lower_the_persons() -> None:
    table = published.load("Kosovo").table
    drawn = [with_missed_links(table, 0.1, np.random.default_rng(seed)) for seed in range(30)]
    assert all((each.sizes == table.sizes).all() for each in drawn)
    gone = np.array([table.observed - each.observed for each in drawn])
    expected = sum(table.overlaps.values()) / 9
    assert gone.mean() == pytest.approx(expected, rel=0.05)
    assert gone.std() > 5
    assert with_missed_links(table, 0.0, RNG) is table


@settings(max_examples=60, deadline=None)
@given(tables_apart(), st.integers(0, 9))
def test_links_put_back_make_no_person_who_cannot_be(table: CaptureTable, seed: int) -> None:
    drawn = with_missed_links(table, 0.3, np.random.default_rng(seed))
    assert drawn.never == table.never
    assert (drawn.sizes == table.sizes).all()


def test_replicates_of_lists_apart_get_their_links_back() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 0, 0): 90,
        (0, 1, 0): 80,
        (0, 0, 1): 70,
        (1, 0, 1): 30,
        (0, 1, 1): 25,
    }
    table = CaptureTable.from_patterns(["A", "B", "C"], counts).apart(("A", "B"))
    reading = estimate_replicates(
        of(table, table, table, meta={"missed_links": 0.1}), rng=RNG, methods=["chao"], frame="f"
    )
    assert reading.estimates[0].total is not None


def test_undoing_missed_links_finds_the_total_again() -> None:
    """Lists of 20,000 persons, a fifth of the links between the first two lists lost."""
    whole = independent([0.2, 0.3, 0.25], 20_000)
    counts = dict(whole.by_pattern)
    lost = round(0.2 * counts[1, 1, 0])
    counts[1, 1, 0] -= lost
    counts[1, 0, 0] += lost
    counts[0, 1, 0] += lost
    broken = CaptureTable.from_patterns(whole.lists, counts)
    options = {"rng": np.random.default_rng(1), "methods": ["independence"], "frame": "f", "reps": 10}
    as_linked = estimate_replicates(of(broken, broken), **options)  # type: ignore[arg-type]
    put_back = estimate_replicates(of(broken, broken, meta={"missed_links": 0.06}), **options)  # type: ignore[arg-type]
    first, second = (each.estimates[0].total or 0 for each in (as_linked, put_back))
    assert first > 20_900
    assert second == pytest.approx(20_000, rel=0.02)
    assert "links_not_compared" in {note.code for note in put_back.notes}


def test_a_folder_of_replicates_becomes_one_reading(tmp_path: Path) -> None:
    table = independent([0.2, 0.3, 0.25], 900)
    for number in range(1, 4):
        moved = {p: n + (number if sum(p) == 1 else 0) for p, n in table.by_pattern.items()}
        text = CaptureTable.from_patterns(table.lists, moved).to_csv()
        (tmp_path / f"{number:03}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps({"missed_links": 0.02}), encoding="utf-8")
    reading = estimate_replicates(
        read_replicates(tmp_path), rng=np.random.default_rng(1), methods=SIMPLE, frame="f", reps=300
    )
    assert table.observed < reading.table.observed <= table.observed + 3 * 3
    assert [each.method for each in reading.estimates] == list(SIMPLE)
    assert reading.floor.value > table.observed
    assert all(each.interval is not None for each in reading.estimates)


def test_probabilities_of_missed_links_are_checked() -> None:
    table = independent([0.2, 0.3, 0.25], 900)
    split = StratifiedTable(by=("sex", "age"), strata={("f", "adult"): table, ("m", "adult"): table})
    meta: dict[str, object] = {"missed_links": {"f | adult": 0.1, "m | adult": 0.2}}
    found = missed_by_stratum(Replicates(tables=(split,), meta=meta))
    assert found == {("f", "adult"): 0.1, ("m", "adult"): 0.2}
    for wrong in ({"f | adult": 0.1}, 1.0, -0.1, "much", None):
        with pytest.raises(BadReplicates):
            missed_by_stratum(Replicates(tables=(split,), meta={"missed_links": wrong}))


def test_an_alarm_that_a_linkage_let_pass_is_the_one_that_keeps_an_estimate_disputed() -> None:
    assert ALARM == ALLOWED, (
        "estimation does without the packages of linkage, so that it has the code to itself"
    )
    enough = {"enough": True}
    assert [each.code for each in doubts({"reviewed_sample": enough, "notes": [ALLOWED]})] == [
        "links_alarmed"
    ]
    assert doubts({"reviewed_sample": enough, "notes": ["few_records"]}) == ()
