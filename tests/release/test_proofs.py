"""What a cell could be is proved by counts that were found; what is not proved is not open."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bearwitness.release.counts.cells import Axis, Key, with_margins
from bearwitness.release.counts.proofs import Proofs, Range
from bearwitness.release.counts.system import System

ALL: Key = ()
NONE: tuple[str, ...] = ()


def cell(number: int) -> Key:
    return (("a", f"a{number}"),)


def table(*numbers: int) -> dict[Key, int]:
    """Persons in each category of one property, and all of them."""
    return {ALL: sum(numbers), **{cell(place): number for place, number in enumerate(numbers)}}


def proofs(counts: Mapping[Key, int], *hidden: Key, threshold: int = 3, listed: int = 0) -> Proofs:
    """All cells but these are published; where there is a least number, every category is known to have it."""
    codes = tuple(key[0][1] for key in counts if key)
    axis = Axis(
        property="a", categories=codes, overlapping=False, listed=frozenset(codes if listed else NONE)
    )
    found = Proofs(System({"a": axis}, with_margins([("a",)]), listed=listed), counts, threshold)
    found.against({key: number for key, number in counts.items() if key not in hidden})
    return found


def test_a_small_count_is_open_from_nobody_to_the_threshold() -> None:
    found = proofs(table(1, 2, 20), cell(0), cell(1))
    assert found.safe(cell(0))
    assert found.reached(cell(0)) == Range(0, 3)


def test_one_less_is_not_open() -> None:
    found = proofs(table(1, 1, 20), cell(0), cell(1))
    assert not found.safe(cell(0))
    assert found.reached(cell(0)) == Range(0, 2)


@pytest.mark.parametrize("number", [0, 2, 3, 5, 40])
def test_what_is_left_of_a_sum_is_not_open(number: int) -> None:
    found = proofs(table(number, 4, 20), cell(0))
    assert not found.safe(cell(0))
    assert found.reached(cell(0)) == Range(number, number)


def test_of_a_small_count_it_must_not_be_told_that_there_is_anybody() -> None:
    found = proofs(table(2, 5, 20), cell(0), cell(1), listed=1)
    assert not found.safe(cell(0))
    assert found.reached(cell(0)) == Range(1, 4)


def test_a_count_that_could_be_shown_may_be_known_not_to_be_nobody() -> None:
    found = proofs(table(3, 6, 20), cell(0), cell(1), listed=3)
    assert found.safe(cell(0))
    assert found.reached(cell(0)) == Range(3, 6)


def test_a_search_that_finds_nothing_proves_nothing() -> None:
    """No counts agree with numbers that contradict one another."""
    found = proofs(table(1, 2, 20), cell(0), cell(1))
    found.against({ALL: 2, cell(2): 20})
    assert not found.safe(cell(0))
    assert found.reached(cell(0)) is None


def test_a_search_near_the_cell_that_finds_nothing_is_made_good_by_the_whole() -> None:
    """How many there are in all is neither told nor known, so that nothing near the cell can be asked."""
    axis = Axis(property="a", categories=("a0", "a1"), overlapping=False)
    counts = {cell(0): 1, cell(1): 2}
    found = Proofs(System({"a": axis}, with_margins([("a",)])), counts, 3)
    found.against({})
    assert found.safe(cell(0))
    assert found.reached(cell(0)) is not None


def test_counts_that_open_one_cell_are_kept_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    found = proofs(table(1, 2, 20), cell(0), cell(1))
    assert found.safe(cell(0))
    monkeypatch.setattr(Proofs, "_look", lambda *_, **__: pytest.fail("it was proved before"))
    assert found.safe(cell(1))
