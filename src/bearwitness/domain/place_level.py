"""Places of persons brought to one level, so that of the categories of a table none lies within another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, get_args

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer

Level = Literal["province", "county"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The first is meant where none is named."""
COARSER = "_coarser"
"""Code of whoever is known only more coarsely than a level."""
ONLY = frozenset({"home_province"})
"""Properties of which a coarser place says nothing, so that engines see them at one level as they stand."""


def axis_of(name: str, level: Level) -> str:
    """Name under which a property is counted at a level."""
    return f"{name}.{level}"


def leveled(axis: str) -> tuple[str, Level | None]:
    """Property that is counted, and at which level; none where it has no levels."""
    name, _, last = axis.rpartition(".")
    return next(((name, each) for each in LEVELS if name and each == last), (axis, None))


def levels_of(book: Codebook, name: str) -> tuple[Level, ...]:
    """Levels at which a property can be counted; none of one whose values are no places, or stand at one level."""
    known = book.properties.get(name)
    if known is None or known.type != "place" or name in ONLY:
        return ()
    return {"county": LEVELS, "province": LEVELS[:1]}.get(known.publish, ())


def default_axis(book: Codebook, name: str) -> str:
    """Name under which a property is counted where no level is named."""
    levels = levels_of(book, name)
    return axis_of(name, levels[0]) if levels else name


def at_level(places: Iterable[str], level: Level) -> tuple[str, ...]:
    """The places of one person at a level, each once, sorted.

    A place around another of hers says nothing more. One that is no finer than the level, or unknown to the gazetteer,
    is `COARSER`.
    """
    known = Gazetteer.load()
    around = {each: known.ancestors(each) if each in known.places else () for each in places}
    told = set().union(*around.values())
    return tuple(sorted({_rolled(known, (each, *around[each]), level) for each in around.keys() - told}))


def _rolled(known: Gazetteer, chain: Sequence[str], level: Level) -> str:
    fit = (each for each in chain if each in known.places and known.place(each).precision == level)
    return next(fit, COARSER)


def with_levels(rows: Sequence[PersonRow], axes: Iterable[str]) -> Sequence[PersonRow]:
    """Rows that say, by the name of each axis that has a level, where persons stand on it."""
    asked = {axis: found for axis in axes if (found := leveled(axis))[1] is not None}
    return [_placed(row, asked) for row in rows] if asked else rows


def _placed(row: PersonRow, asked: dict[str, tuple[str, Level | None]]) -> PersonRow:
    values, conflicts = dict(row.values), set(row.conflicts)
    for axis, (name, level) in asked.items():
        if level is not None and name in row.values:
            values[axis] = at_level(row.values[name], level)
        if name in row.conflicts:
            conflicts.add(axis)
    return replace(row, values=values, conflicts=frozenset(conflicts))
