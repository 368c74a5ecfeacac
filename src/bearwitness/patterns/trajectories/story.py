"""From episodes to stories: the states of one person in the order that is certain, with their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bearwitness.domain.frame import EpisodeRow, PatternFrame
from bearwitness.patterns.months import NEVER, Months, months

SAFE, UNTOLD, GAP = "ArrivalInSafety", "Unknown", ""
"""Arrival in safety; a step that is not told; a step that no engine sees."""
OF_ACT = {
    "Recruitment": "Recruitment",
    "Transportation": "Transit",
    "Transfer": "SoldOrHandedOver",
    "Harbouring": "Held",
    "Receipt": "SoldOrHandedOver",
}
"""State that an act of the Palermo Protocol makes, where no state is coded."""
OF_FORM = {
    "ForcedMarriage": "InForcedMarriage",
    "Prostitution": "InProstitution",
    "OnlineSexualExploitation": "InOnlineExploitation",
    "ForcedLabour": "InForcedLabour",
    "DomesticServitude": "InServitude",
}
HANDED = frozenset({"SoldOrHandedOver", "Resold"})
EXPLOITED = frozenset({*OF_FORM.values(), "InOtherExploitation"})


@dataclass(frozen=True, slots=True)
class Spell:
    """One state of a story.

    Attributes
    ----------
    level
        Its number in the story; spells with one number have no known order, and a number that is missing is a step
        that no engine sees.
    began, ended
        Months between which it began and ended.
    """

    state: str
    level: int
    began: Months
    ended: Months
    row: EpisodeRow


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one person, in order.

    Attributes
    ----------
    spells
        By level; those in a circle of claims are left out.
    whole
        Whether none of her episodes goes in a circle.
    """

    person: str
    spells: tuple[Spell, ...]
    whole: bool

    @property
    def states(self) -> frozenset[str]:
        """All states that are told."""
        return frozenset(spell.state for spell in self.spells)

    def levels(self) -> list[list[Spell]]:
        """Spells by level, in order."""
        found: dict[int, list[Spell]] = defaultdict(list)
        for spell in self.spells:
            found[spell.level].append(spell)
        return [found[level] for level in sorted(found)]

    def after(self, spell: Spell) -> tuple[str, Spell | None]:
        """State that certainly follows, and its spell; :data:`UNTOLD` where the order or the state is not known."""
        later = [each for each in self.spells if each.level > spell.level]
        if not later:
            return GAP, None
        level = min(each.level for each in later)
        found = [each for each in later if each.level == level]
        if level - spell.level > 1:
            return GAP, None
        return (found[0].state, found[0]) if len(found) == 1 else (UNTOLD, None)


def stories(frame: PatternFrame, among: str = "") -> list[Story]:
    """Stories of everybody, or of those who have reached a state.

    Parameters
    ----------
    frame
        What the casebook lets through.
    among
        Code of ``trajectory_state``; who reached safety is known by the outcome of the person too.
    """
    told: dict[str, list[EpisodeRow]] = defaultdict(list)
    for row in frame.episodes:
        told[row.person_id].append(row)
    safe = {row.token for row in frame.persons if "ReachedSafety" in row.values.get("outcome", ())}
    found = [_story(person, told[person]) for person in sorted(told)]
    if not among:
        return found
    return [each for each in found if among in each.states or (among == SAFE and each.person in safe)]


def _story(person: str, rows: Sequence[EpisodeRow]) -> Story:
    ordered = sorted((row for row in rows if row.seq is not None), key=lambda row: row.seq or 0)
    spells: list[Spell] = []
    shift = 0
    for row in ordered:
        states = states_of(row)
        for place, state in enumerate(states):
            spells.append(Spell(state, (row.seq or 0) + shift + place, _began(row), _ended(row), row))
        shift += len(states) - 1 if len(states) > 1 and _alone(row, ordered) else 0
    return Story(person, tuple(spells), len(ordered) == len(rows))


def states_of(row: EpisodeRow) -> tuple[str, ...]:
    """States of an episode, in the codebook's order; by its form or its act where none is coded."""
    if row.states:
        return row.states
    formed = tuple(OF_FORM[form] for form in row.forms if form in OF_FORM)
    return formed or ((OF_ACT[row.act],) if row.act in OF_ACT else (UNTOLD,))


def _alone(row: EpisodeRow, rows: Iterable[EpisodeRow]) -> bool:
    return sum(each.seq == row.seq for each in rows) == 1


def _began(row: EpisodeRow) -> Months:
    return months(row.began or row.when)


def _ended(row: EpisodeRow) -> Months:
    return months(row.ended) if row.ended else NEVER
