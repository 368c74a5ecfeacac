"""Cases whose answer is known from elsewhere: tables, sequences of releases, shares."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from tests.release.grid import grid, kept_back, keys, possible
from tests.release.sample import assembled, people

from bearwitness.domain.frame import PersonRow
from bearwitness.release.counts.cells import Axis, Key, gather, with_margins
from bearwitness.release.counts.stranger import Stranger
from bearwitness.release.counts.system import System
from bearwitness.release.errors import BadPlan, PersonsNotReleased
from bearwitness.release.planning.plan import Plan
from bearwitness.report.tile_map import draw_map
from bearwitness.report.words import Speaker

YOUNG_OLD = np.array([[5, 2, 0], [6, 3, 4]])
"""Young and old by Spain, Iceland, Portugal: the first table of GaussSuppression's vignette (1.2.3)."""


def ends(hidden: set[Key], cell: Key) -> tuple[int, int]:
    cells = grid(YOUNG_OLD)
    published = {key: cells.count(key) for key in cells.members if key not in hidden}
    stranger = Stranger(System(cells.axes, cells.schemas), published)
    found = [stranger.extreme(cell, upwards=up, stop=100) for up in (False, True)]
    assert all(found)
    least, most = (each[cell] for each in found if each)
    return least, most


def inner(*places: tuple[int, int]) -> set[Key]:
    return {keys(*each)[3] for each in places}


def test_withholding_small_cells_alone_protects_nothing() -> None:
    assert ends(inner((0, 2)), keys(0, 2)[3]) == (0, 0)


@pytest.mark.parametrize(("cell", "least", "most"), [((0, 2), 0, 2), ((1, 2), 2, 4), ((0, 1), 0, 2)])
def test_the_published_pattern_leaves_ranges_of_two(cell: tuple[int, int], least: int, most: int) -> None:
    hidden = inner((1, 1), (1, 2), (0, 1), (0, 2))
    assert ends(hidden, keys(*cell)[3]) == (least, most)


def test_linked_areas_are_not_worked_out_by_anybody() -> None:
    """The vignette's second table: areas, and the European Union, of which two are members. Brute force over
    every pair of rows that a reader who knows the members could think of."""
    groups = {"Spain": ("EU", 5, 6), "Iceland": ("nonEU", 2, 3), "Portugal": ("EU", 0, 4)}
    rows = [
        PersonRow(
            token=f"{geo}{age}{n}",
            lists=frozenset(),
            values={"geo": (geo,), "eu": (eu,), "age": (age,)},
            sources=frozenset({f"{geo}{age}{n}"}),
        )
        for geo, (eu, young, old) in groups.items()
        for age, number in (("young", young), ("old", old))
        for n in range(number)
    ]
    closed = {"geo": tuple(groups), "eu": ("EU", "nonEU"), "age": ("young", "old")}
    cells = gather(
        rows,
        [("age", "geo"), ("age", "eu")],
        closed=closed,
        allowed=frozenset(),
        many=frozenset(),
        threshold=3,
    )
    hidden = kept_back(cells, [], threshold=3)
    shown = {key: cells.count(key) for key in cells.members if key not in hidden}
    told = np.indices((8,) * 6, dtype=np.int8).reshape(6, -1)
    whole = {key: told[_rows(key, groups)].sum(axis=0) for key in cells.members}
    agree = np.all([whole[key] == number for key, number in shown.items()], axis=0)
    seen = {key: set(np.unique(whole[key][agree]).tolist()) for key in hidden}
    small = [key for key in hidden if 0 < cells.count(key) < 3]
    assert small
    assert all(len(seen[key]) > 1 for key in small)


def _rows(key: Key, groups: dict[str, tuple[str, int, int]]) -> list[int]:
    """Which of the six counts make up a cell."""
    asked = dict(key)
    return [
        place
        for place, (age, geo) in enumerate(product(("young", "old"), groups))
        if asked.get("age", age) == age
        and asked.get("geo", geo) == geo
        and asked.get("eu", groups[geo][0]) == groups[geo][0]
    ]


def test_no_share_leaves_whose_base_could_be_told() -> None:
    """14.3 % of fewer than 15 is 1 of 7 or 2 of 14: a release has counts only, and a plan cannot ask for shares."""
    assert [(n, base) for base in range(1, 15) for n in range(base) if round(100 * n / base, 1) == 14.3] == [
        (1, 7),
        (2, 14),
    ]
    words = "{en: A, ko: 가, zh: 甲}"
    plan = f"title: {words}\npurpose: {words}\nperiod: 2000/2020\n"
    for asked in ("tables: [{by: [sex], percent: true}]", "shares: [{of: sex}]"):
        with pytest.raises(BadPlan):
            Plan.from_yaml(plan + asked)


def test_counts_are_exact_or_withheld_never_rounded() -> None:
    """2, 2, 2, 2 of 8, rounded to five, are 0, 0, 0, 0 of 10: that has one solution."""
    solutions = [each for each in product(range(3), repeat=4) if 8 <= sum(each) <= 12]
    assert solutions == [(2, 2, 2, 2)]
    cells = grid(np.array([[12, 12], [12, 12]]))
    hidden = kept_back(cells, [], threshold=10)
    assert hidden == frozenset()
    assert {cells.count(key) for key in cells.members} == {12, 24, 48}


def test_an_axis_of_one_category_tells_its_total() -> None:
    axes = {"a": Axis(property="a", categories=("one",), overlapping=False)}
    system = System(axes, with_margins([("a",)]))
    found = Stranger(system, {(): 30}).extreme((("a", "one"),), upwards=False, stop=100)
    assert found is not None
    assert found[("a", "one"),] == 30


def test_a_small_table_is_withheld_by_its_possible_values() -> None:
    cells = grid(np.array([[2, 6], [6, 6]]))
    hidden = kept_back(cells, [], threshold=3)
    values = possible(cells, hidden, most=12)
    assert set(range(3)) <= values[keys(0, 0)[3]]


def test_a_map_is_of_counts_and_never_jittered() -> None:
    """Fresh noise of 5 km a release leaves 0.9 km after thirty: a map is drawn of the table, the same every time."""
    assert round(5 / 30**0.5, 1) == 0.9
    made = [assembled(rows=people(300)) for _ in range(2)]
    (table,) = [each for each in made[0].release.tables if each.mapped]
    (again,) = [each for each in made[1].release.tables if each.mapped]
    say = Speaker(language="en")
    assert draw_map(table, say) == draw_map(again, say)
    changed = replace(table, cells=tuple(replace(each, count=None) for each in table.cells))
    assert draw_map(changed, say) != draw_map(table, say)


def test_no_network_leaves_person_by_person() -> None:
    """Of degrees 3, 1, 1, 1, 2, 2 the one of degree three is unique: a plan cannot ask for a network."""
    degrees = Counter([3, 1, 1, 1, 2, 2])
    assert [degree for degree, number in degrees.items() if number == 1] == [3]
    words = "{en: A, ko: 가, zh: 甲}"
    plan = f"title: {words}\npurpose: {words}\nperiod: 2000/2020\n"
    with pytest.raises(PersonsNotReleased):
        Plan.from_yaml(plan + "networks: [{between: role}]")
    with pytest.raises(BadPlan):
        Plan.from_yaml(plan + "tables: [{by: [role], network: true}]")
