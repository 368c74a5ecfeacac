"""In the casebook a place is counted, and opened to its sentences, at the level at which a release would show it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.conftest import SURVIVOR, Witness

from bearwitness.actions.open_cell import open_cell
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.tabulate import tabulate
from bearwitness.domain.place import PlaceValue

PLACE = "place_of_exploitation"
SAID = {"jilin": 3, "yanji": 8, "tumen": 2, "china": 12, "shenyang": 11}
PLAN = """
title: {en: Fictional places, ko: 허구의 장소, zh: 虚构的地点}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [place_of_exploitation]}]
"""


@pytest.fixture
def told(witness: Witness) -> None:
    for name, size in SAID.items():
        for number in range(size):
            words = f"Fictional testimony of {name} {number}."
            source = witness.tells(words, "OrgA")
            witness.assesses(source)
            coded: dict[str, Any] = {PLACE: PlaceValue.parse(name), "role": SURVIVOR}
            witness.says(source, witness.person(), f"of {name} {number}", **coded)


@pytest.mark.usefixtures("told")
def test_desk_and_release_agree_and_a_cell_opens_to_all_below_it(witness: Witness) -> None:
    book = witness.casebook
    made = tabulate(book, [PLACE], "team")
    assert made.table.by == (f"{PLACE}.province",)
    assert made.table.counts == {("jilin",): 13, ("liaoning",): 11, ("_coarser",): 12}
    (released,) = check_release(book, PLAN).release.tables
    assert {each.key: each.count for each in released.cells if each.key[0] in ("jilin", "liaoning")} == {
        key: number for key, number in made.table.counts.items() if key[0] != "_coarser"
    }
    opened = open_cell(book, [f"{PLACE}.province"], ["jilin"], "team")
    assert opened.persons == len(made.open("jilin")) == 13
    (traces,) = opened.shown[0].rests.values()
    assert traces[0].passage.quote.split()[1] in ("jilin", "yanji", "tumen")
    assert open_cell(book, [PLACE], ["_coarser"], "team").persons == 12


@pytest.mark.usefixtures("told")
def test_at_the_county_the_province_alone_is_known_only_more_coarsely(witness: Witness) -> None:
    made = tabulate(witness.casebook, [f"{PLACE}.county"], "team")
    assert made.table.counts == {("shenyang",): 11, ("tumen",): 2, ("yanji",): 8, ("_coarser",): 15}
    assert open_cell(witness.casebook, [f"{PLACE}.county"], ["yanji"], "team").persons == 8
