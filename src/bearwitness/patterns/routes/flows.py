"""Flows of persons between places, none of fewer than ten persons or three sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.patterns.proportion import Share, share
from bearwitness.patterns.trajectories.story import EXPLOITED, HANDED, Story

PERSONS, SOURCES = 10, 3
"""Fewest persons and different sources of a flow that is shown."""
LEGS = (
    frozenset({"Departure", "Recruitment", "Abduction", "Crossing", "Transit", "Held"}) | HANDED | EXPLOITED
)
"""States between which a leg is one of trafficking; whatever comes after an arrest or an escape is not drawn."""

Leg = tuple[str, str]


@dataclass(slots=True)
class Travelled:
    """Who made a leg, and on whose word."""

    persons: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    @property
    def shown(self) -> bool:
        """Whether it is of enough persons and sources."""
        return len(self.persons) >= PERSONS and len(self.sources) >= SOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A flow, as a share of the persons who are known to have been taken on from its first place."""

    start: str
    end: str
    persons: int
    sources: int
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """Flows that are shown, and how many are withheld."""

    found: tuple[Flow, ...]
    withheld: int


def story_legs(told: Sequence[Story]) -> dict[Leg, Travelled]:
    """Legs between the places of steps that certainly follow one another; from county to county."""
    legs: dict[Leg, Travelled] = defaultdict(Travelled)
    for story in told:
        levels = story.levels()
        for here, then in pairwise(levels):
            if len(here) > 1 or len(then) > 1 or then[0].level - here[0].level > 1:
                continue
            one, two = here[0], then[0]
            start, end = one.row.place_id, two.row.place_id
            if start and end and start != end and one.state in LEGS and two.state in LEGS:
                legs[start, end].persons.add(story.person)
                legs[start, end].sources.update(one.row.sources | two.row.sources)
    return legs


def home_legs(frame: PatternFrame, persons: Iterable[str]) -> dict[Leg, Travelled]:
    """From the province of home to where a person was exploited, of those on whom nothing conflicts."""
    wanted = set(persons)
    legs: dict[Leg, Travelled] = defaultdict(Travelled)
    for row in frame.persons:
        if row.token not in wanted or row.conflicts & {"home_province", "place_of_exploitation"}:
            continue
        for start in row.values.get("home_province", ()):
            for end in row.values.get("place_of_exploitation", ()):
                legs[start, end].persons.add(row.token)
                legs[start, end].sources.update(row.sources)
    return legs


def flows(legs: dict[Leg, Travelled]) -> Flows:
    """Show every leg that is large enough; join what is not to its provinces, and withhold what is still too small."""
    fine = {leg: made for leg, made in legs.items() if made.shown}
    coarse: dict[Leg, Travelled] = defaultdict(Travelled)
    for leg, made in legs.items():
        if leg not in fine:
            joined = coarse[province(leg[0]), province(leg[1])]
            joined.persons |= made.persons
            joined.sources |= made.sources
    within = {leg: made for leg, made in coarse.items() if leg[0] != leg[1]}
    joined_ok = {leg: made for leg, made in within.items() if made.shown and leg not in fine}
    shown = {**fine, **joined_ok}
    return Flows(
        found=tuple(
            Flow(
                start=start,
                end=end,
                persons=len(made.persons),
                sources=len(made.sources),
                share=share(len(made.persons), _all_from(start, legs)),
            )
            for (start, end), made in sorted(shown.items())
        ),
        withheld=len(coarse) - len(joined_ok),
    )


def _all_from(start: str, legs: dict[Leg, Travelled]) -> int:
    """Person-legs out of a place, or out of any place within it."""
    return sum(len(made.persons) for (one, _), made in legs.items() if start in (one, province(one)))


def province(place: str) -> str:
    """The province around a place, or the country where there is none."""
    gazetteer = Gazetteer.load()
    chain = (place, *gazetteer.ancestors(place))
    return next((each for each in chain if gazetteer.place(each).precision == "province"), chain[-1])
