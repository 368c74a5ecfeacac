"""What followed what: shares of the next state, among those who reached a state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.patterns.proportion import Share, effective_size, share
from bearwitness.patterns.trajectories.story import GAP, SAFE, UNTOLD, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """Share of the steps out of a state that led to another.

    Attributes
    ----------
    persons
        Different persons who made it.
    """

    source: str
    target: str
    share: Share
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions:
    """All of them.

    Attributes
    ----------
    unordered
        Steps whose own place in the story is not known; they are counted nowhere else.
    away
        Steps that led to safety or to what no engine sees; everybody here got away, so they say nothing of the chance.
    """

    found: tuple[Transition, ...]
    unordered: int
    away: int


def transitions(told: Sequence[Story]) -> Transitions:
    """Count the next state of every step whose place is certain.

    Where the next state is not told, or its order is not, the limits hold whatever it was.
    """
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    unordered = away = 0
    for story in told:
        for source, target in _steps(story):
            if source == SAFE:
                continue
            if source == UNTOLD:
                unordered += 1
            elif target in (SAFE, GAP):
                away += 1
            else:
                counts[source][story.person][target] += 1
    found = [each for source in sorted(counts) for each in _of(source, counts[source])]
    return Transitions(found=tuple(found), unordered=unordered, away=away)


def _steps(story: Story) -> list[tuple[str, str]]:
    """Pairs of a state and the next one; the source is untold where its place is shared."""
    levels = story.levels()
    pairs = []
    for here, then in zip(levels, [*levels[1:], []], strict=True):
        if len(here) > 1:
            pairs += [(UNTOLD, UNTOLD)] * len(here)
        elif not then or then[0].level - here[0].level > 1:
            pairs.append((here[0].state, GAP))
        else:
            pairs.append((here[0].state, then[0].state if len(then) == 1 else UNTOLD))
    return pairs


def _of(source: str, by_person: dict[str, Counter[str]]) -> list[Transition]:
    sizes = [sum(own.values()) for own in by_person.values()]
    of, unknown = sum(sizes), sum(own[UNTOLD] for own in by_person.values())
    targets = sorted({state for own in by_person.values() for state in own} - {UNTOLD})
    found = []
    for target in targets:
        hits = [own[target] for own in by_person.values()]
        size = effective_size(hits, sizes)
        found.append(
            Transition(
                source=source,
                target=target,
                share=share(sum(hits), of, unknown=unknown, effective=size),
                persons=sum(hit > 0 for hit in hits),
            )
        )
    return found
