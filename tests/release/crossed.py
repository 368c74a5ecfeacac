"""Released tables of numbered properties, crossed two by two, to round and to check by adding up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from bearwitness.domain.released_table import Category, Dimension, Frame, ReleasedCell, ReleasedTable
from bearwitness.domain.words import Words
from bearwitness.release.counts.cells import Key

SAID = Words(en="A", ko="가", zh="甲")
FRAME = Frame(population=SAID, frame=SAID, period="2000/2020")
People = Sequence[npt.NDArray[np.bool_]]
"""Of each property, who (rows) stands in which category (columns)."""


def people(sizes: Sequence[int], number: int, seed: int, *, several: bool = False) -> People:
    """Persons in categories of unequal size; where `several`, in up to two of the first property."""
    chance = np.random.default_rng(seed)
    found = []
    for place, size in enumerate(sizes):
        odds = chance.dirichlet(np.ones(size))
        marks = np.zeros((number, size), dtype=bool)
        for _ in range(2 if several and place == 0 else 1):
            marks[np.arange(number), chance.choice(size, number, p=odds)] = True
        found.append(marks)
    return found


def crossed(held: People, *, least: int, several: bool = False) -> list[ReleasedTable]:
    """Tables by every two properties; counts under `least` are withheld."""
    return [
        table_of(
            {place: held[place] for place in pair},
            least=least,
            overlapping=frozenset({0} if several else ()),
        )
        for pair in combinations(range(len(held)), 2)
    ]


def table_of(
    held: dict[int, npt.NDArray[np.bool_]], *, least: int, overlapping: frozenset[int] = frozenset()
) -> ReleasedTable:
    """One table by the properties of these numbers."""
    dimensions = tuple(
        Dimension(
            property=f"p{place}",
            label=SAID,
            categories=tuple(Category(code=f"c{code}", label=SAID) for code in range(marks.shape[1])),
            overlapping=place in overlapping,
        )
        for place, marks in held.items()
    )
    choices = [[*range(marks.shape[1]), None] for marks in held.values()]
    everybody = np.ones(len(next(iter(held.values()))), dtype=bool)
    cells = []
    for codes in product(*choices):
        who = everybody
        for code, marks in zip(codes, held.values(), strict=True):
            who = who if code is None else who & marks[:, code]
        count = int(who.sum())
        key = tuple(None if code is None else f"c{code}" for code in codes)
        cells.append(ReleasedCell(key=key, count=count if count >= least else None))
    name = "-".join(map(str, held))
    return ReleasedTable(
        figure=f"table-{name}", title=SAID, frame=FRAME, dimensions=dimensions, cells=tuple(cells)
    )


def key_of(table: ReleasedTable, cell: ReleasedCell) -> Key:
    pairs = zip((each.property for each in table.dimensions), cell.key, strict=True)
    return tuple(sorted((name, code) for name, code in pairs if code is not None))


def numbers(tables: Sequence[ReleasedTable]) -> dict[Key, int]:
    """Every number that is shown; a cell of several tables must read the same in each."""
    found: dict[Key, int] = {}
    for table in tables:
        for cell in table.cells:
            if cell.count is not None:
                assert found.setdefault(key_of(table, cell), cell.count) == cell.count
    return found


def broken(tables: Sequence[ReleasedTable]) -> list[str]:
    """Sums that a reader can add up and that do not hold, word for word as she would do it."""
    return [fault for table in tables for fault in _broken(table)]


def _broken(table: ReleasedTable) -> Iterator[str]:
    counts = {cell.key: cell.count for cell in table.cells}
    for place, dimension in enumerate(table.dimensions):
        codes = [each.code for each in dimension.categories]
        others = [[*(c.code for c in each.categories), None] for each in table.dimensions]
        others[place] = [None]
        for key in product(*others):
            parts = [counts[(*key[:place], code, *key[place + 1 :])] for code in codes]
            margin, shown = counts[key], [each for each in parts if each is not None]
            if margin is None:
                continue
            whole = len(shown) == len(parts)
            if dimension.overlapping:
                good = max(shown, default=0) <= margin and (not whole or sum(shown) >= margin)
            else:
                good = sum(shown) == margin if whole else sum(shown) <= margin
            if not good:
                yield f"{table.figure} {key} {parts} {margin}"
