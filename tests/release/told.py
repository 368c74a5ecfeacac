"""What releases tell together, by one whole program over all properties at once: what the gate must agree with.

A reader takes all releases to speak of the same persons, and knows every number that is true of them. Which persons
these are is tried for each release; of cells that were counted of others she knows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import NOT_RECORDED, Key, gather

Told = Mapping[Key, int]
Codes = Mapping[str, tuple[str, ...]]
Row = npt.NDArray[np.float64]
FAR = 30
"""How far above its count a cell is looked for."""


@dataclass(frozen=True)
class Case:
    """Persons at each release, and the tables that it has."""

    codes: Codes
    rows: Sequence[Sequence[PersonRow]]
    plans: Sequence[Sequence[tuple[str, ...]]]


def person(number: int, values: Mapping[str, str]) -> PersonRow:
    coded = {name: (code,) for name, code in values.items() if code != NOT_RECORDED}
    return PersonRow(
        token=f"p{number:04}", lists=frozenset(), values=coded, sources=frozenset({f"s{number}"})
    )


def released(case: Case, threshold: int) -> list[Snapshot]:
    """What the casebook keeps of each release, one after the other."""
    found: list[Snapshot] = []
    for place, (rows, tables) in enumerate(zip(case.rows, case.plans, strict=True)):
        cells = gather(
            rows,
            tables,
            closed=case.codes,
            allowed=frozenset(),
            many=frozenset(),
            threshold=threshold,
            agreed=frozenset(case.codes),
        )
        shown = cells.members.keys() - protect(cells, found, threshold=threshold).keys()
        found.append(
            Snapshot(
                release=f"R-{place}", roster=cells.roster, members=cells.members, published=frozenset(shown)
            )
        )
    return found


def too_narrow(case: Case, snapshots: Sequence[Snapshot], threshold: int) -> list[str]:
    """Cells of any table that a release has made narrower than the rule says: the release, the cell, what is told of it.

    A cell that was told of others by some release need only be hidden where it is small.
    """
    found = []
    shown = {key for each in snapshots for key in each.published}
    asked = sorted({key for each in snapshots for key in each.members})
    for rows in {tuple(each.token for each in rows): rows for rows in case.rows}.values():
        reader = _Reader(case.codes, rows)
        now = reader.true(snapshots)
        for key in (
            key for key in asked if key not in now and (key not in shown or reader.count(key) < threshold)
        ):
            if not reader.open(key, now, threshold):
                found += _blame(reader, key, snapshots, threshold)
    return found


def _blame(reader: _Reader, key: Key, snapshots: Sequence[Snapshot], threshold: int) -> list[str]:
    """Releases that told more of the cell than those before them, and more than may be told."""
    steps = [reader.true(snapshots[: place + 1]) for place in range(len(snapshots))]
    return [
        f"{snapshots[place].release} {key}: {reader.count(key)}, {reader.ends(key, told)}, {reader.ends(key, steps[place - 1])} before"
        for place, told in enumerate(steps)
        if place and key not in told and not reader.open(key, told, threshold)
        if reader.ends(key, told) != reader.ends(key, steps[place - 1])
    ]


class _Reader:
    def __init__(self, codes: Codes, rows: Sequence[PersonRow]) -> None:
        self._names = list(codes)
        self._places = np.array([*product(*((*each, NOT_RECORDED) for each in codes.values()))])
        self._rows = rows

    def who(self, key: Key) -> frozenset[str]:
        return frozenset(
            row.token
            for row in self._rows
            if all(row.values.get(name, (NOT_RECORDED,)) == (code,) for name, code in key)
        )

    def count(self, key: Key) -> int:
        return len(self.who(key))

    def true(self, snapshots: Sequence[Snapshot]) -> dict[Key, int]:
        """What was published and is true of these persons."""
        return {
            key: each.members[key].bit_count()
            for each in snapshots
            for key in each.published
            if each.roster.persons(each.members[key]) == self.who(key)
        }

    def open(self, key: Key, told: Told, threshold: int) -> bool:
        """Whether the cell could be as many things as the rule says."""
        number = self.count(key)
        least, most = self.ends(key, told)
        return most - least >= threshold and (number >= threshold or least == 0)

    def ends(self, key: Key, told: Told) -> tuple[int, int]:
        goal = self._row(key)
        matrix = np.array([*map(self._row, told), goal])
        low = np.array([*told.values(), 0], dtype=float)
        high = np.array([*told.values(), self.count(key) + FAR], dtype=float)
        found = []
        for sign in (1, -1):
            solved = milp(
                sign * goal,
                integrality=np.ones(len(goal), dtype=np.int64),
                constraints=LinearConstraint(matrix, low, high),
                bounds=Bounds(0, np.inf),
            )
            assert solved.x is not None
            found.append(round(float(goal @ solved.x)))
        return found[0], found[1]

    def _row(self, key: Key) -> Row:
        inside = np.ones(len(self._places), dtype=bool)
        for name, code in key:
            inside &= self._places[:, self._names.index(name)] == code
        return inside.astype(float)


def case(seed: int, *, moving: bool) -> Case:
    """Persons of a few kinds, in two to four releases of one or two tables each; some come, go or are coded anew."""
    chance = Random(seed)  # noqa: S311  # cases for a test
    codes = {
        name: tuple(f"{name}{code}" for code in range(chance.choice([1, 2, 2])))
        for name in "abcd"[: chance.choice([3, 3, 4])]
    }
    sizes = chance.choice([(1, 2, 3, 4, 8), (1, 2, 3, 5, 8, 12, 15, 20, 30, 40, 60)])
    number, rows = 0, list[PersonRow]()
    for _ in range(chance.randint(4, 14)):
        values = {name: chance.choice((*each, NOT_RECORDED)) for name, each in codes.items()}
        for _ in range(chance.choice(sizes)):
            rows.append(person(number, values))
            number += 1
    pairs = [(one, other) for one in codes for other in codes if one < other]
    releases, history = chance.choice([2, 3, 3, 4]), list[list[PersonRow]]()
    plans = list[list[tuple[str, ...]]]()
    chance.shuffle(pairs)
    for place in range(releases):
        if moving and place:
            rows = [each for each in rows if chance.random() > chance.choice([0, 0, 0.03])]
            for _ in range(chance.choice([0, 1, 2, 12])):
                values = {name: chance.choice((*each, NOT_RECORDED)) for name, each in codes.items()}
                rows.append(person(number, values))
                number += 1
        history.append(list(rows))
        plans.append([pairs[place % len(pairs)]])
        if chance.random() < 0.3:
            plans[-1].append(chance.choice([(chance.choice([*codes]),), chance.choice(pairs)]))
    return Case(codes, history, plans)
