"""What a ring of releases protects, and how far: on small systems of cells that are written down here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pytest
from tests.release.grid import grid, taken

from bearwitness.release.comparing import rings
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.levels import Areas
from bearwitness.release.comparing.moment import Moment
from bearwitness.release.comparing.nesting import Nesting
from bearwitness.release.comparing.rings import Rings, _Ring
from bearwitness.release.counts.cells import Axis, Cells, Key, with_margins
from bearwitness.release.counts.proofs import Proofs
from bearwitness.release.counts.roster import Roster
from bearwitness.release.counts.system import System

ALL: Key = ()
CELLS = Cells(axes={}, schemas=((),), roster=Roster(()), members={})


def a(number: int) -> Key:
    return (("a", f"a{number}"),)


def b(number: int) -> Key:
    return (("b", f"b{number}"),)


def ab(one: int, other: int) -> Key:
    return (*a(one), *b(other))


def line(*numbers: int) -> dict[Key, int]:
    """Persons in each category of one property."""
    return {ALL: sum(numbers), **{a(place): number for place, number in enumerate(numbers)}}


def square(*rows: tuple[int, int]) -> dict[Key, int]:
    """Persons by two properties of two categories each."""
    inner = {ab(i, j): number for i, row in enumerate(rows) for j, number in enumerate(row)}
    sums = {a(i): sum(row) for i, row in enumerate(rows)} | {b(j): sum(r[j] for r in rows) for j in (0, 1)}
    return {ALL: sum(inner.values()), **sums, **inner}


def moment(
    counts: Mapping[Key, int],
    *,
    told: Collection[Key],
    new: Collection[Key],
    tables: Collection[Key] | None = None,
    now: bool = True,
    known: bool = True,
) -> Moment:
    codes: dict[str, dict[str, None]] = {}
    for key in counts:
        for name, code in key:
            codes.setdefault(name, {})[code] = None
    axes = {
        name: Axis(property=name, categories=tuple(each), overlapping=False) for name, each in codes.items()
    }
    return Moment(
        system=System(axes, with_margins([tuple(sorted(axes))])),
        counts=counts,
        tables=frozenset(counts if tables is None else tables),
        told=frozenset(told),
        new=frozenset(new),
        now=now,
        known=known,
    )


def test_a_cell_that_would_open_what_was_withheld_before_is_kept_back() -> None:
    """Of five in two categories it was told, and not who of them: the greater of both tells the smaller."""
    ring = _Ring(moment(line(1, 4, 20), told=[ALL, a(2)], new=[a(1)]), 3)
    assert ring.found([]) == a(1)
    assert ring.found([a(1)]) is None


def test_of_cells_that_open_another_the_nearest_and_smallest_is_kept_back() -> None:
    ring = _Ring(moment(line(1, 4, 20), told=[ALL], new=[a(1), a(2)]), 3)
    assert ring.found([]) == a(1)
    assert ring.found([a(1)]) is None


def test_cells_are_ordered_by_what_they_share_how_much_they_tell_and_how_many_they_hold() -> None:
    ring = _Ring(moment(square((1, 9), (5, 40)), told=[], new=[]), 3)
    keys = [ALL, a(0), a(1), b(0), b(1), ab(0, 1), ab(1, 0), ab(1, 1)]
    nearest = sorted(keys, key=lambda key: ring._order(key, ab(0, 0)))
    assert nearest == [ab(1, 0), ab(0, 1), b(0), a(0), ab(1, 1), a(1), b(1), ALL]


def test_what_leaves_every_cell_open_is_shown() -> None:
    ring = _Ring(moment(line(1, 4, 20), told=[a(2)], new=[ALL]), 3)
    assert ring.targets == [ALL, a(0), a(1)]
    assert ring.found([]) is None


def test_a_cell_that_earlier_releases_left_narrow_holds_up_nothing_that_leaves_it_so() -> None:
    counts = square((1, 1), (20, 20))
    ring = _Ring(moment(counts, told=[a(0)], new=[b(0)], tables=[a(0), ab(0, 0), b(0)]), 3)
    assert ring.found([]) is None


@pytest.mark.parametrize("other", [0, 1])
def test_a_cell_that_earlier_releases_left_narrow_is_made_no_narrower(other: int) -> None:
    """Of two in its row, at most one stands in a column of one: in this one, and so one is left; or in the other."""
    counts = square((1, 1), (other * 20, (1 - other) * 20))
    ring = _Ring(moment(counts, told=[a(0)], new=[b(other)], tables=[a(0), ab(0, 0), b(other)]), 3)
    assert ring.found([]) == b(other)


def test_what_no_program_answers_is_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = _Ring(moment(line(1, 4, 20), told=[a(2)], new=[ALL]), 3)
    monkeypatch.setattr(Proofs, "safe", lambda *_: False)
    monkeypatch.setattr(Proofs, "reached", lambda *_: None)
    assert ring.found([]) == ALL


def test_cells_that_hang_together_with_nothing_of_before_are_left_to_their_own_search() -> None:
    new = [a(0), a(1), a(2)]
    assert _Ring(moment(line(1, 4, 20), told=[ALL], new=new), 3).targets == []
    assert _Ring(moment(line(1, 4, 20), told=[ALL], new=new[:2]), 3).targets == new
    assert _Ring(moment(line(1, 4, 20), told=[ALL], new=[]), 3).targets == []


def test_what_is_shown_is_solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = _Ring(moment(line(1, 4, 20), told=[a(2)], new=[ALL]), 3)
    assert ring.found([]) is None
    monkeypatch.setattr(Proofs, "against", lambda *_: pytest.fail("nothing else is shown"))
    assert ring.found([]) is None
    assert ring.found([a(0)]) is None


def _of(monkeypatch: pytest.MonkeyPatch, most: int, *moments: Moment) -> list[Moment]:
    monkeypatch.setattr(rings, "MOST_TARGETS", most)
    monkeypatch.setattr(rings, "moments_of", lambda *_: moments)
    return [each.moment for each in Rings.of(CELLS, (), 3).rings]


def test_cells_to_protect_of_earlier_persons_are_bounded_and_those_of_now_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = line(1, 4, 20)
    now, *before = (moment(counts, told=[a(2)], new=[ALL], now=each) for each in (True, False, False, False))
    assert len(_Ring(now, 3).targets) == 3
    kept = _of(monkeypatch, 6, now, *before)
    assert [id(each) for each in kept] == [id(each) for each in (now, *before[:2])]
    assert [id(each) for each in _of(monkeypatch, 5, now, *before)] == [id(now), id(before[0])]
    assert [id(each) for each in _of(monkeypatch, 2, now, *before)] == [id(now)]


def test_every_set_of_persons_keeps_back_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    one = moment(line(1, 4, 20), told=[ALL, a(2)], new=[a(1)])
    other = moment(line(4, 1, 20), told=[ALL, a(2)], new=[a(0)], now=False)
    open_ = moment(line(1, 4, 20), told=[a(2)], new=[ALL])
    monkeypatch.setattr(rings, "moments_of", lambda *_: (one, other, open_))
    found = Rings.of(CELLS, (), 3)
    assert found.found([]) == {a(0), a(1)}
    assert found.found([a(0), a(1)]) == set()


@pytest.mark.parametrize(
    ("by", "asked", "why"),
    [(Rings, "found", "companion"), (Nesting, "found", "nested"), (Areas, "withheld", "nested")],
)
def test_what_a_comparison_finds_is_kept_back_until_it_finds_no_more(
    by: type, asked: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One cell leads to the next; all were told before, so that no other need be kept back with them."""
    cells = grid(np.full((3, 3), 20))
    earlier = [taken("R", cells, frozenset(protect(cells, [], threshold=3)))]
    leads = {ALL: a(0), a(0): b(2)}
    assert protect(cells, earlier, threshold=3) == {}

    def found(_: object, withheld: Collection[Key]) -> set[Key]:
        return {each for one, each in leads.items() if one in (ALL, *withheld)} - {*withheld}

    monkeypatch.setattr(by, asked, found)
    assert protect(cells, earlier, threshold=3) == {a(0): why, b(2): why}


def test_what_an_earlier_release_kept_back_stays_so_whatever_its_size() -> None:
    """Two groups of sixty and all within them, which some guard kept back then: shown now, they would open what it protected."""
    cells = grid(np.full((3, 3), 20))
    hidden = {key for key in cells.members if {*key} & {*a(0), *a(1)}}
    earlier = [taken("R", cells, frozenset(hidden))]
    assert protect(cells, earlier, threshold=3) == dict.fromkeys(hidden, "earlier")
