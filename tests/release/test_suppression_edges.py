"""Suppression at its edges: what is linked, how much is too much, and which cell goes next."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.release.grid import Counts, grid, keys

from bearwitness.release.counts import suppression
from bearwitness.release.counts.cells import Axis, Cells, Key, with_margins
from bearwitness.release.counts.roster import Roster
from bearwitness.release.counts.suppression import MOST_CELLS, Suppression
from bearwitness.release.counts.system import Sum
from bearwitness.release.errors import CannotProtect


class Built(Exception):  # no error: it says how far a search came
    """The linear system would be built now."""


def sized(*sizes: int) -> Cells:
    """Nobody, in one table by properties of so many categories."""
    names = "abcd"[: len(sizes)]
    axes = {
        name: Axis(property=name, categories=tuple(map(str, range(size))), overlapping=False)
        for name, size in zip(names, sizes, strict=True)
    }
    return Cells(axes=axes, schemas=with_margins([tuple(names)]), roster=Roster(()), members={})


@pytest.mark.parametrize(
    ("sizes", "fits"),
    [((19_999,), True), ((20_000,), False), ((1, 9_999), True), ((1, 10_000), False), ((99, 199), True)],
)
def test_cells_and_all_their_margins_are_counted_against_the_most(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...], fits: bool
) -> None:
    """A table of r by c has (r + 1)(c + 1) cells with its margins; 20,000 are not too many."""

    def build(*_: object, **__: object) -> None:
        raise Built

    monkeypatch.setattr(suppression, "System", build)
    assert MOST_CELLS == 20_000
    with pytest.raises(Built if fits else CannotProtect):
        Suppression(cells=sized(*sizes), threshold=10)


def next_by_the_rule(search: Suppression, exposed: Key) -> Key:
    """Of the sums with the exposed cell, the one of which the fewest other persons are hidden; in it, the smallest."""
    hidden = search.withheld.keys()

    def tight(each: Sum) -> tuple[int, Key]:
        others = [key for key in (*each.parts, each.margin) if key in hidden and key != exposed]
        return sum(search.cells.count(key) for key in others), each.margin

    around = [each for each in search.sums if exposed == each.margin or exposed in each.parts]
    for each in sorted(around, key=tight):
        for choice in (each.parts, (each.margin,)):
            free = [key for key in choice if key not in hidden | search.known]
            if free:
                return min(free, key=lambda key: (-len(key), search.cells.count(key), key))
    free = [key for key in search.cells.members if key not in hidden | search.known]
    return min(free, key=lambda key: (-len(key), search.cells.count(key), key))


@settings(deadline=None, max_examples=25)
@given(arrays(np.int64, (2, 3), elements=st.integers(0, 30)), st.sets(st.integers(0, 11), max_size=4))
def test_the_smallest_in_the_tightest_sum_goes_next(counts: Counts, known: set[int]) -> None:
    cells = grid(counts)
    named = frozenset(key for place, key in enumerate(sorted(cells.members)) if place in known)
    search = Suppression(cells=cells, threshold=10, known=named)
    choose, chosen = search._companion, list[Key]()

    def watched(exposed: Key) -> Key:
        assert choose(exposed) == next_by_the_rule(search, exposed)
        chosen.append(choose(exposed))
        return chosen[-1]

    with pytest.MonkeyPatch.context() as patch, suppress(CannotProtect):
        patch.setattr(Suppression, "_companion", lambda _, exposed: watched(exposed))
        search.withhold((), "few")
    assert set(chosen) == {key for key, why in search.withheld.items() if why == "companion"}


def test_one_small_count_takes_three_others_in_a_square() -> None:
    """Least is kept back: the smallest beside it, and what these two need."""
    search = Suppression(cells=grid(np.array([[12, 30, 30], [30, 3, 31], [29, 32, 40]])), threshold=5)
    search.withhold((), "few")
    square = {keys(*each)[3] for each in ((1, 1), (1, 0), (0, 0), (0, 1))}
    assert search.withheld.keys() == square
    assert search.withheld[keys(1, 1)[3]] == "few"


def test_the_least_count_itself_is_published_and_one_less_is_not() -> None:
    search = Suppression(cells=grid(np.array([[10, 10], [10, 10]])), threshold=10)
    search.withhold((), "few")
    assert search.withheld == {}
    search = Suppression(cells=grid(np.array([[9, 10], [10, 10]])), threshold=10)
    assert search.withheld == {keys(0, 0)[3]: "few"}


def test_a_property_of_one_category_hides_its_total_with_it() -> None:
    search = Suppression(cells=grid(np.array([[20, 3, 15]])), threshold=10)
    search.withhold((), "few")
    row, cell = keys(0, 1)[2], keys(0, 1)[3]
    assert {row, cell} <= search.withheld.keys()
    assert len(search.withheld) > 2


def test_a_cell_that_too_few_sources_tell_of_is_kept_back_for_that() -> None:
    cells = grid(np.array([[30, 30], [30, 3]]))
    thin = frozenset({keys(0, 0)[3], keys(1, 1)[3]})
    search = Suppression(cells=replace(cells, thin=thin), threshold=10)
    assert search.withheld == {keys(0, 0)[3]: "sources", keys(1, 1)[3]: "few"}


def test_what_is_asked_for_is_kept_back_for_its_reason_and_what_it_needs_with_it() -> None:
    """However many persons it holds; of two reasons the first stays."""
    search = Suppression(cells=grid(np.array([[30, 31, 32], [33, 34, 35]])), threshold=10)
    asked = keys(0, 0)[3]
    search.withhold({asked}, "changed")
    assert search.withheld[asked] == "changed"
    assert {why for key, why in search.withheld.items() if key != asked} == {"companion"}
    for each in search.sums:
        assert len(search.withheld.keys() & {*each.parts, each.margin}) != 1, "alone it could be worked out"
    before = dict(search.withheld)
    search.withhold({asked}, "nested")
    assert search.withheld == before
