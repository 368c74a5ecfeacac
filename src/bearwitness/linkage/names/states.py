"""The true names that a written form can stand for, and how common each is before any list is seen.

A *state* of a given syllable is a Hangul syllable with one of its usual characters, or with another or none (the
number of the syllable itself). A state of a surname is a line of the table of surnames, or any other word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bearwitness.linkage.names.hangul import FIRST, SYLLABLES, number, sound_class
from bearwitness.linkage.names.romanised import inventory
from bearwitness.linkage.names.tables import Surname, characters, given, surnames

CHINESE = 0.06
"""Share of names on such lists that are Chinese names; a judgement, met by the frequencies of the lists."""
UNLISTED = 0.03
NATIVE = 0.15
STRANGE = 2e-5
"""Weight of a syllable or surname that no table has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenStates:
    """States of given syllables: number by syllable and character, and weights as first and as second."""

    listed: Mapping[tuple[str, str], int]
    weights: tuple[Mapping[int, float], Mapping[int, float]]
    by_syllable: Mapping[str, tuple[int, ...]]

    def syllable(self, state: int) -> str:
        """Hangul of a state."""
        if state < SYLLABLES:
            return chr(FIRST + state)
        return self._back[state - SYLLABLES][0]

    @property
    def _back(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.listed)

    def character(self, state: int) -> str:
        """Character of a state; empty for the state of all the others."""
        return "" if state < SYLLABLES else self._back[state - SYLLABLES][1]


@cache
def given_states() -> GivenStates:
    """The states of given syllables and their weights."""
    listed: dict[tuple[str, str], int] = {}
    weights: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
    table = given()
    for syllable in inventory():
        for place in (0, 1):
            weights[place][number(syllable)] += UNLISTED
    for native in table.native:
        for place in (0, 1):
            weights[place][number(native)] += NATIVE
    for row in table.syllables:
        shares = [1 / (rank + 1) for rank in range(len(row.characters))]
        for place, weight in enumerate((row.first**2, row.second**2)):
            weights[place][number(row.hangul)] += weight * (0.15 if shares else 1.0)
            for char, share in zip(row.characters, shares, strict=True):
                state = listed.setdefault((row.hangul, char), SYLLABLES + len(listed))
                weights[place][state] += 0.85 * weight * share / sum(shares)
    _add_chinese(listed, weights)
    by_syllable: dict[str, list[int]] = defaultdict(list)
    for (syllable, _), state in listed.items():
        by_syllable[syllable].append(state)
    scaled = tuple({s: w / sum(side.values()) for s, w in side.items()} for side in weights)
    return GivenStates(
        listed=listed,
        weights=(scaled[0], scaled[1]),
        by_syllable={syllable: tuple(states) for syllable, states in by_syllable.items()},
    )


def _add_chinese(
    listed: dict[tuple[str, str], int], weights: tuple[dict[int, float], dict[int, float]]
) -> None:
    korean = [sum(side.values()) for side in weights]
    total = sum(weight**2 for weight in given().chinese.values())
    for char, weight in given().chinese.items():
        facts = characters().get(char)
        if facts is None or not facts.hangul:
            continue
        forms = {char, *facts.forms}
        known = next((key for key in listed if key[1] in forms), None)
        key = known or (next(iter(facts.hangul)), char)
        state = listed.setdefault(key, SYLLABLES + len(listed))
        for place in (0, 1):
            weights[place][state] += CHINESE * korean[place] * weight**2 / total


@cache
def class_of(state: int) -> int:
    """Class of sounds of a state of a given syllable."""
    return sound_class(given_states().syllable(state))


@cache
def surname_weights() -> tuple[float, ...]:
    """Share of each line of the table of surnames; a Chinese surname that a Korean line has adds to that line."""
    weights = [0.0] * len(surnames())
    for line, row in enumerate(surnames()):
        if row.south:
            weights[line] += (1 - CHINESE) * row.share
        else:
            weights[home_of(line)] += CHINESE * row.share
    return tuple(max(weight, STRANGE) for weight in weights)


@cache
def home_of(line: int) -> int:
    """The Korean line that a Chinese surname belongs to, or itself."""
    row = surnames()[line]
    return next((n for n, each in enumerate(surnames()) if each.south and set(each.han) & set(row.han)), line)


def surname_lines() -> tuple[Surname, ...]:
    """The lines, in the order of the states."""
    return surnames()
