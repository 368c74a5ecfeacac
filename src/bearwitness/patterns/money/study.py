"""Prices of a frame as one answer: by form, year, place and unit, and along the ladder of resale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable
from bearwitness.patterns.answer import period_of
from bearwitness.patterns.money.prices import Priced, Prices, by_person, prices
from bearwitness.patterns.money.terms import Range, Terms
from bearwitness.patterns.proportion import median_limits
from bearwitness.patterns.routes.flows import province
from bearwitness.patterns.trajectories.story import HANDED, SAFE, stories

Labels = tuple[str, ...]
RUNGS = 5
REFUSED = ("country_total", "profit")


def study_money(frame: PatternFrame, terms: Terms, *, among: str = "") -> Pattern:
    """Median prices with their limits, on common terms; a range that was told stays a range.

    Parameters
    ----------
    frame
        What the casebook lets through.
    terms
        What amounts are expressed in.
    among
        State that everybody counted has reached; empty for all on record.
    """
    told = {story.person: story for story in stories(frame, among)}
    steps: dict[str, int] = {}
    for story in told.values():
        handed = [spell for spell in story.spells if spell.state in HANDED]
        levels = [spell.level for spell in handed]
        for number, spell in enumerate(handed, 1):
            steps[spell.row.episode_id] = number if levels.count(spell.level) == 1 and story.whole else 0
    found = prices(frame, terms, steps)
    safe = {row.token for row in frame.persons if "ReachedSafety" in row.values.get("outcome", ())}
    members = set(told) | (safe if among == SAFE else set())
    kept = [each for each in found.found if not among or each.person in members]
    paid = [each for each in kept if each.purchase]
    of = {each.person for each in kept}
    rows = [row for row in frame.payments if row.person_id in of]
    return Pattern(
        kind="money",
        among=among,
        persons=len(of),
        sources=len(frozenset().union(*(row.sources for row in rows))) if rows else 0,
        period=period_of(price.when for row in rows for price in row.prices),
        tables=(
            _table(
                "price_by_form", "form", paid, lambda p: [f"exploitation:{form}" for form in p.forms], found
            ),
            _table("price_by_year", "year", paid, lambda p: [f"number:{p.year}"] if p.year else [], found),
            _table("price_by_place", "place", paid, _place, found),
            _table(
                "price_by_unit", "unit", kept, lambda p: [f"unit:{p.unit}"] if not p.purchase else [], found
            ),
            _table("ladder", "handover", paid, _rung, found),
            _climb(paid),
        ),
        terms=str(terms),
        refused=REFUSED,
    )


def _place(priced: Priced) -> list[str]:
    """The province: prices by county would be of too few."""
    return [f"place:{province(priced.place)}"] if priced.place else []


def _rung(priced: Priced) -> list[str]:
    return [f"number:{priced.step}"] if 0 < priced.step <= RUNGS else []


def _table(
    name: str, column: str, paid: Sequence[Priced], labels: Callable[[Priced], Iterable[str]], found: Prices
) -> PatternTable:
    groups: dict[str, list[Priced]] = defaultdict(list)
    for each in paid:
        for label in labels(each):
            groups[label].append(each)
    figures = [_median((label,), list(by_person(groups[label]).values())) for label in sorted(groups)]
    notes = ("not_converted",) if found.left_out else ()
    return PatternTable(id=name, columns=(column,), figures=tuple(figures), notes=notes)


def _median(labels: Labels, amounts: Sequence[Range]) -> PatternFigure:
    lows, highs = [low for low, _ in amounts], [high for _, high in amounts]
    limits = median_limits(lows, highs)
    if limits is None:
        low, high = float(np.median(lows)), float(np.median(highs))
        return PatternFigure(labels=labels, unit="money", value=low, high=high, n=len(amounts), status="few")
    low, high, lower, upper = limits
    return PatternFigure(
        labels=labels, unit="money", value=low, high=high, lower=lower, upper=upper, n=len(amounts)
    )


def _climb(paid: Sequence[Priced]) -> PatternTable:
    """How many times its predecessor a price is, for persons of whom both are told."""
    own: dict[str, dict[int, Range]] = defaultdict(dict)
    for each in paid:
        if each.step and each.amount[0] > 0:
            own[each.person][each.step] = each.amount
    figures = []
    for step in range(2, RUNGS + 1):
        pairs = [(each[step - 1], each[step]) for each in own.values() if step in each and step - 1 in each]
        if pairs:
            ratios = [(now[0] / before[1], now[1] / before[0]) for before, now in pairs]
            figures.append(replace(_median((f"number:{step}",), ratios), unit="ratio"))
    return PatternTable(id="climb", columns=("handover",), figures=tuple(figures))
