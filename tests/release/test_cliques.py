"""Joint tables stand for one table by all properties: beside plain ways of saying what a ring is."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.release.counts.cells import Axis, Key, Schema, keys_of, with_margins
from bearwitness.release.counts.cliques import cliques, within
from bearwitness.release.counts.stranger import Stranger
from bearwitness.release.counts.system import System

PAIRS = [*combinations("abcdef", 2)]
SIZES = dict(zip("abcdef", (2, 3, 2, 4, 2, 3), strict=True))
TABLES = st.sets(st.sampled_from(PAIRS), max_size=9)


def pruned(pairs: set[Schema]) -> set[Schema]:
    """What is left when every property that stands at the end of one table is taken away: rings, and ways between them."""
    while True:
        ends = {each for pair in pairs for each in pair if sum(each in other for other in pairs) == 1}
        if not ends:
            return pairs
        pairs = {pair for pair in pairs if not set(pair) & ends}


def hangs_like_a_tree(groups: list[set[str]]) -> bool:
    """Whether groups can be put away one by one, each time one that shares with all others no more than with one of them."""
    left = [*groups]
    while len(left) > 1:
        ear = next(
            (
                each
                for each in left
                if any(
                    other is not each
                    and each & set().union(*(one for one in left if one is not each)) <= other
                    for other in left
                )
            ),
            None,
        )
        if ear is None:
            return False
        left.remove(ear)
    return True


@given(TABLES)
def test_joint_tables_hold_all_tables_and_hang_like_a_tree(pairs: set[Schema]) -> None:
    found = cliques(pairs, SIZES)
    alone = [set(pair) for pair in pairs if not any(set(pair) <= set(each) for each in found)]
    assert hangs_like_a_tree([*map(set, found), *alone])
    assert not any(set(one) <= set(other) for one, other in product(found, found) if one != other)


@given(TABLES)
def test_there_are_joint_tables_where_there_is_a_ring_and_only_of_what_is_in_one(pairs: set[Schema]) -> None:
    rings = pruned(pairs)
    found = cliques(pairs, SIZES)
    assert bool(found) == bool(rings)
    assert {name for each in found for name in each} <= {name for pair in rings for name in pair}
    assert all(len(each) > 2 for each in found)


def test_a_ring_of_four_is_cut_by_its_smaller_table() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")]
    assert cliques(ring, {"a": 9, "b": 2, "c": 9, "d": 2}) == (("a", "b", "d"), ("b", "c", "d"))
    assert cliques(ring, {"a": 2, "b": 9, "c": 2, "d": 9}) == (("a", "b", "c"), ("a", "c", "d"))


def test_a_table_by_three_is_its_own() -> None:
    assert cliques([("a", "b", "c"), ("a", "b")], SIZES) == (("a", "b", "c"),)


def test_two_rings_that_share_one_property_are_apart() -> None:
    rings = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("c", "e")]
    assert cliques(rings, SIZES) == (("a", "b", "c"), ("c", "d", "e"))
    assert within([*cliques(rings, SIZES)], [("a", "b")], SIZES, most=1000) == (("a", "b", "c"),)


def test_a_way_between_two_rings_is_in_no_joint_table() -> None:
    way = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("e", "g")]
    assert cliques(way, dict.fromkeys("abcdefg", 2)) == (("a", "b", "c"), ("e", "f", "g"))


def test_rings_reach_as_far_as_they_share_a_table() -> None:
    groups = [("a", "b", "c"), ("b", "c", "d"), ("c", "d", "e"), ("e", "f", "g")]
    sizes = dict.fromkeys("abcdefg", 2)
    assert within(groups, [("a", "b"), ("g",)], sizes, most=1000) == (*groups[:3],)
    assert within(groups, [("a", "b"), ("g",)], sizes, most=54) == (*groups[:2],)
    assert within(groups, [("a", "b"), ("g",)], sizes, most=53) == (*groups[:1],)
    assert within(groups, [("a",), ("f",)], sizes, most=1000) == ()


def test_a_joint_table_without_room_is_cut_into_threes() -> None:
    sizes = {"a": 1, "b": 2, "c": 3, "d": 4}
    group = [("a", "b", "c", "d")]
    assert within(group, [("a", "d")], sizes, most=120) == (("a", "b", "c", "d"),)
    threes = (("a", "b", "c"), ("a", "b", "d"), ("a", "c", "d"), ("b", "c", "d"))
    assert within(group, [("a", "d")], sizes, most=119) == threes[:2] + threes[2:3]
    assert within(group, [("a", "d")], sizes, most=24) == threes[:1]
    assert within(group, [("a", "d")], sizes, most=23) == ()


AXES = {name: Axis(property=name, categories=("0", "1"), overlapping=False) for name in "abcd"}
RINGS = [
    [("a", "b"), ("b", "c"), ("a", "c")],
    [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")],
    [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("b", "d")],
    PAIRS[:3] + PAIRS[5:7] + PAIRS[9:10],
]


@settings(deadline=None, max_examples=20)
@given(
    st.sampled_from(RINGS),
    st.lists(st.sampled_from((0, 0, 1, 2, 5)), min_size=16, max_size=16),
    st.sets(st.integers(0, 40), max_size=30),
)
def test_they_allow_what_one_table_by_all_allows(
    tables: list[Schema], numbers: list[int], open_: set[int]
) -> None:
    whole = tuple(sorted({name for each in tables for name in each}))
    asked = with_margins(tables)
    counts = _counts(whole, numbers)
    cells = [key for schema in asked for key in keys_of(AXES, schema)]
    shown = {key: counts[key] for place, key in enumerate(cells) if place not in open_}
    sizes = dict.fromkeys("abcd", 2)
    systems = [System(AXES, with_margins([*asked, *more])) for more in (cliques(asked, sizes), [whole])]
    for key in (key for key in cells if key not in shown):
        ends = [
            [
                found[key]
                for up in (False, True)
                if (found := Stranger(system, shown).extreme(key, upwards=up, stop=50))
            ]
            for system in systems
        ]
        assert len(ends[0]) == 2
        assert ends[0] == ends[1]


def _counts(whole: Schema, numbers: list[int]) -> dict[Key, int]:
    joint = np.array(numbers[: 2 ** len(whole)]).reshape((2,) * len(whole))
    return {
        key: int(
            joint[tuple(int(dict(key)[name]) if name in dict(key) else slice(None) for name in whole)].sum()
        )
        for schema in with_margins([whole])
        for key in keys_of(AXES, schema)
    }


@pytest.mark.parametrize("tables", [[], [("a",)], [("a", "b")], [("a", "b"), ("b", "c"), ("b", "d")]])
def test_a_tree_has_none(tables: list[Schema]) -> None:
    assert cliques(tables, SIZES) == ()
