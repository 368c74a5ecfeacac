"""Reports of one statement that was not read: which belong together, and which agrees best with the others.

Figures that credit the same origin are one strand where their numbers agree, or where the population is the same
and the numbers are near. What the origin said is not known; the report that agrees most with the other reports
stands for it. Texts by the origin's own author count double. Ties go to the earlier, then to the more cautious.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.published_figure import PublishedFigure, PublishedSource
from bearwitness.patterns.genealogy.amount import (
    CLOSE,
    NEAR,
    NEAR_SHARE,
    agree,
    complement,
    same_hedge,
    within,
)
from bearwitness.patterns.genealogy.population import Population, akin, same_population
from bearwitness.patterns.genealogy.when import later, order, same_period

CAUTION = {"most": 0, "range": 1, "point": 2, "least": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What every rule looks at: figures, sources and populations by identifier."""

    figures: Mapping[str, PublishedFigure]
    sources: Mapping[str, PublishedSource]
    populations: Mapping[str, Population]

    def same_statement(self, one: PublishedFigure, other: PublishedFigure) -> bool:
        """Whether two figures of one origin can be the same statement."""
        if one.measure != other.measure or one.unit != other.unit:
            return False
        whom, other_whom = self.populations[one.id], self.populations[other.id]
        if within(one, other, CLOSE):
            return akin(whom, other_whom)
        factor = NEAR_SHARE if one.unit == "percent" else NEAR
        return within(one, other, factor) and same_population(whom, other_whom)

    def rest_of(self, one: PublishedFigure, other: PublishedFigure) -> bool:
        """Whether two shares of one source split the same whole between them."""
        whole = self.populations[one.id].whole
        split = complement(one, other) and one.source == other.source and whole is not None
        return split and self.populations[other.id].whole == whole


def strands(members: Sequence[PublishedFigure], world: World) -> list[list[PublishedFigure]]:
    """Members of one origin, grouped into statements."""
    left = sorted(members, key=lambda each: order(each, world.sources))
    found = []
    while left:
        strand, pending = [], [left[0]]
        while pending:
            each = pending.pop()
            strand.append(each)
            left.remove(each)
            pending += [
                other
                for other in left
                if other not in pending and (world.same_statement(each, other) or world.rest_of(each, other))
            ]
        found.append(sorted(strand, key=lambda each: order(each, world.sources)))
    return found


def ranked(
    strand: Sequence[PublishedFigure], supporters: Sequence[PublishedFigure], world: World
) -> list[PublishedFigure]:
    """Members of a strand, the one that agrees best with the others first."""

    def key(figure: PublishedFigure) -> tuple[object, ...]:
        others = [each for each in (*strand, *supporters) if each.id != figure.id]
        support = sum(_weight(each, world) * _likeness(figure, each, world) for each in others)
        own = _weight(figure, world)
        return (
            -support,
            -own,
            order(figure, world.sources)[0],
            CAUTION[figure.bound],
            order(figure, world.sources),
        )

    return sorted(strand, key=key)


def witness(
    child: PublishedFigure, ranking: Sequence[PublishedFigure], world: World
) -> PublishedFigure | None:
    """Best figure before a child in the ranking that was not published after it, nor undated where the child is not."""
    undated = not world.sources[child.source].date
    for each in ranking:
        if each.id == child.id:
            return None
        if (undated or world.sources[each.source].date) and not later(each, child, world.sources):
            return each
    return None


def _weight(figure: PublishedFigure, world: World) -> int:
    kind = world.sources[figure.source].kind.casefold()
    return 2 if "author" in kind or "primary" in kind else 1


def _likeness(one: PublishedFigure, other: PublishedFigure, world: World) -> float:
    period = same_period(one, other)
    whom, other_whom = world.populations[one.id], world.populations[other.id]
    stated = 1.0 if whom.base and other_whom.base else 0.5
    return (
        agree(one, other)
        + same_hedge(one, other)
        + stated * same_population(whom, other_whom)
        + (0.5 if period is None else float(period))
    )
