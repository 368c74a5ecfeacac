"""How years hang together with the periods around them, where a release counts the same dates at both steps.

Whoever stands in a year stands in its period. What is left of a period is dated by no single year, or by one outside
the series; and whoever has no date, or is in doubt, is the same persons at either step. A stranger knows all of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.date_step import OUTSIDE, Years, by_year
from bearwitness.domain.place_level import COARSER
from bearwitness.release.counts.cells import APART, Axis, Key

Weight = tuple[Key, float]
Row = tuple[list[Weight], float, float]
"""Weights of cells, and the least and greatest that they can be together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Cells of years, the cell of a period that they lie within, and what a stranger knows of them together."""

    parts: tuple[Key, ...]
    margin: Key
    rows: tuple[Row, ...]


def ties_of(axes: Mapping[str, Axis], book: Codebook) -> tuple[Tie, ...]:
    """Ties of every property that axes count both by year and by period."""
    both = [(axes[axis], axes[name]) for axis in axes if (name := by_year(axis)) and name in axes]
    return tuple(tie for years, periods in both for tie in _of(years, periods, book))


def _of(years: Axis, periods: Axis, book: Codebook) -> Iterator[Tie]:
    counted = Years(periods.property, tuple(each for each in years.categories if each[0] != "_"), book)
    several = years.overlapping or periods.overlapping
    year, period = partial(_key, years.property), partial(_key, periods.property)
    left: list[Weight] = [(year(COARSER), -1.0)]
    for code, inside in counted.inside().items():
        parts, covered = tuple(map(year, inside)), counted.covers(code)
        rest = (year(COARSER),) if covered else (year(COARSER), year(OUTSIDE))
        yield Tie(
            parts=parts,
            margin=period(code),
            rows=_around(parts, period(code), rest) if several else (_at_most(parts, (period(code),)),),
        )
        left += [(period(code), 1.0), *((each, -1.0) for each in parts)] if covered else []
    if not several:
        yield Tie(parts=(), margin=year(COARSER), rows=((left, -np.inf, 0.0),))
    for code in (each for each in APART if each in years.categories and each in periods.categories):
        same: Row = ([(year(code), 1.0), (period(code), -1.0)], 0.0, 0.0)
        yield Tie(parts=(year(code),), margin=period(code), rows=(same,))


def _around(parts: tuple[Key, ...], margin: Key, rest: tuple[Key, ...]) -> tuple[Row, ...]:
    """Where a person may stand in several: each year is at most its period, and together with the rest they cover it."""
    return (*(_at_most((each,), (margin,)) for each in parts), _at_most((margin,), (*parts, *rest)))


def _at_most(some: tuple[Key, ...], others: tuple[Key, ...]) -> Row:
    return [*((each, 1.0) for each in some), *((each, -1.0) for each in others)], -np.inf, 0.0


def _key(name: str, code: str) -> Key:
    return ((name, code),)
