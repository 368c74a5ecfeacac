"""The true figures that the answers are held against: among all who reached safety, and among everybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bearwitness.demo.stories.life import Life, Step

HANDED = ("SoldOrHandedOver", "Resold")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTruth:
    """True shares and medians of some lives.

    Attributes
    ----------
    transitions
        State and next state to the share of the steps out of the state, without those that led to safety.
    resold
        Of those handed over, the share handed over again.
    median_yuan
        Form to the median over persons of the middle price that was paid for her in that form.
    flows
        Place and next place to the share of person-legs out of the first place.
    """

    persons: int
    transitions: Mapping[tuple[str, str], float]
    resold: float
    median_yuan: Mapping[str, float]
    flows: Mapping[tuple[str, str], float]

    @classmethod
    def of(cls, lives: Sequence[Life]) -> StoryTruth:
        """Count them."""
        pairs = [(one, two) for life in lives for one, two in pairwise(life.steps)]
        moves = Counter((one.state, two.state) for one, two in pairs if two.state != "ArrivalInSafety")
        sold = [sum(step.state in HANDED for step in life.steps) for life in lives]
        return cls(
            persons=len(lives),
            transitions=_shares(moves),
            resold=sum(each > 1 for each in sold) / max(1, sum(each > 0 for each in sold)),
            median_yuan=_medians(lives),
            flows=_shares(Counter(leg for life in lives for leg in _legs(life))),
        )


def _shares(counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], float]:
    out = Counter[str]()
    for (one, _), number in counts.items():
        out[one] += number
    return {pair: number / out[pair[0]] for pair, number in counts.items()}


def _medians(lives: Sequence[Life]) -> dict[str, float]:
    found: dict[str, list[float]] = defaultdict(list)
    for life in lives:
        own: dict[str, list[float]] = defaultdict(list)
        for step in life.steps:
            if step.yuan:
                own[step.form].append(step.yuan)
        for form, prices in own.items():
            found[form].append(float(np.median(prices)))
    return {form: float(np.median(prices)) for form, prices in found.items()}


def _legs(life: Life) -> set[tuple[str, str]]:
    """Legs of one person, each once."""
    return {(one.place, two.place) for one, two in pairwise(life.steps) if _moved(one, two)}


def _moved(one: Step, two: Step) -> bool:
    return bool(one.place and two.place and one.place != two.place)
