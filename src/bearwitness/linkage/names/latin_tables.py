"""What the tables say of names in Latin letters, packed in arrays for compiled loops, once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.evidence import chances_of, surname_texts
from bearwitness.linkage.names.romanised import pinyin_of, syllables_of
from bearwitness.linkage.names.states import given_states, surname_weights
from bearwitness.linkage.names.token import NONE, Kind, Place, Token, unknown

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Table = tuple[Integers, Numbers]
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

SYLLABLES, SURNAMES, HOLES, SURNAME_HOLES = range(0, 8, 2)
(HOLE_STARTS, HOLE_IDS, SURNAME_HOLE_STARTS, SURNAME_HOLE_IDS, SURNAME_LETTERS) = range(8, 13)
(BY_SYLLABLE, HABIT_STARTS, HABIT_TOKENS) = range(13, 16)
(WEIGHTS, SURNAME_OF, HABIT_WEIGHTS, HEAVIEST) = range(16, 20)
(LONGEST_MENDED, FIRST_SYLLABLE, FIRST_SURNAME, IS_PINYIN, LONGEST_SURNAME) = range(20, 25)
HEAD = 25
HASHES = 4
"""Places in the head of the table of a system: where each array begins in its integers, or (from `WEIGHTS` on) in its
numbers; from `LONGEST_MENDED` on, plain values.

The first four are hash tables from the packed letters to a number; their last slot stands after where they begin. A
hole is a text with a letter left out; `*_STARTS` and `*_IDS` say what is behind it. `BY_SYLLABLE` is the surname that each
syllable can be, -1 for none; `HABIT_*` are the surnames that sound so. `WEIGHTS` are the chances of each syllable as the
first and as the second of a given name; `HEAVIEST` are the heaviest first syllable, second syllable and given name.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinTables:
    """Tokens by number, integers and numbers of each system, and how many syllables can be near to one text."""

    tokens: tuple[Token, ...]
    systems: tuple[Table, ...]
    nearest: int


@cache
def latin_tables() -> LatinTables:
    """Pack them."""
    tokens = [unknown("surname"), unknown("first"), unknown("second"), NONE]
    systems = tuple([_system(system, tokens) for system in SYSTEMS])
    nearest = max(_widest(integers) for integers, _ in systems) * (LONGEST + 2) + LONGEST + 1
    return LatinTables(tokens=tuple(tokens), systems=systems, nearest=nearest)


def key_of(text: str) -> int:
    """Letters of a short text in one number, seven bits each."""
    key = 0
    for each in text.encode("ascii"):
        key = key << 7 | each
    return key


def _widest(integers: Integers) -> int:
    """Most texts behind one hole."""
    spans = ((HOLE_STARTS, HOLE_IDS), (SURNAME_HOLE_STARTS, SURNAME_HOLE_IDS))
    return max(int(np.diff(integers[integers[start] : integers[end]]).max()) for start, end in spans)


def _system(system: System, tokens: list[Token]) -> Table:
    known: Mapping[str, Mapping[str, float]] = syllables_of() if system == "roman" else pinyin_of()
    texts = sorted(known)
    weights = np.array([[_weight(text, system, place) for place in _PLACES] for text in texts])
    mended = [n for n, text in enumerate(texts) if len(text) > 1 and weights[n, 1] > RARE]
    first = len(tokens)
    for text in texts:
        tokens += [Token(system, text, place, each) for place in _PLACES for each in (False, True)]
    chances = {text: _chance(system, text) for text in sorted(surname_texts(system))}
    names = [text for text, chance in chances.items() if chance > 0]
    then = len(tokens)
    for name in names:
        tokens += [Token(system, name, "surname", each) for each in (False, True)]
    letters = np.zeros((len(names), LONGEST + 1), dtype=np.int64)
    for row, name in zip(letters, names, strict=True):
        row[: len(name)] = list(name.encode("ascii"))
    hashes = [_hashed(texts), _hashed(names)]
    holes, surname_holes = (
        _holes(texts, mended),
        _holes(names, [n for n, each in enumerate(names) if len(each) > 2]),
    )
    by_syllable = np.array([names.index(text) if text in names else -1 for text in texts], dtype=np.int64)
    habits = _habits(texts if system == "roman" else [], tokens)
    integers = [
        *hashes,
        holes[0],
        surname_holes[0],
        *holes[1:],
        *surname_holes[1:],
        letters,
        by_syllable,
        *habits[:2],
    ]
    numbers = [weights, np.array([chances[name] for name in names]), habits[2], *_heaviest(weights)]
    limits = [max(len(texts[n]) for n in mended), first, then, system == "pinyin", max(map(len, names))]
    return _packed(integers, numbers, limits)


def _packed(integers: Sequence[Integers], numbers: Sequence[Numbers], limits: Sequence[int]) -> Table:
    """One array of each kind: compiled code hands two about much faster than twenty."""
    head = np.zeros(HEAD, dtype=np.int64)
    at = HEAD
    for n, each in enumerate(integers):
        if n < HASHES:
            head[2 * n : 2 * n + 2] = at, len(each) - 1
        else:
            head[HOLE_STARTS + n - HASHES] = at
        at += each.size
    head[WEIGHTS : WEIGHTS + len(numbers)] = np.cumsum([0, *(each.size for each in numbers[:-1])])
    head[LONGEST_MENDED:] = limits
    return (
        np.concatenate([head, *(each.ravel() for each in integers)]),
        np.concatenate([each.ravel() for each in numbers]),
    )


_PLACES: tuple[Place, ...] = ("first", "second")


def _heaviest(weights: Numbers) -> list[Numbers]:
    most = weights.max(axis=0)
    return [np.array([*most, max(most.prod(), ALONE * most[1])])]


def _weight(text: str, system: System, place: Place) -> float:
    """P(written so), summed over the states behind it."""
    weights = given_states().weights[_PLACES.index(place)]
    chances = chances_of(Token(system, text, place))
    return sum(share * weights.get(state, 0.0) for state, share in chances.items())


def _chance(kind: Kind, text: str) -> float:
    """P(written so), summed over the surnames behind it."""
    lines = surname_texts(kind).get(text, {})
    return sum(share * surname_weights()[line] for line, share in lines.items())


def _habits(texts: Sequence[str], tokens: list[Token]) -> tuple[Integers, Integers, Numbers]:
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
