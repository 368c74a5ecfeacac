"""What the tables say of names in Latin letters, packed in arrays for compiled loops, once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.evidence import chances_of, surname_texts
from bearwitness.linkage.names.romanised import pinyin_of, syllables_of
from bearwitness.linkage.names.states import given_states, surname_weights
from bearwitness.linkage.names.token import NONE, Kind, Place, Token, unknown

Integers = npt.NDArray[np.int64]
System = Literal["roman", "pinyin"]
SYSTEMS: tuple[System, ...] = ("roman", "pinyin")

SURNAME_FIRST = 0.75
MENDED = 0.02
"""Weight of a surname that mends a slip of typing, against one that does not."""
HABIT = 0.02
"""Weight of a surname spelled in a way that no table has, but that its sounds allow."""
SLIP = 0.02
"""Weight of a reading that mends a slip in a given name, against one that does not."""
ALONE = 0.03
"""Share of given names of one syllable."""
ONE_MISSING = 4 * 0.05
"""Weight of each reading in which the other syllable of the given name is missing."""
LEAST = 1e-7
"""Weight below which letters that two syllables could explain are mended too."""
KEPT_FROM = 0.02
"""Weight of a reading, against the likeliest, below which it is left out."""
SPLITS = 3
"""Ways to split a given name that are followed."""
SURNAMES_KEPT = 2
LONGEST = 8
"""Letters of the longest syllable or surname: as many as a key holds."""
MULTIPLIER, SHIFT = 0x9E3779B97F4A7C1, 20
RARE = 1e-5
"""Weight of a second syllable below which nothing is mended to it."""
NO_SURNAME, NO_FIRST, NO_SECOND, NO_SYLLABLE = 0, 1, 2, 3
"""Tokens of parts that are not known, and of the first syllable of a given name that has one only."""

(SYLLABLES, WEIGHTS, HOLES, HOLE_STARTS, HOLE_IDS, LIMITS, SURNAMES, SURNAME_OF) = range(8)
(SURNAME_HOLES, SURNAME_HOLE_STARTS, SURNAME_HOLE_IDS, SURNAME_LETTERS) = range(8, 12)
(BY_SYLLABLE, HABIT_STARTS, HABIT_TOKENS, HABIT_WEIGHTS, HEAVIEST) = range(12, 17)
"""Places in the table of a system.

`SYLLABLES`, `SURNAMES`, `HOLES` and `SURNAME_HOLES` are hash tables, from the packed letters to a number. `WEIGHTS` are
the chances of each syllable as the first and as the second of a given name, `SURNAME_OF` that of each surname. A hole
is a text with a letter left out; `*_STARTS` and `*_IDS` say what is behind it. `LIMITS` are the longest syllable that
is mended to, the first tokens of syllables and of surnames, whether the system is pinyin, the longest surname.
`BY_SYLLABLE` is the surname that each syllable can be, -1 for none; `HABIT_*` are the surnames that sound so.
`HEAVIEST` are the heaviest first syllable, second syllable and given name that there can be.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinTables:
    """Tokens by number, a table for each system, and how many syllables can be near to one text."""

    tokens: tuple[Token, ...]
    systems: tuple[Any, ...]
    nearest: int


@cache
def latin_tables() -> LatinTables:
    """Pack them."""
    tokens = [unknown("surname"), unknown("first"), unknown("second"), NONE]
    systems = tuple([_system(system, tokens) for system in SYSTEMS])
    widest = max(
        int(np.diff(table[starts]).max())
        for table in systems
        for starts in (HOLE_STARTS, SURNAME_HOLE_STARTS)
    )
    nearest = widest * (LONGEST + 2) + LONGEST + 1
    return LatinTables(tokens=tuple(tokens), systems=systems, nearest=nearest)


def key_of(text: str) -> int:
    """Letters of a short text in one number, seven bits each."""
    key = 0
    for each in text.encode("ascii"):
        key = key << 7 | each
    return key


def _system(system: System, tokens: list[Token]) -> tuple[Any, ...]:
    known: Mapping[str, Mapping[str, float]] = syllables_of() if system == "roman" else pinyin_of()
    texts = sorted(known)
    weights = np.array([[_weight(text, system, place) for place in _PLACES] for text in texts])
    heaviest = weights.max(axis=0)
    mended = [n for n, text in enumerate(texts) if len(text) > 1 and weights[n, 1] > RARE]
    first = len(tokens)
    for text in texts:
        tokens += [Token(system, text, place, each) for place in _PLACES for each in (False, True)]
    chances = {text: _chance(system, text) for text in sorted(surname_texts(system))}
    names = [text for text, chance in chances.items() if chance > 0]
    then = len(tokens)
    for name in names:
        tokens += [Token(system, name, "surname", each) for each in (False, True)]
    letters = np.zeros((len(names), LONGEST + 1), dtype=np.uint8)
    for row, name in zip(letters, names, strict=True):
        row[: len(name)] = list(name.encode("ascii"))
    limits = [max(len(texts[n]) for n in mended), first, then, system == "pinyin", max(map(len, names))]
    return (
        _hashed(texts),
        weights,
        *_holes(texts, mended),
        np.array(limits, dtype=np.int64),
        _hashed(names),
        np.array([chances[name] for name in names]),
        *_holes(names, [n for n, name in enumerate(names) if len(name) > 2]),
        letters,
        np.array([names.index(text) if text in names else -1 for text in texts], dtype=np.int64),
        *_habits(texts if system == "roman" else [], tokens),
        np.array([*heaviest, max(heaviest.prod(), ALONE * heaviest[1])]),
    )


_PLACES: tuple[Place, ...] = ("first", "second")


def _weight(text: str, system: System, place: Place) -> float:
    """P(written so), summed over the states behind it."""
    weights = given_states().weights[_PLACES.index(place)]
    chances = chances_of(Token(system, text, place))
    return sum(share * weights.get(state, 0.0) for state, share in chances.items())


def _chance(kind: Kind, text: str) -> float:
    """P(written so), summed over the surnames behind it."""
    lines = surname_texts(kind).get(text, {})
    return sum(share * surname_weights()[line] for line, share in lines.items())


def _habits(texts: Sequence[str], tokens: list[Token]) -> tuple[Integers, Integers, npt.NDArray[np.float64]]:
    """Surnames in Hangul that sound as a syllable does, whose spelling is in no table of surnames."""
    numbers: dict[str, int] = {}
    starts, at, weights = [0], [], []
    for text in texts:
        for syllable, share in syllables_of()[text].items():
            if (lines := surname_texts("hangul").get(syllable)) is None:
                continue
            if syllable not in numbers:
                numbers[syllable] = len(tokens)
                tokens.append(Token("hangul", syllable, "surname"))
            at.append(numbers[syllable])
            weights.append(HABIT * (share * sum(surname_weights()[line] for line in lines)))
        starts.append(len(at))
    return np.array(starts, dtype=np.int64), np.array(at, dtype=np.int64), np.array(weights, dtype=np.float64)


def _holes(texts: Sequence[str], which: Iterable[int]) -> tuple[Integers, Integers, Integers]:
    behind: dict[str, set[int]] = defaultdict(set)
    for n in which:
        text = texts[n]
        for hole in (text, *(text[:place] + text[place + 1 :] for place in range(len(text)))):
            behind[hole].add(n)
    holes = sorted(behind)
    members = [sorted(behind[hole]) for hole in holes]
    starts = np.cumsum([0, *map(len, members)], dtype=np.int64)
    return _hashed(holes), starts, np.array([n for each in members for n in each], dtype=np.int64)


def _hashed(texts: Sequence[str]) -> Integers:
    """Open addressing: rows of key and number, as many as a power of two that leaves half of them free."""
    table = np.zeros((1 << (2 * len(texts)).bit_length(), 2), dtype=np.int64)
    last = len(table) - 1
    for number, text in enumerate(texts):
        key = key_of(text)
        at = _hash(key) & last
        while table[at, 0]:
            at = (at + 1) & last
        table[at] = key, number
    return table


def _hash(key: int) -> int:
    """Product in 64 bits with a sign, shifted as compiled code does it."""
    product = (key * MULTIPLIER) & (2**64 - 1)
    return (product - (2**64 if product >> 63 else 0)) >> SHIFT
