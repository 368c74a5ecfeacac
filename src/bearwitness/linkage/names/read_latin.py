"""Readings of a name in Latin letters: either order, joined, split or hyphened, Korean systems or pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from bearwitness.linkage.names.evidence import surname_texts
from bearwitness.linkage.names.reading import Reading
from bearwitness.linkage.names.romanised import syllables_of
from bearwitness.linkage.names.split import SYSTEMS, Split, System, near, of_parts, splits
from bearwitness.linkage.names.states import surname_weights
from bearwitness.linkage.names.token import Token, unknown

SURNAME_FIRST = 0.75
MENDED = 0.02
HABIT = 0.02
"""Weight of a surname spelled in a way that no table has, but that its sounds allow."""
HALF = 0.05
"""Weight of a reading in which one syllable of the given name is missing."""


def latin_readings(name: str) -> Iterator[Reading]:
    """Readings with weights that compare among themselves."""
    words = name.split(" ")
    if len(words) == 1 and "-" in words[0]:
        words = words[0].split("-")
    if len(words) == 1:
        yield from _joined(words[0])
        return
    for system in SYSTEMS:
        for surname, weight in _surnames(words[0], system):
            yield from _given(surname, words[1:], system, SURNAME_FIRST * weight)
        for surname, weight in _surnames(words[-1], system):
            yield from _given(surname, words[:-1], system, (1 - SURNAME_FIRST) * weight)


def _joined(word: str) -> Iterator[Reading]:
    """One word: a surname alone, a given name alone, or both run together."""
    for system in SYSTEMS:
        if (weight := _known(word, system)) > 0:
            yield Reading(Token(system, word, "surname"), unknown("first"), unknown("second"), 0.3 * weight)
        for score, first, second in splits(word, system):
            yield Reading(unknown("surname"), first, second, 0.1 * score)
        for cut in range(1, len(word) - 1):
            if (weight := _known(word[:cut], system)) > 0:
                yield from _given(Token(system, word[:cut], "surname"), [word[cut:]], system, 0.5 * weight)


def _given(surname: Token, words: list[str], system: System, weight: float) -> Iterator[Reading]:
    parts = [part for word in words for part in word.split("-") if part]
    found: tuple[Split, ...] = ()
    if len(parts) == 1:
        found = splits(parts[0], system)
    elif len(parts) == 2:
        found = of_parts(parts[0], parts[1], system)
    if not found and len(parts) > 1:
        found = splits("".join(parts), system)
    for score, first, second in found:
        yield Reading(surname, first, second, weight * score)
        if first.kind == "word":
            alone = Token(second.kind, second.text, "first", second.mended)
            yield Reading(surname, unknown("first"), second, 4 * HALF * weight * score)
            yield Reading(surname, alone, unknown("second"), 4 * HALF * weight * score)


@cache
def _surnames(word: str, system: System) -> tuple[tuple[Token, float], ...]:
    """Surnames that a word can be, with P(written so); one letter mended where no table has it."""
    word = word.replace("'", "")
    if (weight := _known(word, system)) > 0:
        return ((Token(system, word, "surname"), weight),)
    if "-" in word:
        return ()
    if system == "pinyin":
        close = [(each, w) for each in near(word, "pinyin") if (w := _known(each, system)) > 0]
    else:
        close = [(each, w) for each in _close(word) if (w := _known(each, system)) > 0]
    found = [(Token(system, each, "surname", mended=True), MENDED * weight) for each, weight in close]
    if system == "roman":
        found += [(Token("hangul", each, "surname"), HABIT * w) for each, w in _by_sound(word)]
    return tuple(sorted(found, key=lambda each: -each[1])[:2])


def _by_sound(word: str) -> Iterator[tuple[str, float]]:
    for syllable, share in syllables_of().get(word, {}).items():
        if (lines := surname_texts("hangul").get(syllable)) is not None:
            yield syllable, share * sum(surname_weights()[line] for line in lines)


@cache
def _known(word: str, system: System) -> float:
    lines = surname_texts(system).get(word, {})
    return sum(share * surname_weights()[line] for line, share in lines.items())


def _close(word: str) -> tuple[str, ...]:
    """Spellings of surnames one letter dropped, added, replaced or swapped away."""
    met = {each for hole in _holes(word) for each in _by_hole().get(hole, ())}
    return tuple(sorted(each for each in met if _one_off(each, word)))


def _holes(word: str) -> tuple[str, ...]:
    return (word, *(word[:place] + word[place + 1 :] for place in range(len(word))))


@cache
def _by_hole() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in surname_texts("roman"):
        for hole in _holes(text) if len(text) > 2 else ():
            found[hole] = (*found.get(hole, ()), text)
    return found


def _one_off(a: str, b: str) -> bool:
    """Whether one letter dropped, added, replaced or swapped turns one word into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])
