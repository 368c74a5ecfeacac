"""Who is on which list: unequal chances, and one referral, so that the lists are not independent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from bearwitness.demo.world.hidden_person import HiddenPerson
from bearwitness.demo.world.organisation import ORGANISATIONS

ON_RECORD = 300
REFERRAL = ("LT", "HA", 0.5)
"""Who is known to the first is sent on to the second, with this chance."""

_SIZE = {"HA": 1.0, "LT": 0.9, "ND": 1.5, "RW": 0.9, "SE": 0.9}
_REACH = {
    "HA": {"reached_safety": 1.0, "in_contact": 0.1},
    "LT": {"reached_safety": 1.0, "in_contact": 0.1},
    "ND": {"reached_safety": 0.2, "in_contact": 1.0},
    "RW": {"reached_safety": 0.8, "in_contact": 0.6},
    "SE": {"reached_safety": 0.9, "in_contact": 0.4},
}
_FACTORS: Mapping[str, Mapping[str, float]] = {
    "HA": {"ForcedMarriage": 1.2, "Before2000": 0.5, "From2015To2019": 1.5},
    "LT": {"From2010To2014": 1.5, "From2015To2019": 1.6, "Before2000": 0.4},
    "ND": {"north-hamgyong": 1.5, "ryanggang": 0.6, "OnlineSexualExploitation": 0.4},
    "RW": {"Before2000": 2.0, "From2000To2004": 1.6, "From2010To2014": 0.5, "From2015To2019": 0.3},
    "SE": {"Prostitution": 1.8, "OnlineSexualExploitation": 2.2, "ForcedMarriage": 0.7, "ryanggang": 1.3},
}


def capture(rng: np.random.Generator, persons: Sequence[HiddenPerson]) -> dict[str, frozenset[str]]:
    """Organisations that hold a record, by a person's key: exactly :data:`ON_RECORD` persons.

    The chances are multiplied by one number for all, found by halving: with the random numbers held fixed,
    the persons on record grow one by one with it.
    """
    codes = [organisation.code for organisation in ORGANISATIONS]
    chances = np.array([[_chance(code, person) for code in codes] for person in persons])
    luck, referred = rng.random(chances.shape), rng.random(len(persons))
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        recorded = int((luck < middle * chances).any(axis=1).sum())
        low, high = (low, middle) if recorded >= ON_RECORD else (middle, high)
    held = luck < high * chances
    first, second, chance = codes.index(REFERRAL[0]), codes.index(REFERRAL[1]), REFERRAL[2]
    held[:, second] |= held[:, first] & (referred < chance)
    return {
        person.key: frozenset(code for code, here in zip(codes, row, strict=True) if here)
        for person, row in zip(persons, held, strict=True)
        if row.any()
    }


def _chance(code: str, person: HiddenPerson) -> float:
    """Relative chance to come to know a person; none for who is out of reach."""
    if person.reach == "out_of_reach":
        return 0.0
    chance = _SIZE[code] * _REACH[code][person.reach]
    for trait in (person.exploitation, person.period, person.home_province):
        chance *= _FACTORS[code].get(trait, 1.0)
    return chance
