"""All cells that a plan's tables share, over every property at once: who stands where.

Every person stands in every table: those for whom a property is not recorded, or on whom the claims
disagree, have a category of their own. So the one-way tables and the number of persons are exactly the
margins of the two-way tables, and can be protected together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from bearwitness.domain.frame import PersonRow
from bearwitness.patterns import cross_tabulate

NOT_RECORDED, CONFLICTING, OTHER = "_not_recorded", "_conflicting", "_other"
APART = (NOT_RECORDED, CONFLICTING)
"""Categories that exclude every other one."""

SOURCES = 3
"""Least number of sources that a count rests on: with fewer, it is one source's word, and its teller knows it."""

Key = tuple[tuple[str, str], ...]
"""A cell: pairs of property and code, sorted by property; the empty key is everybody."""
Schema = tuple[str, ...]
"""The properties of a table, sorted."""


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
    members: Mapping[Key, frozenset[str]]
    thin: frozenset[Key] = frozenset()

    def count(self, key: Key) -> int:
        """Number of persons in a cell."""
        return len(self.members[key])

    def keys_of(self, schema: Schema) -> list[Key]:
        """Every cell of a schema, also the empty ones."""
        return keys_of(self.axes, schema)


def keys_of(axes: Mapping[str, Axis], schema: Schema) -> list[Key]:
    """Every cell of a schema, also the empty ones."""
    pairs = ([(name, code) for code in axes[name].categories] for name in schema)
    return [tuple(each) for each in product(*pairs)]


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
    """
    names = sorted({name for table in tables for name in table})
    shown = {name: closed.get(name) or _frequent(rows, name, allowed, threshold) for name in names}
    full = [_completed(row, shown) for row in rows]
    axes = {name: _axis(full, name, shown[name], many, public=bool(closed.get(name))) for name in names}
    schemas = with_margins(tables)
    members: dict[Key, frozenset[str]] = {}
    for schema in schemas:
        filled = _fill(full, schema)
        members |= {key: filled.get(key, frozenset()) for key in keys_of(axes, schema)}
    sources = {row.token: row.sources for row in rows}
    thin = frozenset(key for key, who in members.items() if _is_thin(who, sources))
    return Cells(axes=axes, schemas=schemas, members=members, thin=thin)


def _is_thin(who: frozenset[str], sources: Mapping[str, frozenset[str]]) -> bool:
    found: set[str] = set()
    for token in who:
        found |= sources[token]
        if len(found) >= SOURCES:
            return False
    return True


def _fill(rows: Sequence[PersonRow], schema: Schema) -> dict[Key, frozenset[str]]:
    if not schema:
        return {(): frozenset(row.token for row in rows)}
    table = cross_tabulate(rows, schema)
    return {tuple(zip(schema, codes, strict=True)): who for codes, who in table.cells.items()}


def _frequent(
    rows: Sequence[PersonRow], name: str, allowed: frozenset[str], threshold: int
) -> tuple[str, ...]:
    counts = cross_tabulate(rows, (name,)).counts
    return tuple(code for (code,), number in counts.items() if number >= threshold and code in allowed)


def _completed(row: PersonRow, shown: Mapping[str, tuple[str, ...]]) -> PersonRow:
    values = {name: _codes(row, name, codes) for name, codes in shown.items()}
    return replace(row, values=values, conflicts=frozenset())


def _codes(row: PersonRow, name: str, shown: tuple[str, ...]) -> tuple[str, ...]:
    if name in row.conflicts:
        return (CONFLICTING,)
    codes = {code if code in shown else OTHER for code in row.values.get(name, ())}
    return tuple(sorted(codes)) or (NOT_RECORDED,)


def _axis(
    rows: Sequence[PersonRow], name: str, shown: tuple[str, ...], many: frozenset[str], *, public: bool
) -> Axis:
    """Without a public list, other is always there: that it is missing would tell that nobody stands in it."""
    table = cross_tabulate(rows, (name,))
    other = (OTHER,) if not public or (OTHER,) in table.cells else ()
    return Axis(
        property=name,
        categories=(*shown, *other, *APART),
        overlapping=table.multi or name in many,
        listed=frozenset() if public else frozenset(shown),
    )
