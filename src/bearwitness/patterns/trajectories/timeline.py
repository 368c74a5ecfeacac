"""How many persons were in which state in which year, as far as dates tell it for certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bearwitness.patterns.months import NEVER
from bearwitness.patterns.trajectories.story import UNTOLD, Story


def timeline(told: Sequence[Story]) -> dict[tuple[int, str], int]:
    """Year and state to persons: those whose spell certainly reached into the year."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for story in told:
        for spell in story.spells:
            low, high = spell.began
            if spell.state == UNTOLD or NEVER[0] == low or NEVER[1] == high:
                continue
            first, last = int(low // 12), int((high - 1e-9) // 12)
            if first != last:
                continue
            until = spell.ended[0]
            end = first if until == NEVER[0] else max(first, int((until - 1e-9) // 12))
            for year in range(first, end + 1):
                found[year, spell.state].add(story.person)
    return {key: len(found[key]) for key in sorted(found)}
