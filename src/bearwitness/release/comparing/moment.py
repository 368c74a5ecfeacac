"""One set of persons, as a reader takes them for whom all releases speak of: now, or those of an earlier release.

Of everybody in it, each property is as the release itself counted it, or else as it is now, or as the latest release
counted it. What any release published is a sum in it where the persons of a cell are those of the moment but for fewer
than the least count: who takes few changes for none would think so. A cell that changed by more says nothing of the moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bearwitness.domain.codebook import codebook
from bearwitness.domain.place_level import leveled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import (
    NOT_RECORDED,
    Axis,
    Cells,
    Key,
    Marks,
    Schema,
    cells_in,
    with_margins,
)
from bearwitness.release.counts.cliques import cliques, within
from bearwitness.release.counts.roster import Who, union
from bearwitness.release.counts.system import System
from bearwitness.release.counts.ties import Tie, ties_of

MOST_JOINT = 1_500
"""Cells of the joint tables of one moment together."""
MOST_CELLS = 2_000
"""Cells of all its tables; beyond it only those that lie within its joint tables are solved together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Counts of one set of persons in all tables that hang together with those of a plan.

    Attributes
    ----------
    system
        How its cells are tied together.
    counts
        Number of persons in each cell.
    tables
        Cells of tables of any release; the others belong to joint tables and their margins alone.
    told
        Cells that an earlier release showed.
    new
        Cells of the plan that say something of these persons, if they are shown.
    now
        Whether they are those of the plan.
    known
        Whether what was told is true of exactly those of the plan, so that the plan's own tables are solved with it.
    """

    system: System
    counts: Mapping[Key, int]
    tables: frozenset[Key]
    told: frozenset[Key]
    new: frozenset[Key]
    now: bool
    known: bool = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Persons:
    """Who there is, and for each property who stands in which category."""

    everybody: Who
    marks: Mapping[str, Marks]


def moments_of(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> Iterator[Moment]:
    """The persons of now, and those of each earlier release where they were others.

    Parameters
    ----------
    cells
        All cells of the plan's tables.
    earlier
        Snapshots of every earlier release, the latest last, on a roster that begins with that of the cells.
    threshold
        Least number of persons by which a cell says nothing of others.
    """
    every = tuple(dict.fromkeys(_schema(key) for each in earlier for key in each.members))
    schemas = _hanging_together(every, cells.schemas)
    latest: list[Snapshot | Cells] = [cells, *reversed(earlier)]
    seen: list[_Persons] = []
    for own in latest if earlier else ():
        persons = _persons(own, latest, {name for schema in schemas for name in schema})
        if persons not in seen:
            seen.append(persons)
            yield from _moments(persons, schemas, cells, earlier, threshold, now=own is cells)


def _schema(key: Key) -> Schema:
    return tuple(name for name, _ in key)


def _hanging_together(every: Sequence[Schema], asked: Sequence[Schema]) -> tuple[Schema, ...]:
    """All tables that can be reached from those asked for, from one property to the next, and these."""
    reached = {name for schema in asked for name in schema}
    left = {each for each in every if each}
    while found := {each for each in left if reached.intersection(each)}:
        left -= found
        reached.update(name for each in found for name in each)
    return with_margins([*asked, *(each for each in every if reached.issuperset(each))])


def _persons(own: Snapshot | Cells, others: Sequence[Snapshot | Cells], names: set[str]) -> _Persons:
    everybody = union(own.members.values())
    return _Persons(everybody, {name: _placed(name, everybody, (own, *others)) for name in names})


def _placed(name: str, everybody: Who, told: Sequence[Snapshot | Cells]) -> Marks:
    """Everybody in the categories of whoever told first of them; of whom nobody told, as not recorded."""
    found: dict[str, Who] = {}
    left = everybody
    for each in told:
        marks = _marks(each, name)
        for code, who in marks.items():
            if left == everybody or who & left:
                found[code] = found.get(code, 0) | (who & left)
        left &= ~union(found.values())
    return {**found, NOT_RECORDED: found.get(NOT_RECORDED, 0) | left}


def _marks(held: Snapshot | Cells, name: str) -> Marks:
    return {key[0][1]: who for key, who in held.members.items() if len(key) == 1 and key[0][0] == name}


def _moments(
    persons: _Persons,
    schemas: tuple[Schema, ...],
    cells: Cells,
    earlier: Sequence[Snapshot],
    threshold: int,
    *,
    now: bool,
) -> Sequence[Moment]:
    axes = {name: _axis(name, persons, cells, threshold) for name in persons.marks}
    sizes = {name: len(axis.categories) for name, axis in axes.items()}
    joint = within(cliques(schemas, sizes), cells.schemas, sizes, most=MOST_JOINT)
    if cells_in({*schemas, *with_margins(joint)}, sizes) > MOST_CELLS:
        schemas = tuple(each for each in schemas if not each or any({*each} <= {*one} for one in joint))
    members = dict(_members(schemas, axes, persons))
    counts = {key: who.bit_count() for key, who in members.items()}
    more = with_margins([*schemas, *joint])
    for schema in (each for each in more if each not in schemas):
        counts.update((key, who.bit_count()) for key, who in _members((schema,), axes, persons))
    ties = [each for each in ties_of(axes, codebook()) if _holds(each, counts)]
    system = System(axes, more, listed=threshold, ties=ties)
    seen: list[Moment] = []
    for apart in (1, threshold):
        told = {key for each in earlier for key in _alike(members, each.members, each.published, apart)}
        new = _alike(members, cells.members, cells.members, apart)
        moment = Moment(
            system=system,
            counts=counts,
            tables=frozenset(members),
            told=frozenset(told),
            new=frozenset(new),
            now=now,
            known=now and apart == 1,
        )
        if moment not in seen:
            seen.append(moment)
    return seen


def _alike(
    members: Mapping[Key, Who], others: Mapping[Key, Who], keys: Collection[Key], apart: int
) -> set[Key]:
    """Of these cells those whose persons differ by fewer than so many."""
    return {key for key in keys if key in members and (others[key] ^ members[key]).bit_count() < apart}


def _axis(name: str, persons: _Persons, cells: Cells, threshold: int) -> Axis:
    """A place is shown by itself because many persons stand in it, so that a reader knows it."""
    marks = persons.marks[name]
    several = sum(who.bit_count() for who in marks.values()) > union(marks.values()).bit_count()
    known, asked = codebook().properties.get(leveled(name)[0]), cells.axes.get(name)
    many = (code for code, who in marks.items() if code[0] != "_" and who.bit_count() >= threshold)
    return Axis(
        property=name,
        categories=tuple(marks),
        overlapping=several or (asked is not None and asked.overlapping),
        listed=frozenset(many) if known is not None and known.type == "place" else frozenset(),
    )


def _members(
    schemas: Sequence[Schema], axes: Mapping[str, Axis], persons: _Persons
) -> Iterator[tuple[Key, Who]]:
    for schema in schemas:
        found: list[tuple[Key, Who]] = [((), persons.everybody)]
        for name in schema:
            marks = persons.marks[name]
            found = [
                ((*key, (name, code)), who & marks[code])
                for key, who in found
                for code in axes[name].categories
            ]
        yield from found


def _holds(tie: Tie, counts: Mapping[Key, int]) -> bool:
    """Whether it is true of a moment whose years and periods were counted by different releases."""
    return all(
        all(key in counts for key, _ in row)
        and low <= sum(weight * counts[key] for key, weight in row) <= high
        for row, low, high in tie.rows
    )
