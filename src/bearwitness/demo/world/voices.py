"""Who gives a testimony, to whom, in which language, and what she agrees to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bearwitness.demo.world.agreed import EXPIRED, MOODS, Mood
from bearwitness.demo.world.draw import one_of, shuffled
from bearwitness.demo.world.hidden_person import HiddenPerson
from bearwitness.domain.messages import LANGUAGES, Language

TESTIMONIES = 168
AGAIN = 12
"""Persons who are heard twice."""
CHILD_RECORDS = 4
WITHDRAWALS = 6
ONLY_HEARD = 0.4
"""Share of testimonies whose person has no row on that organisation's list: her words are its record."""
UNTOLD = frozenset({"Prostitution", "OnlineSexualExploitation"})
"""Forms that no text tells of someone who was a child then; they stand in lists only."""
_LAST_YEAR = 2026
_PREFERRED: Mapping[str, tuple[Language, ...]] = {
    "HA": ("ko", "en", "zh"),
    "LT": ("en", "ko", "zh"),
    "ND": ("zh", "ko", "en"),
    "RW": ("zh", "en", "ko"),
    "SE": ("en", "zh", "ko"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One testimony to be written.

    Attributes
    ----------
    only
        Whether the organisation has no other record of her.
    again
        Whether she has been heard before.
    """

    person: HiddenPerson
    organisation: str
    language: Language
    mood: Mood
    on: date
    only: bool = False
    again: bool = False
    child: bool = False
    withdrawn: bool = False


def voices(
    rng: np.random.Generator, persons: Sequence[HiddenPerson], held_by: Mapping[str, frozenset[str]]
) -> tuple[Voice, ...]:
    """Choose who is heard; records of children come last."""
    recorded = shuffled(rng, [person for person in persons if person.key in held_by])
    adults = [person for person in recorded if _grown(person)][: TESTIMONIES - AGAIN]
    heard_often = sorted(adults, key=lambda person: -len(held_by[person.key]))[:AGAIN]
    first = [(person, one_of(rng, sorted(held_by[person.key])), False) for person in adults]
    once = {person.key: organisation for person, organisation, _ in first}
    second = [
        (person, next(iter(sorted(held_by[person.key] - {once[person.key]})), once[person.key]), True)
        for person in heard_often
    ]
    moods = _moods(rng)
    left = dict.fromkeys(LANGUAGES, TESTIMONIES // len(LANGUAGES))
    found: list[Voice] = []
    withdrawals = WITHDRAWALS
    for (person, organisation, again), mood in zip(first + second, moods, strict=True):
        language = next(each for each in _PREFERRED[organisation] if left[each])
        left[language] -= 1
        only = not again and len(held_by[person.key]) < 3 and bool(rng.random() < ONLY_HEARD)
        alone = only and held_by[person.key] == {organisation} and person not in heard_often
        withdrawn = alone and mood == "counts" and withdrawals > 0
        withdrawals -= withdrawn
        found.append(
            Voice(
                person=person,
                organisation=organisation,
                language=language,
                mood=mood,
                on=_day(rng, person, mood),
                only=only,
                again=again,
                withdrawn=withdrawn,
            )
        )
    return (*found, *_children(rng, recorded, held_by, set(once)))


def _grown(person: HiddenPerson) -> bool:
    """Whether she can speak as an adult of what happened: at least 15 then, and long ago if under 18."""
    young = person.age >= 15 and person.left_year <= 2014 and person.exploitation not in UNTOLD
    return person.age >= 18 or young


def _moods(rng: np.random.Generator) -> list[Mood]:
    """One for each testimony, in random order."""
    moods: list[Mood] = [mood for mood, count in MOODS.items() for _ in range(count)]
    return shuffled(rng, moods + ["counts"] * (TESTIMONIES - len(moods)))


def _day(rng: np.random.Generator, person: HiddenPerson, mood: Mood) -> date:
    """A day some years after she left, before the casebook is made and before a consent runs out."""
    last = EXPIRED.year - 1 if mood == "expired" else _LAST_YEAR - 1
    year = min(last, max(person.left_year + 4, 2012) + int(rng.integers(0, 9)))
    return date(year, int(rng.integers(1, 13)), int(rng.integers(1, 29)))


def _children(
    rng: np.random.Generator,
    recorded: Sequence[HiddenPerson],
    held_by: Mapping[str, frozenset[str]],
    heard: set[str],
) -> list[Voice]:
    """Records of children whose person is heard nowhere else."""
    chosen = [p for p in recorded if p.age < 16 and p.key not in heard and p.left_year >= 2004]
    chosen = [p for p in chosen if p.exploitation not in UNTOLD]
    return [
        Voice(
            person=person,
            organisation=min(held_by[person.key]),
            language=LANGUAGES[place % len(LANGUAGES)],
            mood="counts",
            on=date(person.left_year + 1, 1 + int(rng.integers(0, 12)), 1),
            only=True,
            child=True,
        )
        for place, person in enumerate(chosen[:CHILD_RECORDS])
    ]
