"""The genealogy of the figures of two tables."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.domain.genealogy import Change, Descent, Genealogy, Grade
from bearwitness.domain.published_figure import PublishedFigure, PublishedSource
from bearwitness.patterns.genealogy.checks import CHECKS
from bearwitness.patterns.genealogy.descent import Lineage, lineage
from bearwitness.patterns.genealogy.differences import differences
from bearwitness.patterns.genealogy.families import families
from bearwitness.patterns.genealogy.population import natural, populations
from bearwitness.patterns.genealogy.strands import World


def trace(figures: Sequence[PublishedFigure], sources: Sequence[PublishedSource]) -> Genealogy:
    """Families, descents, differences and checks of published figures.

    Parameters
    ----------
    figures
        Each with an identifier of its own, from a source among ``sources``.
    sources
        Who published them.

    Returns
    -------
    Genealogy
        The same for every order of the rows.
    """
    world = World(
        figures={each.id: each for each in sorted(figures, key=lambda each: natural(each.id))},
        sources={each.id: each for each in sorted(sources, key=lambda each: natural(each.id))},
        populations=populations(figures),
    )
    found = lineage(world)
    return Genealogy(
        figures=tuple(world.figures.values()),
        sources=tuple(world.sources.values()),
        families=families(world, found),
        descents=tuple(sorted(found.descents, key=lambda each: natural(each.child))),
        changes=tuple(_changes(world, found)),
        checks=tuple(check for each in CHECKS for check in each(world, found)),
    )


def _changes(world: World, found: Lineage) -> list[Change]:
    return [
        Change(parent=each.like, child=each.child, kind=kind, grade=_grade(each))
        for each in sorted(found.descents, key=lambda each: natural(each.child))
        if each.like is not None
        for kind in differences(
            world.figures[each.like],
            world.figures[each.child],
            world.populations[each.like],
            world.populations[each.child],
        )
    ]


def _grade(descent: Descent) -> Grade:
    """A figure compared with another report of a source that was not read descends from it probably at most."""
    return descent.grade if descent.grade != "stated" or descent.like == descent.parent else "probable"
