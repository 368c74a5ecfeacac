"""From Latin letters to Hangul syllables: every usual spelling of every syllable that names use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

from bearwitness.linkage.names.hangul import parts
from bearwitness.linkage.names.tables import characters, given, spellings

LEAST = 0.004
"""Share of its syllable below which a spelling is left out."""


@cache
def inventory() -> tuple[str, ...]:
    """Hangul syllables that names use: readings of Han characters, and the syllables of native names."""
    read = {sound for each in characters().values() for sound, weight in each.hangul.items() if weight == 1}
    return tuple(sorted(read | set(given().native) | {each.hangul for each in given().syllables}))


@cache
def spelled(syllable: str) -> Mapping[str, float]:
    """Spellings of one syllable with their shares."""
    table = spellings()
    initial, vowel, final = parts(syllable)
    sides = (table.initials[initial], table.vowels[vowel], table.finals.get(final, {}))
    found: dict[str, float] = defaultdict(float)
    for (a, x), (b, y), (c, z) in product(*(_shares(side).items() for side in sides)):
        found[a + b + c] += x * y * z
    habit = table.syllables.get(syllable, {})
    if habit:
        found = defaultdict(float, {text: 0.5 * share for text, share in found.items()})
    for text, share in _shares(habit).items():
        found[text] += 0.5 * share
    return {text: share for text, share in found.items() if share >= LEAST and text}


def _shares(side: Mapping[str, float]) -> dict[str, float]:
    total = sum(side.values())
    return {text: weight / total for text, weight in side.items()}


@cache
def syllables_of() -> Mapping[str, Mapping[str, float]]:
    """Each spelling, to the syllables it can stand for, with the share of the syllable that is so written."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for syllable in inventory():
        for text, share in spelled(syllable).items():
            found[text][syllable] = share
    return found


@cache
def pinyin_of() -> Mapping[str, Mapping[str, float]]:
    """Each pinyin syllable, to the Han characters that have it, with the share of the character so read."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for char, facts in characters().items():
        for place, sound in enumerate(facts.pinyin):
            for text in {sound, *_umlauts(sound)}:
                found[text][char] = (0.9 if place == 0 else 0.1) / len({sound, *_umlauts(sound)})
    return found


def _umlauts(sound: str) -> set[str]:
    return {sound.replace("v", "u"), sound.replace("v", "yu")} if "v" in sound else set()
