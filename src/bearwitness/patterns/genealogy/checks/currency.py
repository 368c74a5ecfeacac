"""Does a figure in two currencies in one source match the year's exchange rate?"""

from __future__ import annotations

from bearwitness.domain.genealogy import Check
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.checks.span import Span, slack
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.origins import credit_of
from bearwitness.patterns.genealogy.population import natural
from bearwitness.patterns.genealogy.strands import World
from bearwitness.patterns.genealogy.when import year
from bearwitness.patterns.money.rates import rates

SWING = 20
"""A rate moves within a year, by up to a twentieth in most years of the table."""


def check_currency(world: World, _found: Lineage) -> list[Check]:
    """One check for each pair of single amounts on the same thing in one source, one of them in US dollars.

    A year or currency without a shipped rate is not checked.
    """
    figures = sorted(world.figures.values(), key=lambda each: natural(each.id))
    pairs = [
        (foreign, dollars)
        for dollars in figures
        for foreign in figures
        if dollars.unit == "USD"
        and foreign.money
        and foreign.unit != "USD"
        and len(dollars.ends) == len(foreign.ends) == 1
        and (dollars.source, dollars.measure, dollars.population)
        == (foreign.source, foreign.measure, foreign.population)
    ]
    return [check for pair in pairs if (check := _check(*pair, world)) is not None]


def _check(foreign: PublishedFigure, dollars: PublishedFigure, world: World) -> Check | None:
    credited = credit_of(foreign, world.sources).key
    when = year(foreign, world.sources, credited)
    rate = rates().get((foreign.unit, when or 0))
    if rate is None:
        return None
    converted = foreign.ends[0] / rate
    stated = dollars.ends[0]
    room = max(slack(stated), converted / SWING)
    ok = abs(converted - stated) <= room
    return Check(
        figure=dollars.id,
        check="currency",
        ok=ok,
        note="currency_holds" if ok else "currency_fails",
        values=(
            ("foreign", f"{foreign.ends[0]:,f} {foreign.unit}"),
            ("dollars", f"{stated:,f} USD"),
            ("year", str(when)),
            ("rate", f"{rate:f}"),
            ("converted", f"{Span(low=converted, high=converted).shown()} USD"),
        ),
    )
