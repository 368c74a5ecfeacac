"""What a stranger can work out part by part is what trying every table finds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.release.grid import Counts, grid, keys, possible

from bearwitness.release.counts import stranger
from bearwitness.release.counts.cells import Axis, Key, with_margins
from bearwitness.release.counts.stranger import Stranger
from bearwitness.release.counts.system import System

MOST = 8
Number = TypeVar("Number", int, Counts)
HIDDEN = st.sets(st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=8)


def ends(reader: Stranger, cell: Key, *names: str) -> tuple[int | None, int | None]:
    near = names or None
    found = [reader.extreme(cell, upwards=up, stop=MOST, near=near) for up in (False, True)]
    least, most = (each[cell] if each else None for each in found)
    return least, most


@settings(deadline=None, max_examples=40)
@given(arrays(np.int64, (2, 3), elements=st.integers(0, 4)), HIDDEN)
def test_ends_are_those_of_every_table_tried(counts: Counts, places: set[tuple[int, int, int]]) -> None:
    cells = grid(counts)
    hidden = frozenset(keys(i, j)[which] for i, j, which in places)
    published = {key: cells.count(key) for key in cells.members if key not in hidden}
    reader = Stranger(System(cells.axes, cells.schemas), published)
    seen = possible(cells, hidden, most=MOST)
    for cell in hidden:
        inside = [each for each in seen[cell] if each <= MOST]
        assert ends(reader, cell) == ((min(inside), max(inside)) if inside else (None, None))


@settings(deadline=None, max_examples=40)
@given(arrays(np.int64, (2, 3), elements=st.integers(0, 4)), HIDDEN)
def test_what_is_found_near_by_is_possible(counts: Counts, places: set[tuple[int, int, int]]) -> None:
    cells = grid(counts)
    hidden = frozenset(keys(i, j)[which] for i, j, which in places)
    true = {key: cells.count(key) for key in cells.members}
    published = {key: true[key] for key in cells.members if key not in hidden}
    system = System(cells.axes, cells.schemas)
    reader = Stranger(system, published, true)
    for cell in hidden:
        found = reader.extreme(cell, upwards=True, stop=MOST, near=tuple(name for name, _ in cell))
        if found is not None:
            whole = {**true, **found}
            assert found.keys() <= hidden
            assert all(sum(whole[key] for key in each.parts) == whole[each.margin] for each in system.sums)


def test_parts_without_a_sum_in_common_do_not_touch() -> None:
    """Two rows withheld, each with a hidden pair: the one is solved without the other."""
    cells = grid(np.array([[20, 20, 20], [20, 20, 20]]))
    pairs = {keys(i, j)[3] for i, j in ((0, 0), (0, 1), (1, 0), (1, 1))}
    apart = {(("b", "b2"),)}
    published = {key: cells.count(key) for key in cells.members if key not in pairs | apart}
    found = Stranger(System(cells.axes, cells.schemas), published).extreme(
        keys(0, 0)[3], upwards=True, stop=99
    )
    assert found is not None
    assert found.keys() == pairs


def test_nothing_is_found_near_by_where_others_are_not_counted() -> None:
    axes = {
        name: Axis(property=name, categories=(f"{name}0", f"{name}1"), overlapping=False) for name in "ab"
    }
    cell = (("a", "a0"),)
    system = System(axes, with_margins([("a", "b")]))
    counts = {key: 5 for key in system.keys if key != ()}
    assert ends(Stranger(system, {}, counts), cell, "a") == (None, None)
    assert ends(Stranger(system, {}, {**counts, (): 10}), cell, "a") == (0, 8)


def test_only_counts_of_cells_that_share_a_sum_with_those_near_by_are_asked_for() -> None:
    axes = {
        name: Axis(property=name, categories=(f"{name}0", f"{name}1"), overlapping=False) for name in "abc"
    }
    cell = (("a", "a0"),)
    system = System(axes, with_margins([("a", "b"), ("c",)]))
    counts = {key: 5 for key in system.keys if "c" not in dict(key)}
    reader = Stranger(system, {}, {**counts, (): 10})
    assert ends(reader, cell, "a") == (0, 8)
    found = reader.extreme(cell, upwards=False, stop=MOST, near=("a",))
    assert found is not None
    assert found[cell] + found[(("a", "a1"),)] == 10
    assert found[(("a", "a1"), ("b", "b0"))] == found[(("a", "a1"), ("b", "b1"))] == 5


def test_least_is_what_a_stranger_knows_of_a_listed_category_and_of_no_cell_within_it() -> None:
    axes = {
        "a": Axis(property="a", categories=("a0", "a1"), overlapping=False, listed=frozenset({"a0"})),
        "b": Axis(property="b", categories=("b0",), overlapping=False),
    }
    for listed in (0, 4):
        system = System(axes, with_margins([("a", "b")]), listed)
        least = dict(zip(system.keys, system.least, strict=True))
        assert least.pop((("a", "a0"),)) == listed
        assert not any(least.values())
    assert not System(axes, with_margins([("a", "b")])).least.any()


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        ([6, 4], True),
        ([4, 6], True),
        ([5.9999999, 4], True),
        ([11, -1], False),
        ([6, 5], False),
        ([3, 6], False),
    ],
)
def test_an_answer_of_the_solver_that_does_not_hold_is_none(
    monkeypatch: pytest.MonkeyPatch, answer: list[float], holds: bool
) -> None:
    """Below nothing, above what is published, or below it: each alone is enough."""
    axes = {"a": Axis(property="a", categories=("a0", "a1"), overlapping=False)}
    both = Stranger(System(axes, with_margins([("a",)])), {(): 10})
    monkeypatch.setattr(stranger, "milp", lambda *_, **__: SimpleNamespace(x=np.array(answer)))
    found = both.extreme((("a", "a0"),), upwards=True, stop=99)
    assert (found is not None) is holds


@pytest.mark.parametrize(
    ("answer", "holds"), [([5, 5, 5, 5], True), ([6, 5, 5, 5], False), ([4, 5, 5, 5], False)]
)
def test_every_sum_must_hold(monkeypatch: pytest.MonkeyPatch, answer: list[float], holds: bool) -> None:
    """Two rows and two columns of ten: an answer that is wrong in one row and one column is none."""
    cells = grid(np.array([[5, 5], [5, 5]]))
    published = {key: cells.count(key) for key in cells.members if len(key) < 2}
    reader = Stranger(System(cells.axes, cells.schemas), published)
    monkeypatch.setattr(stranger, "milp", lambda *_, **__: SimpleNamespace(x=np.array(answer)))
    assert (reader.extreme(keys(0, 0)[3], upwards=True, stop=99) is not None) is holds


PARTS = tuple((("act", code),) for code in ("One", "Two", "_not_recorded", "_conflicting"))


def counted(one: Number, two: Number, both: Number, none: Number, apart: Number) -> dict[Key, Number]:
    return {
        (): one + two + both + none + apart,
        **dict(zip(PARTS, (one + both, two + both, none, apart), strict=True)),
    }


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 2), min_size=5, max_size=5), st.sets(st.sampled_from(PARTS), min_size=1))
def test_ends_of_categories_that_overlap_are_those_of_every_crowd_tried(
    sizes: list[int], hidden: set[Key]
) -> None:
    """Of each crowd of so many: who has one act, the other, both, none on record, or claims that differ."""
    crowds = np.indices((sum(sizes) + 1,) * 5, dtype=np.int16).reshape(5, -1)
    sums, true = counted(*crowds), counted(*sizes)
    agree = np.all([sums[key] == true[key] for key in sums.keys() - hidden], axis=0)
    codes = tuple(code for ((_, code),) in PARTS)
    axes = {"act": Axis(property="act", categories=codes, overlapping=True)}
    shown = {key: count for key, count in true.items() if key not in hidden}
    reader = Stranger(System(axes, with_margins([("act",)])), shown)
    for cell in hidden:
        found = [reader.extreme(cell, upwards=up, stop=99) for up in (False, True)]
        tried = sums[cell][agree]
        assert [each[cell] for each in found if each] == [tried.min(), tried.max()]
