"""Years beside their periods and a table of the same persons: what a stranger can work out by trying everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.release.grid import kept_back, taken

from bearwitness.domain.codebook import Codebook, codebook
from bearwitness.domain.codebook.band import DateBand
from bearwitness.domain.partial_date import PartialDate
from bearwitness.release.comparing import levels
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts import suppression
from bearwitness.release.counts.cells import Axis, Cells, Key, with_margins
from bearwitness.release.counts.roster import Roster
from bearwitness.release.errors import CannotProtect

YEAR, PERIOD, SEX = "left_home.year", "left_home", "sex"
Counts = npt.NDArray[np.int8]
State = tuple[str, str, str]
"""Where one stands by year, by period and by sex."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A codebook of a few periods, and every way to stand in it.

    There are up to `held` persons at each state, and a stranger tries up to `most`: so many that two states can trade.
    """

    bands: Mapping[str, str]
    states: tuple[State, ...]
    tables: tuple[tuple[str, ...], ...]
    threshold: int
    held: int
    most: int

    @property
    def book(self) -> Codebook:
        periods = tuple(
            DateBand(code=code, period=PartialDate(edtf=text)) for code, text in self.bands.items()
        )
        return replace(codebook(), bands={**codebook().bands, "period": periods})

    def axes(self) -> dict[str, Axis]:
        codes = [dict.fromkeys(state[at] for state in self.states) for at in range(3)]
        listed = {YEAR: tuple(codes[0]), PERIOD: (*self.bands, "_not_recorded"), SEX: tuple(codes[2])}
        used = {name for table in self.tables for name in table}
        return {
            name: Axis(property=name, categories=each, overlapping=False)
            for name, each in listed.items()
            if name in used
        }

    def cells(self, counts: Sequence[int], tables: tuple[tuple[str, ...], ...] | None = None) -> Cells:
        tables = tables or self.tables
        people = {
            state: frozenset(f"{place}.{number}" for number in range(size))
            for place, (state, size) in enumerate(zip(self.states, counts, strict=True))
        }
        roster = Roster(tuple(sorted(frozenset().union(*people.values()))))
        axes = {name: axis for name, axis in self.axes().items() if any(name in table for table in tables)}
        found = Cells(axes=axes, schemas=with_margins(tables), roster=roster, members={})
        members = {
            key: roster.group(
                each for state, who in people.items() if self.stands(state, key) for each in who
            )
            for schema in found.schemas
            for key in found.keys_of(schema)
        }
        return replace(found, members=members)

    def stands(self, state: State, key: Key) -> bool:
        own = dict(zip((YEAR, PERIOD, SEX), state, strict=True))
        return all(own[name] == code for name, code in key)

    def everything(self) -> Counts:
        """Every set of counts, a column each."""
        return _everything(len(self.states), self.most)

    def total(self, counts: Counts, key: Key) -> Counts:
        inside = [self.stands(state, key) for state in self.states]
        found: Counts = counts[inside].sum(axis=0, dtype=np.int8)
        return found


@cache
def _everything(states: int, most: int) -> Counts:
    return np.indices((most + 1,) * states, dtype=np.int8).reshape(states, -1)


TWO = World(
    bands={"A": "2003/2004", "B": "2005/.."},
    states=(
        ("2003", "A", ""),
        ("2004", "A", ""),
        ("2005", "B", ""),
        ("_outside", "B", ""),
        ("_coarser", "A", ""),
        ("_coarser", "B", ""),
        ("_not_recorded", "_not_recorded", ""),
    ),
    tables=((YEAR,), (PERIOD,)),
    threshold=2,
    held=3,
    most=6,
)
SPLIT = World(
    bands={"A": "2003/2004"},
    states=tuple(
        (*dated, sex)
        for dated in (("2003", "A"), ("2004", "A"), ("_coarser", "A"), ("_not_recorded", "_not_recorded"))
        for sex in ("F", "M")
    ),
    tables=((YEAR, SEX), (PERIOD,)),
    threshold=2,
    held=2,
    most=4,
)
WORLDS = {"two periods": TWO, "split by sex": SPLIT}


def told(world: World, cells: Sequence[tuple[Cells, frozenset[Key]]]) -> Counts:
    """Every set of counts that agrees with all that releases show."""
    every = world.everything()
    for shown, withheld in cells:
        for key in shown.members:
            if key not in withheld:
                every = every[:, world.total(every, key) == shown.count(key)]
    return every


def groups(world: World, cells: Cells) -> dict[str, list[int]]:
    """Cells, and what the years leave of each period; by the places of their states."""
    found = {
        str(key): [at for at, state in enumerate(world.states) if world.stands(state, key)]
        for key in cells.members
    }
    for band in world.bands:
        found[f"rest of {band}"] = [
            at for at, (year, period, _) in enumerate(world.states) if period == band and not year.isdigit()
        ]
    return found


def refuse_determined(
    world: World, counts: Sequence[int], shown: Sequence[tuple[Cells, frozenset[Key]]]
) -> None:
    agreeing = told(world, shown)
    assert (agreeing == np.array(counts)[:, None]).all(axis=0).any()
    for cells, _ in shown:
        for name, places in groups(world, cells).items():
            could = set(np.flatnonzero(np.bincount(agreeing[places].sum(axis=0, dtype=np.int8))).tolist())
            assert not could <= set(range(1, world.threshold)), (name, could, counts)


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> World:
    chosen = WORLDS[request.param]
    for module in (suppression, levels):
        monkeypatch.setattr(module, "codebook", lambda: chosen.book)
    return chosen


def cases(world: World) -> st.SearchStrategy[list[int]]:
    size = len(world.states)
    return st.lists(st.integers(0, world.held), min_size=size, max_size=size)


SETTINGS = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(data=st.data())
def test_a_series_beside_a_coarser_one_and_a_table_never_determines_a_few(
    world: World, data: st.DataObject
) -> None:
    counts = data.draw(cases(world))
    cells = world.cells(counts)
    withheld = protected(cells, (), world)
    refuse_determined(world, counts, [(cells, withheld)])
    for key in withheld:
        if cells.count(key) < world.threshold:
            could = world.total(told(world, [(cells, withheld)]), key)
            assert could.min() == 0
            assert could.max() >= world.threshold


@SETTINGS
@given(data=st.data())
@pytest.mark.parametrize("first", [YEAR, PERIOD])
def test_a_series_after_one_at_another_step_never_determines_a_few(
    world: World, first: str, data: st.DataObject
) -> None:
    counts = data.draw(cases(world))
    before = world.cells(counts, tuple(each for each in world.tables if first in each))
    held = protected(before, (), world)
    after = world.cells(counts, tuple(each for each in world.tables if first not in each))
    withheld = protected(after, [taken("R-1", before, held)], world)
    refuse_determined(world, counts, [(before, held), (after, withheld)])


def protected(cells: Cells, earlier: Sequence[Snapshot], world: World) -> frozenset[Key]:
    """What is withheld; everything, where no choice is safe."""
    try:
        return kept_back(cells, earlier, threshold=world.threshold)
    except CannotProtect:
        return frozenset(cells.members)
