"""All cells that a plan's tables share, over every property at once: who stands where.

Every person stands in every table: those for whom a property is not recorded, or on whom the claims
disagree, have a category of their own. So the one-way tables and the number of persons are exactly the
margins of the two-way tables, and can be protected together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

import numpy as np

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.place_level import COARSER, leveled
from bearwitness.patterns import cross_tabulate
from bearwitness.release.counts.roster import Places, Roster, Who, union

NOT_RECORDED, CONFLICTING, OTHER = "_not_recorded", "_conflicting", "_other"
APART = (NOT_RECORDED, CONFLICTING)
"""Categories that exclude every other one."""

SOURCES = 3
"""Least number of sources that a count rests on: with fewer, it is one source's word, and its teller knows it."""

Key = tuple[tuple[str, str], ...]
"""A cell: pairs of property and code, sorted by property; the empty key is everybody."""
Schema = tuple[str, ...]
"""The properties of a table, sorted."""
Marks = dict[str, Who]
"""Code of a property to who stands in it; codes that hold nobody are absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One property.

    Attributes
    ----------
    categories
        Its codes, in order.
    overlapping
        Whether a person may stand in several.
    listed
        Codes that are shown only because many persons stand in them, so that a stranger knows it.
    """

    property: str
    categories: tuple[str, ...]
    overlapping: bool
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Who stands in which cell, for schemas that hold all their own margins.

    Attributes
    ----------
    thin
        Cells that rest on fewer than `SOURCES` sources, however many persons they hold.
    """

    axes: Mapping[str, Axis]
    schemas: tuple[Schema, ...]
    roster: Roster
    members: Mapping[Key, Who]
    thin: frozenset[Key] = frozenset()

    def count(self, key: Key) -> int:
        """Number of persons in a cell."""
        return self.members[key].bit_count()

    def keys_of(self, schema: Schema) -> list[Key]:
        """Every cell of a schema, also the empty ones."""
        return keys_of(self.axes, schema)


def keys_of(axes: Mapping[str, Axis], schema: Schema) -> list[Key]:
    """Every cell of a schema, also the empty ones."""
    pairs = ([(name, code) for code in axes[name].categories] for name in schema)
    return [tuple(each) for each in product(*pairs)]


def cells_in(schemas: Iterable[Schema], sizes: Mapping[str, int]) -> int:
    """Number of cells of these tables together, by the number of categories of each property."""
    return sum(prod(sizes[name] for name in schema) for schema in schemas)


def with_margins(tables: Iterable[tuple[str, ...]]) -> tuple[Schema, ...]:
    """The schemas of tables and all their margins, the smallest first."""
    found = {
        tuple(sorted(part))
        for table in tables
        for size in range(len(table) + 1)
        for part in combinations(table, size)
    }
    return tuple(sorted(found | {()}, key=lambda schema: (len(schema), schema)))


def gather(
    rows: Sequence[PersonRow],
    tables: Sequence[tuple[str, ...]],
    *,
    closed: Mapping[str, tuple[str, ...]],
    allowed: frozenset[str],
    many: frozenset[str],
    threshold: int,
    agreed: frozenset[str] = frozenset(),
) -> Cells:
    """Put persons into the cells of tables.

    Parameters
    ----------
    rows
        The persons who may be counted.
    tables
        The properties of each table.
    closed
        Property to the codes of its public list. Every code is shown, also where nobody stands: that a
        code is missing would tell. A property without a list (a place) shows the codes of at least
        `threshold` persons; the rest are gathered as other.
    allowed
        Codes that may be shown of properties without a list: places no finer than a county.
    many
        Properties of which a person can have several codes.
    threshold
        Least count that is shown, in persons.
    agreed
        Properties on which claims never disagree, so that nobody can stand apart for that.
    """
    rows = sorted(rows, key=lambda row: row.token)
    roster = Roster(tuple(row.token for row in rows))
    names = sorted({name for table in tables for name in table})
    shown = {name: closed.get(name) or _frequent(rows, name, allowed, threshold) for name in names}
    marks = {name: _marks(rows, roster, name, shown[name]) for name in names}
    apart = {
        name: tuple(each for each in APART if each != CONFLICTING or name not in agreed) for name in names
    }
    axes = {
        name: _axis(
            marks[name], shown[name], apart[name], name, many=name in many, public=bool(closed.get(name))
        )
        for name in names
    }
    schemas = with_margins(tables)
    members = {key: _members(key, marks, roster) for schema in schemas for key in keys_of(axes, schema)}
    sources = [row.sources for row in rows]
    thin = frozenset(key for key, who in members.items() if _is_thin(roster.places(who), sources))
    return Cells(axes=axes, schemas=schemas, roster=roster, members=members, thin=thin)


def _members(key: Key, marks: Mapping[str, Marks], roster: Roster) -> Who:
    who = roster.everybody
    for name, code in key:
        who &= marks[name].get(code, 0)
    return who


def _is_thin(places: Places, sources: Sequence[frozenset[str]]) -> bool:
    found: set[str] = set()
    for place in places:
        found |= sources[place]
        if len(found) >= SOURCES:
            return False
    return True


def _frequent(
    rows: Sequence[PersonRow], name: str, allowed: frozenset[str], threshold: int
) -> tuple[str, ...]:
    counts = cross_tabulate(rows, (name,)).counts
    return tuple(code for (code,), number in counts.items() if number >= threshold and code in allowed)


def _marks(rows: Sequence[PersonRow], roster: Roster, name: str, shown: tuple[str, ...]) -> Marks:
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for code in _codes(row, name, shown):
            places.setdefault(code, []).append(place)
    return {code: roster.at(np.array(found)) for code, found in places.items()}


def _codes(row: PersonRow, name: str, shown: tuple[str, ...]) -> set[str]:
    if name in row.conflicts:
        return {CONFLICTING}
    named = {*shown, COARSER}
    return {code if code in named else OTHER for code in row.values.get(name, ())} or {NOT_RECORDED}


def _axis(
    marks: Marks, shown: tuple[str, ...], apart: tuple[str, ...], name: str, *, many: bool, public: bool
) -> Axis:
    """Without a public list, other is always there: that it is missing would tell that nobody stands in it.

    So is what is known only more coarsely, where places stand at a level.
    """
    other = (OTHER,) if not public or OTHER in marks else ()
    coarser = (COARSER,) if leveled(name)[1] else ()
    several = sum(who.bit_count() for who in marks.values()) > union(marks.values()).bit_count()
    return Axis(
        property=name,
        categories=(*shown, *other, *coarser, *apart),
        overlapping=several or many,
        listed=frozenset() if public else frozenset(shown),
    )
