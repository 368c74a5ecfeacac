"""Shares of one whole in one source: they cannot make more than a hundred."""

from __future__ import annotations

from decimal import Decimal

from bearwitness.domain.genealogy import Check
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.population import natural
from bearwitness.patterns.genealogy.strands import World

HALF = Decimal("0.5")


def check_shares_of_whole(world: World, _found: Lineage) -> list[Check]:
    """One check for each two or more shares that refer back to the same figure with different parts."""
    groups: dict[str, list[PublishedFigure]] = {}
    for id_ in sorted(world.figures, key=natural):
        whole = world.populations[id_].whole
        if world.figures[id_].unit == "percent" and whole is not None:
            groups.setdefault(whole, []).append(world.figures[id_])
    checks = []
    for group in groups.values():
        parts = {world.populations[each.id].part for each in group}
        if len(group) < 2 or len(parts) < len(group):
            continue
        total = sum((each.low or Decimal(0) for each in group), Decimal(0))
        ok = total <= 100 + HALF * len(group)
        note = "whole" if total == 100 else "whole_left" if total < 100 else "whole_over"
        values = (("figures", ", ".join(each.id for each in group)), ("sum", f"{total:f}"))
        checks.append(Check(figure=group[0].id, check="shares of one whole", ok=ok, note=note, values=values))
    return checks
