"""Routes: ten persons and three sources, never an escape; and the map."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest
from tests.patterns.answers.rows import episode, person

from bearwitness.domain.frame import EpisodeRow, PatternFrame
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.pattern import PatternFigure, PatternTable
from bearwitness.patterns.routes.study import study_routes
from bearwitness.report.patterns.map_names import set_names
from bearwitness.report.patterns.route_map import ACROSS, region, route_map
from bearwitness.report.patterns.wording import counted, label_words, notes, value_column


def leg(who: str, start: str, end: str, then: str = "InForcedMarriage") -> list[EpisodeRow]:
    return [
        episode(who, 1, "Crossing", place_id=start),
        episode(who, 2, then, place_id=end),
    ]


def flows(rows: list[EpisodeRow]) -> dict[tuple[str, ...], int | None]:
    found = study_routes(PatternFrame(persons=(), episodes=tuple(rows))).table("legs").figures
    return {each.labels: each.n for each in found}


def test_a_flow_needs_ten_persons_and_three_sources() -> None:
    ten = [row for at in range(10) for row in leg(f"p{at}", "musan", "yanji")]
    assert flows(ten) == {("place:musan", "place:yanji"): 10}
    assert flows(ten[:18]) == {("word:withheld",): None}
    two = [replace(row, sources=frozenset({f"s{at % 2}"})) for at, row in enumerate(ten)]
    assert flows(two) == {("word:withheld",): None}


def test_small_flows_are_joined_to_provinces() -> None:
    rows = [row for at in range(6) for row in leg(f"a{at}", "musan", "yanji")]
    rows += [row for at in range(6) for row in leg(f"b{at}", "hoeryong", "helong")]
    assert flows(rows) == {("place:north-hamgyong", "place:jilin"): 12}


def test_no_leg_of_an_escape_or_across_what_is_hidden() -> None:
    escape = [row for at in range(12) for row in leg(f"p{at}", "yanji", "kunming", "ArrivalInSafety")]
    arrest = [row for at in range(12) for row in leg(f"p{at}", "yanji", "tumen", "Arrest")]
    apart = [
        replace(row, seq=3) if row.seq == 2 else row
        for at in range(12)
        for row in leg(f"p{at}", "musan", "yanji")
    ]
    assert flows(escape) == flows(arrest) == flows(apart) == {}


def test_from_home_to_where_it_happened() -> None:
    persons = [
        person(f"p{at}", home_province=("ryanggang",), place_of_exploitation=("yanji",)) for at in range(11)
    ]
    disputed = replace(persons[0], token="q", conflicts=frozenset({"home_province"}))
    found = study_routes(PatternFrame(persons=(*persons, disputed)))
    (flow,) = found.table("home_to_place").figures
    assert (flow.labels, flow.n) == (("place:ryanggang", "place:yanji"), 11)


def test_the_map_is_of_the_gazetteers_places_and_draws_what_is_shown() -> None:
    ground = region()
    gazetteer = Gazetteer.load()
    names = {*ground.provinces, *ground.rivers, *ground.places}
    assert all(gazetteer.place(name).precision != "town" for name in names)
    assert set(ground.rivers) == {"yalu-river", "tumen-river"}
    west, south, east, north = ground.box
    points = [*ground.places.values(), *ground.rivers["tumen-river"]]
    assert all(west <= x <= east and south <= y <= north for x, y in points)
    assert ground.rivers["yalu-river"][-1] == ground.rivers["tumen-river"][0]
    flow = PatternFigure(labels=("place:musan", "place:yanji"), unit="share", n=12)
    drawn = route_map([flow, replace(flow, labels=("word:withheld",), n=None)], str, "Map")
    assert drawn.count('class="leg"') == 1
    assert drawn.count('class="river"') == 2
    assert "http" not in drawn
    assert route_map([], str, "Map") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_on_the_map_lies_on_another(language: Language) -> None:
    """Towns face each other across the river; the picture is cut to where the flows are, and can be read on a telephone."""
    starts, ends = (
        ("ryanggang", "north-hamgyong"),
        ("jilin", "changbai", "yanji", "changchun", "liaoning", "helong"),
    )
    ground = region().around({*starts, *ends})
    names = [
        (Gazetteer.load().name(each, language), ground.at(ground.places[each])) for each in (*starts, *ends)
    ]
    within = (ACROSS, ground.height)
    boxes = [each.box for each in set_names(names, {}, within)]
    for one, two in combinations(boxes, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= ACROSS and box[3] <= ground.height for box in boxes)
    drawn_flows = [
        PatternFigure(labels=(f"place:{one}", f"place:{two}"), unit="share", n=12)
        for one in starts
        for two in ends
    ]
    drawn = route_map(drawn_flows, partial(label_words, language=language), "Map")
    assert all(drawn.count(f">{words}</text>") == 1 for words, _ in names)


def test_a_name_keeps_clear_of_the_lines_where_it_can() -> None:
    free, along = (100.0, 100.0), [(100.0 + step, 92.0) for step in range(60)]
    (plain,) = set_names([("Changbai", free)], {}, (400.0, 300.0))
    (clear,) = set_names([("Changbai", free)], {}, (400.0, 300.0), along)
    assert plain.box[1] < 92.0 < plain.box[3]
    assert not (clear.box[1] < 92.0 < clear.box[3] and clear.box[2] > 100.0)


def test_withheld_flows_are_a_remark_and_stand_in_no_column() -> None:
    flow = PatternFigure(labels=("place:musan", "place:yanji"), unit="share", n=12)
    gone = PatternFigure(labels=("word:withheld",), unit="number", value=8, status="withheld")
    table = PatternTable(id="legs", columns=("from", "to"), figures=(flow, gone))
    assert counted(table) == [flow]
    assert value_column(table, "en") == "Share"
    assert notes(table, "en")[0] == "Flows withheld, to protect small groups: 8."
