"""How long a state lasted, and how soon one thing followed another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bearwitness.patterns.months import NEVER, Months
from bearwitness.patterns.trajectories.story import UNTOLD, Spell, Story

Ends = tuple[float, float]


def between(first: Months, second: Months) -> Ends | None:
    """Months from one date to a later one; ``None`` where the dates tell nothing."""
    if NEVER[0] in (first[0], second[0]) and second[1] == NEVER[1]:
        return None
    low = max(0.0, second[0] - first[1]) if first[1] != NEVER[1] and second[0] != NEVER[0] else 0.0
    high = second[1] - first[0]
    return None if low == 0.0 and high == NEVER[1] else (low, max(low, high))


def times_in_state(told: Sequence[Story]) -> tuple[dict[str, list[Ends]], int]:
    """By state, how long each spell lasted; and how many spells have no dates that would tell.

    A spell ends where its own end is told, or else where the step that certainly follows begins.
    """
    found: dict[str, list[Ends]] = defaultdict(list)
    undated = 0
    for story in told:
        for spell in story.spells:
            if spell.state == UNTOLD:
                continue
            ends = between(spell.began, _end(story, spell))
            if ends is None:
                undated += 1
            else:
                found[spell.state].append(ends)
    return dict(found), undated


def _end(story: Story, spell: Spell) -> Months:
    if spell.ended != NEVER:
        return spell.ended
    follower = story.after(spell)[1]
    return NEVER if follower is None else follower.began
