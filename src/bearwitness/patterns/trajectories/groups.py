"""Whether groups differ in how often persons were sold again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.frame import PersonRow
from bearwitness.patterns.proportion import Share, difference
from bearwitness.patterns.trajectories.again import resold
from bearwitness.patterns.trajectories.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRate:
    """A group's share of persons sold again, and how it differs from the largest group (value and limits)."""

    code: str
    share: Share
    differs: tuple[float, float, float] | None


def by_group(told: Sequence[Story], persons: Mapping[str, PersonRow], name: str) -> tuple[GroupRate, ...]:
    """Rates by the codes of a property; whoever has no code, or claims that disagree, is in no group."""
    members: dict[str, list[Story]] = defaultdict(list)
    for story in told:
        row = persons.get(story.person)
        for code in row.values.get(name, ()) if row is not None else ():
            members[code].append(story)
    rates = {code: rate for code in sorted(members) if (rate := resold(members[code]).share) is not None}
    if not rates:
        return ()
    largest = max(rates, key=lambda code: rates[code].of)
    return tuple(
        GroupRate(
            code=code,
            share=rate,
            differs=None if code == largest else difference(rate, rates[largest]),
        )
        for code, rate in rates.items()
    )
