"""Routes of trafficking as one answer."""

from __future__ import annotations

from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable
from bearwitness.patterns.answer import period_of, share_figure
from bearwitness.patterns.routes.flows import Leg, Travelled, flows, home_legs, story_legs
from bearwitness.patterns.trajectories.story import SAFE, stories

REFUSED = ("escape_routes", "small_flows", "country_total")


def study_routes(frame: PatternFrame, *, among: str = "") -> Pattern:
    """Flows between places, at county or coarser; each of at least ten persons and three sources.

    Parameters
    ----------
    frame
        What the casebook lets through.
    among
        State that everybody counted has reached; empty for all on record.
    """
    told = stories(frame, among)
    safe = {row.token for row in frame.persons if "ReachedSafety" in row.values.get("outcome", ())}
    members = {story.person for story in told} | (safe if among == SAFE else set())
    legs = story_legs(told)
    homes = home_legs(frame, members if among else {row.token for row in frame.persons})
    made = [*legs.values(), *homes.values()]
    dated = [row.began or row.when for row in frame.episodes if not among or row.person_id in members]
    return Pattern(
        kind="routes",
        among=among,
        persons=len({person for each in made for person in each.persons}),
        sources=len({source for each in made for source in each.sources}),
        period=period_of(dated),
        tables=(_table("legs", legs), _table("home_to_place", homes)),
        refused=REFUSED,
    )


def _table(name: str, legs: dict[Leg, Travelled]) -> PatternTable:
    found = flows(legs)
    figures = [share_figure((f"place:{flow.start}", f"place:{flow.end}"), flow.share) for flow in found.found]
    withheld = PatternFigure(
        labels=("word:withheld",), unit="number", value=found.withheld, status="withheld"
    )
    return PatternTable(
        id=name,
        columns=("from", "to"),
        figures=(*figures, *((withheld,) if found.withheld else ())),
        notes=("ten_and_three",),
    )
