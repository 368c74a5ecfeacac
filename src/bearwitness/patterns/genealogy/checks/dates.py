"""A source that credits one dated later: a date is wrong, or it was read before it was published."""

from __future__ import annotations

from bearwitness.domain.genealogy import Check
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.strands import World
from bearwitness.patterns.genealogy.when import days, published


def check_dates(world: World, found: Lineage) -> list[Check]:
    """One check for each figure that credits a source of the file, where both have dates and they do not fit."""
    checks = []
    for each in found.descents:
        child = world.figures[each.child]
        credited = world.figures[each.parent].source if each.parent in world.figures else each.parent
        if each.grade != "stated" or credited not in world.sources or not world.sources[credited].date:
            continue
        said = world.sources[credited].date
        if days(said)[0] > published(child, world.sources)[1]:
            at = world.sources[child.source].date
            values = (("source", child.source), ("at", at), ("credited", credited), ("then", said))
            checks.append(Check(figure=child.id, check="dates", ok=False, note="dates", values=values))
    return checks
