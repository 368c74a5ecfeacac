"""What is said of linked lists beside their estimate: how much the doubt about links adds, and when certain limits stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.release.test_attested import observed_floor, reading
from tests.release.test_linked_estimate import LINKED, SAMPLE, counts, said

from bearwitness.domain.record import to_json
from bearwitness.domain.release import ReleasedLinks
from bearwitness.estimate import Reading
from bearwitness.estimate.estimate_record import Interval
from bearwitness.release.errors import LinksInDoubt
from bearwitness.release.estimates import linked
from bearwitness.release.estimates.linked import Pooled, attest_linked, pool
from bearwitness.release.estimates.linked_counts import POOLED, LinkedCounts
from bearwitness.release.planning.plan import Plan

FRAME = Plan.from_yaml(LINKED).estimates[0].frame
OBSERVED = 221
"""Persons on the lists of the sample."""


def with_limits(*limits: tuple[float, float] | None) -> Reading:
    """A reading whose first methods have these limits, and whose others have none."""
    found = reading()
    ends = [*limits, *[None] * (len(found.estimates) - len(limits))]
    intervals = [each and Interval(level=0.95, lower=each[0], upper=each[1], kind="k") for each in ends]
    lines = zip(found.estimates, intervals, strict=True)
    return replace(found, estimates=tuple(replace(each, interval=own) for each, own in lines))


def wider(monkeypatch: pytest.MonkeyPatch, pooled: Reading, *alone: Reading) -> float | None:
    """How much wider the limits of a reading are than those of the readings of single replicates."""

    def estimated(_: object, *, spread: Callable[..., Sequence[Reading]], **__: object) -> Reading:
        spread(lambda one: one, alone, lambda *_: None)
        return pooled

    monkeypatch.setattr(linked, "estimate_replicates", estimated)
    pool.cache_clear()
    found = pool(counts(), FRAME.en).wider
    pool.cache_clear()
    return found


def test_limits_are_compared_with_those_of_the_middle_replicate(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [with_limits((300.0, upper)) for upper in (310.0, 320.0, 400.0)]
    assert wider(monkeypatch, with_limits((300.0, 350.0)), *alone) == pytest.approx(50 / 20)
    assert wider(monkeypatch, with_limits((300.0, 310.0)), *alone) == pytest.approx(10 / 20)


def test_of_several_methods_the_middle_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = with_limits((300.0, 310.0), (300.0, 310.0), (300.0, 310.0))
    pooled = with_limits((300.0, 320.0), (300.0, 330.0), (300.0, 400.0))
    assert wider(monkeypatch, pooled, alone, alone) == pytest.approx(3)


def test_what_has_no_limits_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method has none over all replicates or in any single one; a replicate alone may be without."""
    both = with_limits((300.0, 320.0), (300.0, 330.0))
    assert wider(monkeypatch, both, with_limits((300.0, 310.0))) == pytest.approx(2)
    assert wider(monkeypatch, with_limits((300.0, 320.0)), *[with_limits((300, 310), (300, 301))] * 2) == 2
    assert wider(monkeypatch, with_limits((300.0, 320.0)), with_limits(None), both) == pytest.approx(1)
    assert wider(monkeypatch, with_limits(), with_limits()) is None
    assert wider(monkeypatch, both, with_limits()) is None


def links(
    monkeypatch: pytest.MonkeyPatch,
    known: Sequence[int] = (),
    *,
    certain: Reading | None = None,
    pooled: float | None = 2.0,
    given: LinkedCounts | None = None,
) -> ReleasedLinks:
    """What leaves beside the estimate of the sample's table."""
    monkeypatch.setattr(linked, "pool", lambda *_: Pooled(reading(), pooled))
    monkeypatch.setattr(linked, "read", lambda *_: certain or reading())
    found = attest_linked(given or counts(), "estimate-1", FRAME, "2000/2020", known, threshold=10).linked
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("times", "percent"),
    [(None, None), (0.7, 0), (1.0, 0), (1.04, 0), (1.06, 10), (1.26, 30), (2.0, 100), (11.0, 1000)],
)
def test_what_links_add_is_told_to_tens_of_a_percent_and_never_less_than_nothing(
    times: float | None, percent: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert links(monkeypatch, pooled=times).added == percent


@pytest.mark.parametrize("on_record", [True, False])
@pytest.mark.parametrize("near", [True, False])
def test_certain_limits_stay_only_where_they_begin_at_a_number_on_record_that_stays(
    on_record: bool, near: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A floor that is the number on record would tell it, to ten persons, beside a near count that is published."""
    certain = observed_floor(reading()) if on_record else reading()
    found = links(monkeypatch, [OBSERVED + 4] if near else [], certain=certain)
    stays = on_record and near
    assert (found.lower, found.upper) == ((None, None) if stays else (420, 2500))


def test_an_upper_end_whose_lower_one_stays_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every link taken as certain a few more are on record, beside a count that is published."""
    certain = observed_floor(reading())
    certain = replace(certain, table=replace(certain.table, observed=OBSERVED + 4))
    for near, told in ((13, (None, None)), (14, (420, 2500))):
        found = links(monkeypatch, [OBSERVED + near], certain=certain)
        assert (found.lower, found.upper) == told


@pytest.mark.parametrize(("drawn", "pooled"), [(10, 10), (20, 20), (25, 20)])
def test_as_many_replicates_are_said_as_are_pooled(
    drawn: int, pooled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert POOLED == 20
    given = counts(drawn)
    assert len(given.pooled.tables) == pooled
    assert links(monkeypatch, given=given).replicates == pooled


@pytest.mark.parametrize(
    "unsettled",
    [
        {"meta": said(reviewed_sample={**SAMPLE, "pairs": 59, "enough": False})},
        {"meta": said(notes=["alarm_passed"])},
        {"replicates": 9},
        {"reviewers": 1},
    ],
    ids=str,
)
def test_each_doubt_alone_lets_nothing_out(
    unsettled: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = counts(**unsettled)
    with pytest.raises(LinksInDoubt) as refused:
        links(monkeypatch, given=given)
    alarms = int("alarm_passed" in unsettled.get("meta", ""))
    told = {"settled": given.pairs, "needed": 60, "alarms": alarms, "replicates": len(given.replicates)}
    assert refused.value.details == {**told, "least": 10}


def test_what_is_committed_to_does_not_hang_on_how_a_run_wrote_it() -> None:
    turned = json.dumps(dict(reversed(json.loads(said(seed=1)).items())))
    assert counts(meta=turned).committed == counts(meta=said(seed=1)).committed
    told = json.loads(counts().committed)
    assert told == {"meta": json.loads(said()), "replicates": list(counts().replicates)}


def test_its_digest_is_that_of_all_of_it_by_name() -> None:
    content = json.dumps(to_json(counts()), sort_keys=True)
    assert counts().digest == hashlib.sha256(content.encode()).hexdigest()
