"""Split Latin letters into the syllables of a given name, by one system, mending one slip of typing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

from bearwitness.linkage.names.evidence import chances_of
from bearwitness.linkage.names.romanised import pinyin_of, syllables_of
from bearwitness.linkage.names.states import given_states
from bearwitness.linkage.names.token import NONE, Place, Token

System = Literal["roman", "pinyin"]
SYSTEMS: tuple[System, ...] = ("roman", "pinyin")
SLIP = 0.02
"""Weight of a reading that mends a slip, against one that does not."""
ALONE = 0.03
"""Share of given names of one syllable."""
LEAST = 1e-7

Split = tuple[float, Token, Token]


@lru_cache(maxsize=200_000)
def splits(text: str, system: System) -> tuple[Split, ...]:
    """Ways to read joined letters as one or two syllables, best first, at most three; none where there is none."""
    found = [*_two(text, system, mend=False), *_one(text, system)]
    if not found or max(each[0] for each in found) < LEAST:
        found += _two(text, system, mend=True)
    return _best(found)


@lru_cache(maxsize=200_000)
def of_parts(first: str, second: str, system: System) -> tuple[Split, ...]:
    """Ways to read two syllables that the writer kept apart."""
    pairs = [(_token(first, system, "first"), _token(second, system, "second"))]
    found = [(w, a, b) for a, b in pairs if (w := _weight(a) * _weight(b)) > 0]
    return _best(found or list(_mended(first, second, system)))


def _best(found: list[Split]) -> tuple[Split, ...]:
    kept = sorted((each for each in found if each[0] > 0), key=lambda each: -each[0])[:3]
    return tuple(each for each in kept if each[0] >= 0.03 * kept[0][0])


def _one(text: str, system: System) -> Iterator[Split]:
    token = _token(text, system, "second")
    if (weight := _weight(token)) > 0:
        yield ALONE * weight, NONE, token


def _two(text: str, system: System, *, mend: bool) -> Iterator[Split]:
    for cut in range(1, len(text)):
        a, b = text[:cut], text[cut:]
        if mend:
            yield from _mended(a, b, system)
        elif a in _texts(system) and b in _texts(system):
            first, second = _token(a, system, "first"), _token(b, system, "second")
            yield _weight(first) * _weight(second), first, second


def _mended(a: str, b: str, system: System) -> Iterator[Split]:
    known = _texts(system)
    if b in known:
        second = _token(b, system, "second")
        for text in near(a, system):
            first = Token(system, text, "first", mended=True)
            yield SLIP * _weight(first) * _weight(second), first, second
    if a in known:
        first = _token(a, system, "first")
        for text in near(b, system):
            second = Token(system, text, "second", mended=True)
            yield SLIP * _weight(first) * _weight(second), first, second


def _token(text: str, system: System, place: Place) -> Token:
    return Token(system, text, place)


def _texts(system: System) -> Mapping[str, object]:
    return syllables_of() if system == "roman" else pinyin_of()


@cache
def _weight(token: Token) -> float:
    """P(written so), summed over the states behind it."""
    if token.text not in _texts("roman" if token.kind == "roman" else "pinyin"):
        return 0.0
    weights = given_states().weights[0 if token.place == "first" else 1]
    return sum(share * weights.get(state, 0.0) for state, share in chances_of(token).items())


@cache
def near(text: str, system: System) -> tuple[str, ...]:
    """Known spellings one letter dropped, added, replaced or swapped away."""
    holes = {text, *_shorter(text)}
    found = {known for hole in holes for known in _by_hole(system).get(hole, ())}
    swapped = {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1)}
    found |= {each for each in swapped if each in _texts(system)}
    return tuple(sorted(found - {text}))


def _shorter(text: str) -> Iterator[str]:
    return (text[:place] + text[place + 1 :] for place in range(len(text)))


@cache
def _by_hole(system: System) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in _texts(system):
        if len(text) > 1 and _weight(_token(text, system, "second")) > 1e-5:
            for hole in (text, *_shorter(text)):
                found[hole].add(text)
    return {hole: tuple(texts) for hole, texts in found.items()}
