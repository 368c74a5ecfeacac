"""Families: figures about the same thing, joined by those that descend from one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bearwitness.domain.genealogy import Descent, Family
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.population import natural, some
from bearwitness.patterns.genealogy.strands import World

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a figure is about: what must be the same, and what may be left unsaid."""

    key: Key
    where: frozenset[str]


def families(world: World, found: Lineage) -> tuple[Family, ...]:
    """Families, the largest first.

    A figure stands with the figure at the head of its line: what it is compared with, what that is compared with,
    and so on. Heads are together where measure, kind of unit, sex, condition, form and other telling words are
    the same; a head that leaves people or place unsaid joins the largest group that states them, unless that
    group holds a part of it.
    """
    descents = {each.child: each for each in found.descents}
    groups = _groups(sorted(world.figures.values(), key=lambda each: natural(each.id)), world)
    members: dict[int, list[str]] = {}
    for id_ in sorted(world.figures, key=natural):
        members.setdefault(groups[_head(id_, descents)], []).append(id_)
    ordered = sorted(members.values(), key=lambda ids: (-len(ids), natural(ids[0])))
    return tuple(
        _family(f"N{number:02}", ids, descents, found, world) for number, ids in enumerate(ordered, start=1)
    )


def _head(id_: str, descents: Mapping[str, Descent]) -> str:
    while (descent := descents.get(id_)) is not None and descent.like is not None:
        id_ = descent.like
    return id_


def subject(figure: PublishedFigure, world: World) -> Subject:
    """What a figure is about."""
    population = world.populations[figure.id]
    telling = ["sex", "form", "apart", "word"]
    if figure.unit in ("persons", "percent"):
        telling.append("condition")
    unit = "money" if figure.money else figure.unit
    sides = (some(population.base, *telling), some(population.part, *telling))
    return Subject(key=(figure.measure, unit, *sides), where=population.of("people", "place"))


def _groups(figures: Sequence[PublishedFigure], world: World) -> dict[str, int]:
    """Number of the group in which each figure stands by its own subject."""
    exact: dict[Subject, list[str]] = {}
    for each in figures:
        exact.setdefault(subject(each, world), []).append(each.id)
    groups: list[tuple[Subject, list[str]]] = []
    for about, ids in sorted(
        exact.items(), key=lambda item: (-len(item[0].where), -len(item[1]), natural(item[1][0]))
    ):
        fitting = [
            group
            for group in groups
            if group[0].key == about.key and about.where < group[0].where and not _parts(ids, group[1], world)
        ]
        if fitting:
            max(fitting, key=lambda group: len(group[1]))[1].extend(ids)
        else:
            groups.append((about, list(ids)))
    return {id_: number for number, (_, ids) in enumerate(groups) for id_ in ids}


def _parts(wholes: Sequence[str], ids: Sequence[str], world: World) -> bool:
    """Whether some figure is a part of one of the wholes."""
    return any(world.populations[id_].whole in wholes for id_ in ids)


def _family(
    name: str, ids: Sequence[str], descents: Mapping[str, Descent], found: Lineage, world: World
) -> Family:
    by_origin: dict[str, list[str]] = {}
    for id_ in ids:
        by_origin.setdefault(_origin(id_, descents), []).append(id_)
    best = {each.id: place for strand in found.strands for place, each in enumerate(strand)}
    first = {
        origin: min(line, key=lambda id_: (_linked(id_, descents), best.get(id_, 0), natural(id_)))
        for origin, line in by_origin.items()
    }
    independent = sorted(first.values(), key=natural)
    known = {*world.sources, *world.figures}
    roots = [origin if origin in known else first[origin] for origin in by_origin]
    unit, range_ = _range([world.figures[id_] for id_ in independent])
    head = world.figures[
        max(independent, key=lambda id_: (len(by_origin[_origin(id_, descents)]), -ids.index(id_)))
    ]
    return Family(
        id=name,
        measure=head.measure,
        population=_population(ids, world),
        members=tuple(ids),
        roots=tuple(sorted(roots, key=natural)),
        independent=tuple(independent),
        unit=unit,
        range=range_,
    )


def _linked(id_: str, descents: Mapping[str, Descent]) -> int:
    """Figures that credit an origin stand for it before those that only agree with it."""
    grade = descents[id_].grade if id_ in descents else "stated"
    return ("stated", "probable", "possible").index(grade)


def _origin(id_: str, descents: Mapping[str, Descent]) -> str:
    """First figure of a line, or the source or name that it credits."""
    while id_ in descents:
        id_ = descents[id_].parent
    return id_


def _population(ids: Sequence[str], world: World) -> str:
    """Wording that most members use, the first of them on a tie."""
    counted = Counter(world.figures[id_].population for id_ in ids if world.populations[id_].whole is None)
    texts = counted or Counter(world.figures[id_].population for id_ in ids)
    return max(texts, key=lambda text: texts[text])


def _range(figures: Sequence[PublishedFigure]) -> tuple[str, tuple[Decimal, Decimal]]:
    """Unit that most of the figures use, the first of them on a tie, and their stated ends in it."""
    units = Counter(each.unit for each in figures)
    unit = max(units, key=lambda each: units[each])
    ends = [end for each in figures if each.unit == unit for end in each.ends]
    return unit, (min(ends), max(ends))
