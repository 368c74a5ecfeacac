"""Releases solved together: no cell that any of them withheld is made narrower by a later one."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from tests.release.grid import taken
from tests.release.told import case, person, released, too_narrow

from bearwitness.release.comparing import moment, rings
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.rings import Rings, _Ring
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import gather

QUIET = (33, 35, 1)
MOVING = (0, 33, 5104, 5120)
"""In the last two a margin that was told earlier, and is withheld now, gave away what is left of it."""
FELL = (33, 35)
"""Cases that were told while each release was compared with the others cell by cell."""


@pytest.mark.parametrize(("seed", "moving"), [*((n, False) for n in QUIET), *((n, True) for n in MOVING)])
def test_no_release_tells_what_another_withheld(seed: int, moving: bool) -> None:
    drawn = case(seed, moving=moving)
    assert too_narrow(drawn, released(drawn, 3), 3) == []


@pytest.mark.parametrize("seed", FELL)
def test_cell_by_cell_they_would_be_told(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rings, "found", lambda *_: set())
    drawn = case(seed, moving=False)
    assert too_narrow(drawn, released(drawn, 3), 3) != []


def test_a_quiet_casebook_has_one_set_of_persons() -> None:
    assert len(_rings(few_leave=0)) == 1


def test_persons_who_left_make_another() -> None:
    """Those of now and those of then, with the cells of exactly these persons, and with those of all but a few."""
    assert len(_rings(few_leave=2)) == 4


def test_too_many_cells_of_earlier_persons_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rings, "MOST_TARGETS", 0)
    assert all(each.moment.now or not each.targets for each in _rings(few_leave=2))


def test_what_is_too_large_is_left_to_the_comparison_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(each.targets for each in _rings(few_leave=0))
    monkeypatch.setattr(moment, "MOST_JOINT", 0)
    assert any(each.targets for each in _rings(few_leave=0))
    monkeypatch.setattr(moment, "MOST_CELLS", 0)
    assert not any(each.targets for each in _rings(few_leave=0))


def _rings(few_leave: int) -> Sequence[_Ring]:
    chance = Random(7)  # noqa: S311  # cases for a test
    codes = {name: (f"{name}0", f"{name}1") for name in "abc"}
    rows = [person(n, {name: chance.choice(each) for name, each in codes.items()}) for n in range(80)]
    earlier = list[Snapshot]()
    for tables, some in (([("a", "b")], rows), ([("b", "c")], rows)):
        cells = gather(some, tables, closed=codes, allowed=frozenset(), many=frozenset(), threshold=10)
        earlier.append(taken("R", cells, frozenset(protect(cells, earlier, threshold=10))))
    now = gather(
        rows[few_leave:], [("a", "c")], closed=codes, allowed=frozenset(), many=frozenset(), threshold=10
    )
    whole = now.roster.with_more(each.roster for each in earlier)
    return Rings.of(now, [each.on(whole) for each in earlier], 10).rings
