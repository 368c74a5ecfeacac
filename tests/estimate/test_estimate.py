"""What may be said of a table: the rules, the words, the JSON."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.estimate.tables import RNG, independent, tables

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.estimate import CaptureTable, Estimate, Interval, Reading, estimate, published, say_reading
from bearwitness.estimate.errors import UnknownMethod
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.methods.methods import METHODS
from bearwitness.estimate.verdict.rounding import two_figures
from bearwitness.estimate.verdict.status import headline, weighed

FRAME = "persons held in one invented county in 2019"
INDEPENDENT = independent([0.15, 0.2, 0.1, 0.12], 3000)
HETEROGENEOUS = CaptureTable.from_patterns(
    ["A", "B", "C"],
    {
        (1, 0, 0): 100, (0, 1, 0): 100, (0, 0, 1): 100, (1, 1, 0): 40, (1, 0, 1): 40, (0, 1, 1): 40, (1, 1, 1): 60,
    },
)  # fmt: skip


SIMPLE = ("independence", "chao")
"""The rules are tested on the two methods that nothing needs to be drawn for."""


def read(table: CaptureTable, **options: object) -> Reading:
    return estimate(table, rng=RNG, **{"frame": FRAME, "methods": SIMPLE, **options})  # type: ignore[arg-type]


def codes(reading: Reading) -> set[str]:
    return {note.code for note in reading.notes}


def method(name: str, total: float, lower: float, upper: float) -> Estimate:
    interval = Interval(level=0.95, lower=lower, upper=upper, kind="made up")
    return Estimate(method=name, total=total, interval=interval, status="estimated", model=None)


def test_independent_lists_are_estimated() -> None:
    reading = read(INDEPENDENT, methods=(), reps=100)
    assert reading.status == "estimated"
    assert {"independence", "stepwise", "bic", "decomposable"} <= set(reading.headline.methods)
    assert reading.headline.total == pytest.approx(3000, rel=0.01)
    assert (reading.headline.lower or 0) < 3000 < (reading.headline.upper or 0)


@pytest.mark.parametrize("name", ["UKdat", "UKdat_5", "UKdat_4", "Ned", "Ned_5", "Kosovo", "Western"])
def test_published_tables_contradict_independence_and_leave_a_floor(name: str) -> None:
    table = published.load(name).table
    reading = read(table)
    assert reading.status == "lower_bound_only"
    assert reading.headline.total is reading.headline.upper is None
    assert reading.headline.lower == reading.floor.value > table.observed
    assert codes(reading) & {"misfit", "dependent_pair"}
    assert {each.status for each in reading.estimates} == {"disputed", "lower_bound_only"}


def test_persons_who_are_harder_to_reach_leave_a_floor() -> None:
    reading = read(HETEROGENEOUS)
    assert reading.status == "lower_bound_only"
    assert "misfit" in codes(reading)


def test_two_lists_are_never_more_than_a_lower_bound() -> None:
    table = CaptureTable.from_patterns(["A", "B"], {(1, 0): 400, (0, 1): 300, (1, 1): 600})
    reading = read(table)
    assert reading.status == "lower_bound_only"
    assert [each.status for each in reading.estimates] == ["lower_bound_only", "lower_bound_only"]
    assert "two_lists" in codes(reading)


def test_a_list_that_holds_everybody_leaves_a_lower_bound_whatever_a_prior_says() -> None:
    counts: dict[tuple[int, ...], int] = {(1, 0, 0): 300, (1, 1, 0): 80, (1, 0, 1): 70, (1, 1, 1): 20}
    reading = estimate(
        CaptureTable.from_patterns(["A", "B", "C"], counts),
        rng=np.random.default_rng(1),
        methods=["bic", "decomposable"],
        frame="f",
        reps=100,
    )
    assert [each.status for each in reading.estimates] == ["lower_bound_only", "lower_bound_only"]
    assert reading.status == "lower_bound_only"
    assert [note.code for note in reading.notes].count("whole_list") == 1


def test_too_few_overlaps_leave_a_lower_bound() -> None:
    counts: dict[tuple[int, ...], int] = {
        (1, 0, 0): 40,
        (0, 1, 0): 40,
        (0, 0, 1): 40,
        (1, 1, 0): 3,
        (1, 0, 1): 3,
        (0, 1, 1): 3,
    }
    few = CaptureTable.from_patterns(["A", "B", "C"], counts)
    enough = CaptureTable.from_patterns(["A", "B", "C"], {**counts, (1, 1, 0): 4})
    assert read(few).status == "lower_bound_only"
    assert "few_overlaps" in codes(read(few))
    assert read(enough, methods=(), reps=100).status in {"estimated", "disputed"}
    assert "few_overlaps" not in codes(read(enough))


REFUSED = [
    ({(1, 0, 0): 40, (0, 1, 0): 40, (0, 0, 1): 40}, "no_overlap"),
    ({(1, 0, 0): 40}, "one_list"),
]


@pytest.mark.parametrize(("counts", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_no_overlap_or_no_second_list_is_refused(counts: dict[tuple[int, ...], int], reason: str) -> None:
    reading = read(CaptureTable.from_patterns(["A", "B", "C"], counts))
    assert_refused(reading, reason)


@pytest.mark.parametrize("name", ["duck", "bunting"])
def test_open_populations_are_refused_by_their_metadata(name: str) -> None:
    table = published.load(name).table
    assert_refused(read(table), "open_population")
    assert read(table, closed=True).status != "refused"


def test_an_open_population_of_ones_own_is_refused_when_said_so() -> None:
    assert_refused(read(INDEPENDENT, closed=False), "open_population")


def assert_refused(reading: Reading, reason: str) -> None:
    head = reading.headline
    assert (reading.status, head.total, head.lower, head.upper, head.methods) == (
        "refused",
        None,
        None,
        None,
        (),
    )
    assert reading.floor == Floor(value=float(reading.table.observed), kind="observed")
    assert reason in codes(reading)
    for each in reading.estimates:
        assert (each.status, each.total, each.interval) == ("refused", None, None)


def test_an_interval_below_the_floor_disputes_its_method() -> None:
    low = weighed(method("one", 100, 90, 120), Floor(value=121.0, kind="chao_lower_limit"), ())
    assert low.status == "disputed"
    assert [note.code for note in low.warnings] == ["below_floor"]
    held = weighed(method("one", 100, 90, 120), Floor(value=119.0, kind="chao_lower_limit"), ())
    assert held.status == "estimated"


def test_methods_that_disagree_give_a_range_and_no_total() -> None:
    floor = Floor(value=50.0, kind="chao_lower_limit")
    agreeing = headline([method("one", 100, 80, 130), method("two", 120, 90, 200)], floor)
    assert (agreeing.status, agreeing.total) == ("estimated", 110)
    assert (agreeing.lower, agreeing.upper, agreeing.methods) == (80, 200, ("one", "two"))
    apart = headline([method("one", 100, 80, 119), method("two", 120, 90, 200)], floor)
    assert (apart.status, apart.total, apart.lower, apart.upper) == ("disputed", None, 80, 200)
    pointless = [replace(method("one", 100, 80, 119), interval=None), method("two", 120, 90, 200)]
    assert headline(pointless, floor).status == "estimated"


def test_methods_are_chosen_by_name() -> None:
    assert [each.method for each in read(INDEPENDENT, methods=["chao"]).estimates] == ["chao"]
    for every in ((), ["all"], [*reversed(METHODS)]):
        found = read(INDEPENDENT, methods=every, reps=20)
        assert [each.method for each in found.estimates] == list(METHODS)
    with pytest.raises(UnknownMethod, match="independence, chao"):
        read(INDEPENDENT, methods=["none such"])
    with pytest.raises(BadValue):
        read(INDEPENDENT, reps=-1)


def test_without_replicates_there_are_points_only() -> None:
    reading = read(INDEPENDENT, methods=(), reps=0)
    assert all(each.interval is None and each.beside == () for each in reading.estimates)
    assert (reading.status, reading.headline.lower, reading.headline.upper) == ("estimated", None, None)
    assert reading.headline.total == pytest.approx(3000, rel=0.02)
    assert "points_only" in codes(reading)
    bound = read(HETEROGENEOUS, reps=0)
    assert bound.headline == read(HETEROGENEOUS).headline


def test_a_frame_that_is_not_stated_warns() -> None:
    assert "frame_unstated" not in codes(read(INDEPENDENT))
    for unstated in (None, "", "  "):
        reading = read(INDEPENDENT, frame=unstated)
        assert reading.frame is None
        assert "frame_unstated" in codes(reading)
        assert "persons these lists could reach" in say_reading(reading)


SHAPE = {"format", "table", "frame", "estimates", "floor", "headline", "status", "reading"}


@pytest.mark.parametrize("name", published.names())
def test_json_has_the_agreed_shape_and_comes_back(name: str) -> None:
    reading = read(published.load(name).table, methods=(), reps=20)
    data = json.loads(json.dumps(reading.to_json("ko")))
    assert set(data) == SHAPE
    assert set(data["table"]) == {"lists", "observed", "patterns", "seen_once", "overlaps", "sha256"}
    assert data["table"]["sha256"] == published.load(name).table.digest
    assert set(data["floor"]) == {"value", "kind"}
    assert set(data["headline"]) == {"total", "lower", "upper", "status", "methods"}
    assert {frozenset(each) for each in data["estimates"]} == {
        frozenset(
            [
                *("method", "total", "mean", "interval", "status", "model"),
                *("warnings", "seconds", "citation", "beside"),
            ]
        )
    }
    again = Reading.from_json(data)
    assert again == reading
    assert again.to_json("zh") == reading.to_json("zh")


@settings(max_examples=40, deadline=None)
@given(tables())
def test_any_table_is_answered_in_every_language_and_comes_back(table: CaptureTable) -> None:
    reading = read(table, frame=None, methods=(), reps=5)
    for language in LANGUAGES:
        assert say_reading(reading, language)
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
    if reading.headline.lower is not None:
        assert reading.headline.lower >= table.observed * (1 - 1e-12)


@pytest.mark.parametrize(
    "change", [{"format": 2}, {"table": None}, {"floor": {}}, {"estimates": {}}, {"headline": []}]
)
def test_json_that_is_no_reading_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        Reading.from_json({**read(INDEPENDENT).to_json(), **change})
    with pytest.raises(BadValue):
        Reading.from_json({})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_say_what_the_numbers_are(language: Language) -> None:
    text = say_reading(read(published.load("UKdat_5").table), language)
    assert "11,000" in text
    assert "2,744" in text
    assert FRAME in text
    assert message("estimate.breaks.unreachable", language) in text
    assert message("estimate.helps.dependence", language) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_method_floor_and_status_has_words(language: Language) -> None:
    for key in (*(f"method.{name}" for name in METHODS), "floor.chao_lower_limit", "floor.observed"):
        assert message(f"estimate.{key}", language)
    for status in ("estimated", "disputed", "lower_bound_only", "refused"):
        assert message(f"estimate.status.{status}", language)
        assert message(f"estimate.headline.{status}", language, total=1, lower=1, upper=1, observed=1)


def test_rounding_never_flatters() -> None:
    for value in (1.2, 9.6, 10.4, 99.9, 123.4, 999.9, 12213.99, 987_654.3):
        assert two_figures(value, "down") <= value <= two_figures(value, "up")
        assert abs(two_figures(value) - value) <= 0.06 * value + 0.5
