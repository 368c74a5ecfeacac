"""What each figure comes from: by what its text credits, else by agreement of value, hedge and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.genealogy import Descent, Grade
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.amount import agree, same_hedge
from bearwitness.patterns.genealogy.differences import differences
from bearwitness.patterns.genealogy.origins import Credit, credit_of
from bearwitness.patterns.genealogy.population import same_population
from bearwitness.patterns.genealogy.strands import World, ranked, strands, witness
from bearwitness.patterns.genealogy.when import later, order, same_period

Rankings = Mapping[str, Sequence[PublishedFigure]]
"""Figure to the ranking of the strand in which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Descents in the order of publication, and the strands of statements that were not read, best report first."""

    descents: tuple[Descent, ...]
    strands: tuple[tuple[PublishedFigure, ...], ...]


def lineage(world: World) -> Lineage:
    """Trace every figure.

    A credited source wins over any agreement. Its own figure is the parent where the file holds one that fits;
    else the source is, and the child is compared with the best report of it. A figure that credits nobody that
    can be looked up descends from an earlier figure of the same population and value: probably, where hedge and
    period agree too; possibly, where one of them does, or where its source is a primary report. A figure in two
    currencies in one source is one statement converted.
    """
    figures = sorted(world.figures.values(), key=lambda each: order(each, world.sources))
    credits_ = {each.id: credit_of(each, world.sources) for each in figures}
    parents = _read_parents(figures, credits_, world)
    unread = [each for each in figures if credits_[each.id].stated and each.id not in parents]
    joined = _joined(figures, credits_, parents, world)
    held, rankings = _rank(unread, credits_, joined, world)
    descents = []
    for each in figures:
        if each.id in parents:
            descents.append(
                Descent(child=each.id, parent=parents[each.id], grade="stated", like=parents[each.id])
            )
        elif credits_[each.id].stated:
            like = witness(each, rankings[each.id], world)
            key = credits_[each.id].key
            descents.append(
                Descent(child=each.id, parent=key, grade="stated", like=like.id if like else None)
            )
        elif each.id in joined:
            descents.append(_by_agreement(each, *joined[each.id], credits_, rankings, world))
    return Lineage(descents=tuple(descents), strands=tuple(tuple(each) for each in held))


def _read_parents(
    figures: Sequence[PublishedFigure], credits_: Mapping[str, Credit], world: World
) -> dict[str, str]:
    """Figure of the credited source, for every child whose credited source has one that fits."""
    parents: dict[str, str] = {}
    for child in figures:
        credit = credits_[child.id]
        if credit.kind != "source":
            continue
        fit = [
            each
            for each in figures
            if each.source == credit.key
            and _fits(each, child, world)
            and not later(each, child, world.sources)
            and child.id not in _chain(each.id, parents)
        ]
        if fit:
            parents[child.id] = min(fit, key=lambda each: _distance(each, child, world)).id
    return parents


def _fits(parent: PublishedFigure, child: PublishedFigure, world: World) -> bool:
    if parent.measure != child.measure:
        return False
    whom, now = world.populations[parent.id], world.populations[child.id]
    converted = parent.money and child.money and parent.unit != child.unit
    return (
        world.same_statement(parent, child)
        or (converted and same_population(whom, now))
        or "share inverted" in differences(parent, child, whom, now)
    )


def _distance(parent: PublishedFigure, child: PublishedFigure, world: World) -> tuple[object, ...]:
    whom, now = world.populations[parent.id], world.populations[child.id]
    return (
        parent.unit != child.unit,
        not agree(parent, child),
        not same_population(whom, now),
        len(differences(parent, child, whom, now)),
        order(parent, world.sources),
    )


def _chain(figure: str, parents: Mapping[str, str]) -> list[str]:
    chain = [figure]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain


def _joined(
    figures: Sequence[PublishedFigure],
    credits_: Mapping[str, Credit],
    parents: Mapping[str, str],
    world: World,
) -> dict[str, tuple[PublishedFigure, Grade]]:
    """Earlier figure with which a figure that credits nobody agrees, and how far."""
    found: dict[str, tuple[PublishedFigure, Grade]] = {}
    for at, child in enumerate(figures):
        if credits_[child.id].stated or child.id in parents:
            continue
        links = {**parents, **{id_: parent.id for id_, (parent, _) in found.items()}}
        graded = [
            (each, grade)
            for each in figures[:at]
            if not later(each, child, world.sources)
            and child.id not in _chain(each.id, links)
            and (grade := _grade(each, child, credits_[child.id], world)) is not None
        ]
        if graded:
            found[child.id] = min(
                graded, key=lambda pair: (pair[1] != "probable", order(pair[0], world.sources))
            )
        elif (pair := _converted(child, figures, world)) and child.id not in _chain(pair.id, links):
            found[child.id] = pair, "probable"
    return found


def _grade(parent: PublishedFigure, child: PublishedFigure, credit: Credit, world: World) -> Grade | None:
    same = parent.measure == child.measure and parent.source != child.source and agree(parent, child)
    if not same or not same_population(world.populations[parent.id], world.populations[child.id]):
        return None
    hedge, period = same_hedge(parent, child), same_period(parent, child)
    primary = "primary" in world.sources[child.source].kind.casefold()
    if hedge and period and credit.kind == "own" and not primary:
        return "probable"
    return "possible" if hedge or period else None


def _converted(
    child: PublishedFigure, figures: Sequence[PublishedFigure], world: World
) -> PublishedFigure | None:
    """Figure of the same source on the same thing in another currency, where the child is the source's own."""
    if not child.money or not child.attributed_to:
        return None
    for each in figures:
        same = (each.source, each.measure, each.population) == (child.source, child.measure, child.population)
        if same and each.money and each.unit != child.unit and each.attributed_to != child.attributed_to:
            return each
    return None


def _rank(
    unread: Sequence[PublishedFigure],
    credits_: Mapping[str, Credit],
    joined: Mapping[str, tuple[PublishedFigure, Grade]],
    world: World,
) -> tuple[list[list[PublishedFigure]], dict[str, Sequence[PublishedFigure]]]:
    """Strands of every origin that was not read, best report first; those that probably join count as support."""
    held: list[list[PublishedFigure]] = []
    rankings: dict[str, Sequence[PublishedFigure]] = {}
    for key in sorted({credits_[each.id].key for each in unread}):
        for strand in strands([each for each in unread if credits_[each.id].key == key], world):
            ids = {each.id for each in strand}
            support = [
                world.figures[child]
                for child, (parent, grade) in sorted(joined.items())
                if parent.id in ids and grade == "probable"
            ]
            held.append(ranked(strand, support, world))
            rankings.update(dict.fromkeys(ids, held[-1]))
    return held, rankings


def _by_agreement(
    child: PublishedFigure,
    parent: PublishedFigure,
    grade: Grade,
    credits_: Mapping[str, Credit],
    rankings: Rankings,
    world: World,
) -> Descent:
    """Descent from a figure, or from the origin that it credits where that was not read."""
    if parent.id not in rankings or parent.source == child.source:
        return Descent(child=child.id, parent=parent.id, grade=grade, like=parent.id)
    like = witness(child, rankings[parent.id], world) or parent
    return Descent(child=child.id, parent=credits_[parent.id].key, grade=grade, like=like.id)
