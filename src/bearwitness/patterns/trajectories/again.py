"""Sold again, and trafficked again after a return: how often and how soon."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bearwitness.patterns.proportion import Share, share
from bearwitness.patterns.trajectories.durations import Ends, between
from bearwitness.patterns.trajectories.story import EXPLOITED, HANDED, UNTOLD, Story

Kind = Literal["resold", "trafficked_again"]
RETURNED = frozenset({"Repatriation"})
AGAIN = frozenset({"Recruitment", "Abduction"}) | HANDED | EXPLOITED


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Of the persons to whom the first thing happened: the share to whom the second did, and after how long.

    Attributes
    ----------
    soon
        Months from the one to the other, between two ends, where dates tell it.
    """

    kind: Kind
    share: Share | None
    soon: tuple[Ends, ...]


Judged = tuple[bool | None, Ends | None]
"""Yes, no, or open; and how soon."""


def resold(told: Sequence[Story]) -> Again:
    """Of those who were handed over: the share who were handed over again."""
    return _again("resold", told, HANDED, lambda story: _second(story, HANDED, HANDED))


def trafficked_again(told: Sequence[Story]) -> Again:
    """Of those who were returned by force: the share who were trafficked once more."""
    return _again("trafficked_again", told, RETURNED, lambda story: _second(story, RETURNED, AGAIN))


def handovers(story: Story) -> int:
    """How many handovers of one person are told."""
    return sum(spell.state in HANDED for spell in story.spells)


def _again(
    kind: Kind, told: Sequence[Story], first: Collection[str], judge: Callable[[Story], Judged]
) -> Again:
    judged = [judge(story) for story in told if story.states.intersection(first)]
    yes = sum(each is True for each, _ in judged)
    unknown = sum(each is None for each, _ in judged)
    return Again(
        kind=kind,
        share=share(yes, len(judged), unknown=unknown) if judged else None,
        soon=tuple(ends for each, ends in judged if each is True and ends is not None),
    )


def _second(story: Story, first: Collection[str], then: Collection[str]) -> Judged:
    """Whether something of the second kind came after the first; open where a later step is not told."""
    firsts = [spell for spell in story.spells if spell.state in first]
    start = min(firsts, key=lambda spell: spell.level)
    if start.state == "Resold":
        return True, None
    later = [each for each in story.spells if each.level > start.level]
    beside = [each for each in story.spells if each.level == start.level and each is not start]
    again = [spell for spell in later if spell.state in then]
    if again:
        follower = min(again, key=lambda spell: spell.level)
        return True, between(start.began, follower.began)
    both = first is then and any(spell.state in then for spell in beside)
    if both:
        return True, None
    doubtful = any(spell.state in then for spell in beside)
    open_steps = any(spell.state == UNTOLD for spell in (*later, *beside))
    return (None if open_steps or doubtful or not story.whole else False), None
