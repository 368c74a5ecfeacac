"""Readings of a name in Latin letters: either order, joined, split or hyphened, Korean systems or pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from bearwitness.linkage.names.evidence import surname_texts
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


Weighted = tuple[Token, Token, Token, float]


def latin_readings(name: str) -> list[Weighted]:
    """Surname, first and second syllable, with weights that compare among themselves."""
    words = name.split(" ")
    if len(words) == 1 and "-" in words[0]:
        words = words[0].split("-")
    found: list[Weighted] = []
    if len(words) == 1:
        _joined(words[0], found)
        return found
    first, _, rest = name.partition(" ")
    front, _, last = name.rpartition(" ")
    first, last = first.replace("'", ""), last.replace("'", "")
    for system in SYSTEMS:
        for surname, weight in surnames_in(first, system) if "-" not in first else ():
            _add(found, surname, given_parts(rest, system), SURNAME_FIRST * weight)
        for surname, weight in surnames_in(last, system) if "-" not in last else ():
            _add(found, surname, given_parts(front, system), (1 - SURNAME_FIRST) * weight)
    return found


def _add(found: list[Weighted], surname: Token, parts: tuple[Split, ...], weight: float) -> None:
    for score, first, second in parts:
        found.append((surname, first, second, weight * score))


def _joined(word: str, found: list[Weighted]) -> None:
    """One word: a surname alone, a given name alone, or both run together."""
    for system in SYSTEMS:
        if (weight := _known(word, system)) > 0:
            whole = Token(system, word, "surname")
            found.append((whole, unknown("first"), unknown("second"), 0.3 * weight))
        _add(found, unknown("surname"), splits(word, system), 0.1)
        for cut in range(1, len(word) - 1):
            if (weight := _known(word[:cut], system)) > 0:
                _add(
                    found,
                    Token(system, word[:cut], "surname"),
                    given_parts(word[cut:], system),
                    0.5 * weight,
                )


@lru_cache(maxsize=200_000)
def given_parts(text: str, system: System) -> tuple[Split, ...]:
    """Ways to read the words of a given name, those in which one syllable is missing among them."""
    parts = [part for word in text.split(" ") for part in word.split("-") if part]
    found: tuple[Split, ...] = ()
    if len(parts) == 1:
        found = splits(parts[0], system)
    elif len(parts) == 2:
        found = of_parts(parts[0], parts[1], system)
    if not found and len(parts) > 1:
        found = splits("".join(parts), system)
    made: list[Split] = []
    for score, first, second in found:
        made.append((score, first, second))
        if first.kind == "word":
            alone = Token(second.kind, second.text, "first", second.mended)
            made.append((4 * HALF * score, unknown("first"), second))
            made.append((4 * HALF * score, alone, unknown("second")))
    return tuple(made)


@lru_cache(maxsize=200_000)
def surnames_in(word: str, system: System) -> tuple[tuple[Token, float], ...]:
    """Surnames that a word without hyphens can be, with P(written so); one letter mended where no table has it."""
    if (weight := _known(word, system)) > 0:
        return ((Token(system, word, "surname"), weight),)
    if system == "pinyin":
        near_by = near(word, "pinyin") if len(word) <= _longest_pinyin() + 1 else ()
        close = [(each, w) for each in near_by if (w := _known(each, system)) > 0]
    else:
        close_by = _close(word) if len(word) <= _longest_roman() + 1 else ()
        close = [(each, w) for each in close_by if (w := _known(each, system)) > 0]
    found = [(Token(system, each, "surname", mended=True), MENDED * weight) for each, weight in close]
    if system == "roman":
        found += [(Token("hangul", each, "surname"), HABIT * w) for each, w in _by_sound(word)]
    return tuple(sorted(found, key=lambda each: -each[1])[:2])


@cache
def _longest_pinyin() -> int:
    return max(map(len, surname_texts("pinyin")))


@cache
def _longest_roman() -> int:
    return max(map(len, surname_texts("roman")))


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
