"""A map shows what the table shows, province by province, and nothing finer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.release.sample import PLAN, assembled, people

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.errors import BadPlan
from bearwitness.release.gate import preview
from bearwitness.release.planning.plan import Plan
from bearwitness.report.text_lines import width
from bearwitness.report.tile_map import PLACES, WIDTH, draw_map, map_words, tiles_of
from bearwitness.report.words import Speaker


@pytest.fixture(scope="module")
def table() -> ReleasedTable:
    (mapped,) = (each for each in assembled().release.tables if each.mapped)
    return mapped


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tile_says_its_count_or_that_it_is_withheld(table: ReleasedTable, language: Language) -> None:
    kept = replace(
        table,
        cells=tuple(
            replace(each, count=None) if each.key[0] == "ryanggang" else each for each in table.cells
        ),
    )
    say = Speaker(language=language)
    drawn = ElementTree.fromstring(draw_map(kept, say))  # noqa: S314  # our own drawing
    said = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    for place, count in tiles_of(kept).items():
        name = said.index(Gazetteer.load().name(place, language))
        assert said[name + 1] == ("–†" if count is None else say.number(count))
    assert say("withheld") in map_words(kept, say)


def test_it_knows_no_place_finer_than_a_province_and_no_coordinate() -> None:
    places = Gazetteer.load().places
    assert {name for name, each in places.items() if each.precision == "province"} == PLACES.keys()
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_stays_inside_its_tile(table: ReleasedTable, language: Language) -> None:
    drawn = ElementTree.fromstring(draw_map(table, Speaker(language=language)))  # noqa: S314  # our own drawing
    texts = list(drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert texts
    assert all(width(each.text or "", float(each.get("font-size", ""))) <= WIDTH - 8 for each in texts)


def test_it_asks_for_nothing(untouched: Path) -> None:
    found = sorted(untouched.glob("figures/*.map.*.svg"))
    assert len(found) == 3
    for each in found:
        text = each.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|href|<image|<script|<style|url\(", text)


def test_only_a_table_of_places_has_a_map() -> None:
    for asked in ("{by: [sex], map: true}", "{by: [home_province, sex], map: true}", "{by: [sex], map: 1}"):
        plan = PLAN.split("tables:")[0] + f"tables: [{asked}]"
        with pytest.raises(BadPlan):
            preview(Plan.from_yaml(plan), people(), None, {}, at="2026-11-24T10:00:00Z")


def test_the_record_says_that_there_is_a_map(untouched: Path) -> None:
    told = json.loads((untouched / "receipts.json").read_text(encoding="utf-8"))
    assert [each["mapped"] for each in told["release"]["tables"]] == [False, False, False, True]
