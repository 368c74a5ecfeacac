"""How an estimate is rounded and worded before it leaves, and when the number on record stays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from tests.release.sample import captures

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import message
from bearwitness.domain.release import ReleasedEstimate
from bearwitness.domain.released_table import Frame
from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable, Estimate, Reading, estimate
from bearwitness.estimate.note import Note
from bearwitness.release.counts.told import Told
from bearwitness.release.estimates import attested
from bearwitness.release.estimates.attested import CAUTIONS, attest
from bearwitness.release.estimates.estimates import read, released

SAID = Words(en="those whom a list could hold", ko="명단에 오를 수 있던 사람", zh="可能在名单上的人")
FRAME = Frame(population=SAID, frame=SAID, period="2000/2020")


@cache
def reading() -> Reading:
    """Of the sample's table, with limits of the headline only: what follows is about words and rounding."""
    found = estimate(captures(), rng=np.random.default_rng(1), frame=SAID.en, reps=0)
    return replace(found, headline=replace(found.headline, lower=429.7, upper=2413.4))


def with_headline(**changes: object) -> Reading:
    found = reading()
    return replace(found, headline=replace(found.headline, **changes))  # type: ignore[arg-type]  # by name


def leaving(found: Reading, observed: int | None, **more: Any) -> ReleasedEstimate:
    return released(
        found,
        figure="estimate-1",
        title=SAID,
        source="casebook",
        kind="attested",
        frame=FRAME,
        cautions=(),
        citation=(),
        observed=observed,
        **more,
    )


def observed_floor(found: Reading) -> Reading:
    return replace(found, floor=replace(found.floor, kind="observed", value=221.0))


def test_what_leaves_is_the_headline_rounded_outwards() -> None:
    found = leaving(with_headline(status="estimated", total=694.1, lower=512.3, upper=1204.2), 221)
    assert (found.total, found.lower, found.upper, found.floor) == (690, 510, 1300, 530)
    assert (found.level, found.lists, found.observed, found.status) == (95, 3, 221, "estimated")
    for number in ("690", "510", "1,300", "221", "3 lists"):
        assert number in found.reading.en
    assert "about 221" not in found.reading.en, "unless it is said that nobody knows it for certain"
    stepped = leaving(with_headline(status="estimated", total=94.1, lower=52.3, upper=104.2), 221, step=20)
    assert (stepped.total, stepped.lower, stepped.upper) == (100, 40, 120)


def test_a_small_number_is_said_to_the_person_unless_a_step_is_asked() -> None:
    found = leaving(with_headline(status="estimated", total=33.4, lower=21.5, upper=45.1), 15)
    assert (found.total, found.lower, found.upper) == (33, 21, 46)


@pytest.mark.parametrize(
    ("floor", "lower", "told"),
    [
        (536.4, 429.7, ("530", "420")),
        (429.9, 425.0, None),
        (1.0, 0.5, ("1", "0")),
        (0.9, 0.5, None),
        (420.0, 429.7, None),
    ],
)
def test_a_floor_above_the_range_is_said_where_it_still_is_once_both_are_rounded(
    floor: float, lower: float, told: tuple[str, str] | None
) -> None:
    found = with_headline(lower=lower)
    found = replace(found, floor=replace(found.floor, value=floor))
    plain = leaving(replace(found, floor=replace(found.floor, value=0.0)), None).reading.en
    said = leaving(found, None).reading.en
    if told is None:
        assert said == plain
    else:
        above = message("estimate.floor_above", "en", floor=told[0], lower=told[1])
        assert said == message("release.with_floor", "en", said=plain, above=above)


def test_beside_what_has_no_upper_end_no_floor_is_said() -> None:
    bounded = with_headline(status="lower_bound_only", total=None, lower=221.0, upper=None)
    above = replace(bounded, floor=replace(bounded.floor, value=536.4))
    assert leaving(above, None).reading.en == message("release.headline.lower_bound_only", "en", lower="220")


def test_a_method_says_its_own_ends_and_none_where_it_has_no_interval() -> None:
    first, *rest = reading().estimates
    interval = replace(read(captures(), SAID.en).estimates[0].interval, lower=512.3, upper=1204.2)  # type: ignore[type-var]
    found = leaving(replace(reading(), estimates=(replace(first, interval=interval), *rest)), None)
    assert (found.methods[0].lower, found.methods[0].upper) == (510, 1300)
    assert [(each.lower, each.upper) for each in found.methods[1:]] == [(None, None)] * len(rest)
    assert [each.method for each in found.methods] == [each.method for each in reading().estimates]
    assert {each.total for each in found.methods if each.status == "refused"} == {None}


def test_where_the_number_on_record_stays_so_does_a_floor_that_equals_it() -> None:
    bounded = with_headline(status="lower_bound_only", total=None, lower=221.0, upper=None)
    told, kept = leaving(observed_floor(bounded), 221), leaving(observed_floor(bounded), None)
    assert (told.floor, told.lower) == (220, 220)
    assert (kept.observed, kept.floor, kept.lower) == (None, None, None)
    assert "221" in told.reading.en
    assert "22" not in kept.reading.en
    assert kept.reading.en == message("release.headline.refused", "en")
    assert told.reading.en.startswith(message("release.headline.lower_bound_only", "en", lower="220"))


def test_a_floor_that_is_no_number_on_record_may_be_told_without_it() -> None:
    bounded = with_headline(status="lower_bound_only", total=None, lower=536.4, upper=None)
    found = leaving(bounded, None)
    assert reading().floor.kind != "observed"
    assert (found.floor, found.lower) == (530, 530)
    assert found.reading.en == message("release.headline.lower_bound_only", "en", lower="530")
    other = leaving(
        observed_floor(with_headline(status="estimated", total=694.1, lower=512.3, upper=1e3)), None
    )
    assert other.reading.en == message(
        "release.headline.estimated", "en", total="690", lower="510", upper="1,000"
    )


def test_a_number_that_is_not_there_is_not_said_to_be_nought() -> None:
    """A range without its ends has no sentence, and does not leave."""
    with pytest.raises(BearwitnessError):
        leaving(with_headline(status="disputed", total=None, lower=None, upper=None), None)
    with pytest.raises(BearwitnessError):
        leaving(with_headline(status="estimated", total=690.0, lower=510.0, upper=None), 221)


def test_only_a_number_can_break() -> None:
    refused = leaving(with_headline(status="refused", total=None, lower=None, upper=None), None)
    assert refused.breaks == ()
    disputed = leaving(reading(), None)
    assert [each.en for each in disputed.breaks] == [
        message(f"estimate.breaks.{key}", "en") for key in ("disputed", "always", "unreachable")
    ]


def test_a_table_is_read_alike_each_time_and_once() -> None:
    assert read(captures(), "all") is read(captures(), "all")
    assert read(captures(), "all").headline == read(captures(), "others").headline


def test_a_reader_draws_the_same_with_the_library_alone() -> None:
    """Seed 1 and 300 replicates, so that a release of yesterday is recomputed tomorrow."""
    table = CaptureTable.from_patterns(("a", "b"), {(1, 0): 60, (0, 1): 50, (1, 1): 20})
    again = estimate(table, rng=np.random.default_rng(1), frame="all", reps=300)
    assert replace_seconds(read(table, "all")) == replace_seconds(again)


def replace_seconds(found: Reading) -> Reading:
    return replace(found, estimates=tuple(replace(each, seconds=0.0) for each in found.estimates))


def attest_with(observed: int, known: list[int], threshold: int = 10) -> ReleasedEstimate:
    table = CaptureTable.from_patterns(("a", "b"), {(1, 0): observed - 2, (0, 1): 1, (1, 1): 1})
    return attest(table, "estimate-1", SAID, "2000/2020", known, threshold=threshold)


@pytest.fixture
def read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the numbers are does not matter here, and reading many tables takes long."""
    monkeypatch.setattr(attested, "read", lambda captures, *_: replace(reading(), table=captures))


@pytest.mark.usefixtures("read_plainly")
@pytest.mark.parametrize(
    ("observed", "known", "told"),
    [
        (50, [], True),
        (10, [], True),
        (9, [], False),
        (50, [50], True),
        (50, [60], True),
        (50, [40], True),
        (50, [59], False),
        (50, [41], False),
        (50, [51], False),
        (50, [49], False),
        (50, [500, 45], False),
    ],
)
def test_the_number_on_record_stays_where_it_would_tell_a_small_one(
    observed: int, known: list[int], told: bool
) -> None:
    assert attest_with(observed, known).observed == (observed if told else None)


@pytest.mark.usefixtures("read_plainly")
def test_nothing_of_an_attested_estimate_is_finer_than_the_threshold() -> None:
    found = attest_with(50, [], threshold=200)
    assert found.observed is None
    assert (found.floor, found.methods[0].total) == (400, 600)
    assert (found.kind, found.citation) == ("attested", ())


def test_cautions_name_no_list_and_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that is not known here is still said, as one of no further kind."""
    notes = ("lone_list", "empty_list", "a_note_of_tomorrow", "frame_unstated", "given_model")
    first, *rest = (replace(each, warnings=()) for each in reading().estimates)
    made: tuple[Estimate, ...] = (
        replace(first, warnings=tuple(Note(code=each, values={"list": "harbour"}) for each in notes)),
        *rest,
    )
    monkeypatch.setattr(attested, "read", lambda *_: replace(reading(), estimates=made))
    found = attest_with(50, [])
    said = [
        message(f"release.cautions.{code}", "en")
        for code in ("coded", "given_model", "other", "uneven_lists")
    ]
    assert [each.en for each in found.cautions] == said


def test_every_caution_has_words() -> None:
    for code in {*CAUTIONS.values()}:
        assert message(f"release.cautions.{code}", "ko")


def test_who_is_coded_as_one_is_counted_as_it_is_and_not_about() -> None:
    """Only linked lists leave it in doubt how many persons are on record."""
    nearly = CaptureTable.from_patterns(("a", "b"), {(1, 0): 10, (0, 1): 7, (1, 1): 240})
    for table, observed in ((captures(), "221"), (nearly, "257")):
        found = attest(table, "estimate-1", SAID, "2000/2020", [], threshold=10)
        assert f"{found.observed}" == observed
        assert observed in found.reading.en
        assert "about" not in found.reading.en


def rounded_with(reading: Reading, told: Told, known: list[int] | None = None) -> ReleasedEstimate:
    return attested.attested(
        reading, "estimate-1", SAID, "2000/2020", known or [], threshold=10, rests="coded", told=told
    )


FIVES = Told(tables=(), rounded=Rounded(base=5, within=4), numbers={221: 225})


def test_the_number_on_record_is_rounded_as_the_same_number_in_a_table_is() -> None:
    told = rounded_with(reading(), FIVES)
    assert (reading().table.observed, told.observed, told.rounded) == (221, 225, FIVES.rounded)
    assert "about 225 persons" in told.reading.en
    assert "221" not in told.reading.en
    assert rounded_with(reading(), replace(FIVES, numbers={})).observed == 220
    assert rounded_with(reading(), FIVES, [225]).rounded is None
    linked = attested.attested(
        reading(), "estimate-1", SAID, "2000/2020", [], threshold=10, rests="linked", told=FIVES
    )
    assert (linked.observed, linked.rounded) == (230, None)
    assert "about 230 persons" in linked.reading.en


def test_what_is_no_more_than_that_number_follows_from_what_is_printed_of_it() -> None:
    """Else two roundings of it, one up and one down, would narrow it."""
    bounded = with_headline(status="lower_bound_only", total=None, lower=221.0, upper=None)
    for printed in (220, 225):
        told = replace(FIVES, numbers={221: printed})
        found = rounded_with(observed_floor(bounded), told)
        assert (found.observed, found.floor, found.lower) == (printed, (printed - 4) // 10 * 10, found.floor)
    other = rounded_with(
        observed_floor(with_headline(status="estimated", total=694.1, lower=512.3, upper=1e3)), FIVES
    )
    assert (other.floor, other.lower, other.total) == (220, 510, 690)
    assert rounded_with(reading(), FIVES).floor == leaving(reading(), 221).floor


def test_an_estimate_of_almost_nobody_says_the_rounded_number_too() -> None:
    found = rounded_with(with_headline(status="estimated", total=223.0, lower=221.0, upper=225.0), FIVES)
    assert (found.status, found.observed) == ("refused", 225)
    assert "about 225 persons" in found.reading.en
