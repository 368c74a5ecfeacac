"""Small tables for suppression tests, and what a stranger could make of them by trying everything."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Axis, Cells, Key, with_margins
from bearwitness.release.counts.roster import Roster, Who

Counts = npt.NDArray[np.int64]


def kept_back(cells: Cells, earlier: Sequence[Snapshot], *, threshold: int) -> frozenset[Key]:
    return frozenset(protect(cells, earlier, threshold=threshold))


def taken(name: str, cells: Cells, withheld: frozenset[Key]) -> Snapshot:
    """What the casebook keeps of a release of these cells."""
    published = frozenset(cells.members) - withheld
    return Snapshot(release=name, roster=cells.roster, members=cells.members, published=published)


def who_stands(held: Cells | Snapshot, key: Key) -> frozenset[str]:
    return held.roster.persons(held.members[key])


def grid(counts: Counts) -> Cells:
    """Cells of a two-way table whose persons are numbered."""
    down, across = counts.shape
    axes = {
        "a": Axis(property="a", categories=tuple(f"a{i}" for i in range(down)), overlapping=False),
        "b": Axis(property="b", categories=tuple(f"b{j}" for j in range(across)), overlapping=False),
    }
    people = {
        (i, j): frozenset(f"{i}.{j}.{n}" for n in range(counts[i, j]))
        for i in range(down)
        for j in range(across)
    }
    return whole(axes, people)


def whole(axes: dict[str, Axis], people: dict[tuple[int, int], frozenset[str]]) -> Cells:
    roster = Roster(tuple(sorted(frozenset().union(*people.values()))))
    members: dict[Key, Who] = {}
    for (i, j), who in people.items():
        for key in keys(i, j):
            members[key] = members.get(key, 0) | roster.group(who)
    return Cells(axes=axes, schemas=with_margins([("a", "b")]), roster=roster, members=members)


def keys(i: int, j: int) -> tuple[Key, ...]:
    a, b = ("a", f"a{i}"), ("b", f"b{j}")
    return (), (a,), (b,), (a, b)


def possible(cells: Cells, withheld: frozenset[Key], most: int) -> dict[Key, set[int]]:
    """Every count, up to a most a cell, that each withheld cell has in some table that agrees."""
    down, across = len(cells.axes["a"].categories), len(cells.axes["b"].categories)
    tables = np.indices((most + 1,) * (down * across), dtype=np.int16).reshape(down, across, -1)
    sums: dict[Key, npt.NDArray[np.int64]] = {(): tables.sum(axis=(0, 1))}
    for i in range(down):
        for j in range(across):
            _, row, column, cell = keys(i, j)
            sums[row], sums[column], sums[cell] = (
                tables[i].sum(axis=0),
                tables[:, j].sum(axis=0),
                tables[i, j],
            )
    agree = np.ones(tables.shape[-1], dtype=bool)
    for key in cells.members:
        if key not in withheld:
            agree &= sums[key] == cells.count(key)
    return {key: set(np.unique(sums[key][agree]).tolist()) for key in withheld}
