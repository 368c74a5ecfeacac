"""Split Latin letters into the syllables of a given name, by one system, mending one slip of typing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
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
    found = _two(text, system) + _one(text, system)
    if not found or max([each[0] for each in found]) < LEAST:
        for cut in range(1, len(text)):
            found += _mended(text[:cut], text[cut:], system)
    return _best(found)


@lru_cache(maxsize=200_000)
def of_parts(first: str, second: str, system: System) -> tuple[Split, ...]:
    """Ways to read two syllables that the writer kept apart."""
    weight = _weights(system, "first")[first] * _weights(system, "second")[second]
    found = [(weight, _token(first, system, "first"), _token(second, system, "second"))] if weight > 0 else []
    return _best(found or _mended(first, second, system))


def _best(found: list[Split]) -> tuple[Split, ...]:
    kept = sorted([each for each in found if each[0] > 0], key=_score, reverse=True)[:3]
    return tuple([each for each in kept if each[0] >= 0.03 * kept[0][0]])


_score = itemgetter(0)


def _one(text: str, system: System) -> list[Split]:
    weight = _weights(system, "second")[text]
    return [(ALONE * weight, NONE, _token(text, system, "second"))] if weight > 0 else []


def _two(text: str, system: System) -> list[Split]:
    firsts, seconds = _weights(system, "first"), _weights(system, "second")
    found: list[Split] = []
    for cut in range(1, len(text)):
        a = text[:cut]
        if (weight := firsts[a]) > 0 and (other := seconds[text[cut:]]) > 0:
            found.append((weight * other, _token(a, system, "first"), _token(text[cut:], system, "second")))
    return found


def _mended(a: str, b: str, system: System) -> list[Split]:
    found: list[Split] = []
    firsts, seconds = _weights(system, "first"), _weights(system, "second")
    if (weight := SLIP * seconds[b]) > 0:
        second = _token(b, system, "second")
        for text in near(a, system):
            found.append((weight * firsts[text], _mended_token(text, system, "first"), second))
    if (weight := SLIP * firsts[a]) > 0:
        first = _token(a, system, "first")
        for text in near(b, system):
            found.append((weight * seconds[text], first, _mended_token(text, system, "second")))
    return found


@cache
def _token(text: str, system: System, place: Place) -> Token:
    return Token(system, text, place)


@cache
def _mended_token(text: str, system: System, place: Place) -> Token:
    return Token(system, text, place, mended=True)


def _texts(system: System) -> Mapping[str, object]:
    return syllables_of() if system == "roman" else pinyin_of()


class _Weights(dict[str, float]):
    """P(written so) by text, summed over the states behind it; 0 where no table has it. Filled as it is asked."""

    def __init__(self, system: System, place: Place) -> None:
        super().__init__()
        self._known, self._system, self._place = _texts(system), system, place

    def __missing__(self, text: str) -> float:
        if text not in self._known:
            return 0.0
        weights = given_states().weights[0 if self._place == "first" else 1]
        chances = chances_of(Token(self._system, text, self._place))
        self[text] = sum(share * weights.get(state, 0.0) for state, share in chances.items())
        return self[text]


@cache
def _weights(system: System, place: Place) -> _Weights:
    return _Weights(system, place)


@lru_cache(maxsize=200_000)
def near(text: str, system: System) -> tuple[str, ...]:
    """Known spellings one letter dropped, added, replaced or swapped away."""
    holes, longest = _by_hole(system)
    size = len(text)
    if size > longest + 1:
        return ()
    found: set[str] = set(holes.get(text, ()))
    for place in range(size):
        if (hit := holes.get(text[:place] + text[place + 1 :])) is not None:
            found.update(hit)
    known = _texts(system)
    for each in _by_letters(system).get("".join(sorted(text)), ()):
        if each in known and _swapped(text, each):
            found.add(each)
    found.discard(text)
    return tuple(sorted(found))


def _swapped(a: str, b: str) -> bool:
    """Whether two neighbours swapped turn one word into the other, which has the same letters."""
    off = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return not off or (len(off) == 2 and off[1] == off[0] + 1)


@cache
def _by_letters(system: System) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in _texts(system):
        key = "".join(sorted(text))
        found[key] = (*found.get(key, ()), text)
    return found


def _shorter(text: str) -> Iterator[str]:
    return (text[:place] + text[place + 1 :] for place in range(len(text)))


@cache
def _by_hole(system: System) -> tuple[Mapping[str, tuple[str, ...]], int]:
    """Spellings by each of them with a letter left out, and the length of the longest."""
    found: dict[str, set[str]] = defaultdict(set)
    longest = 0
    for text in _texts(system):
        if len(text) > 1 and _weights(system, "second")[text] > 1e-5:
            longest = max(longest, len(text))
            for hole in (text, *_shorter(text)):
                found[hole].add(text)
    return {hole: tuple(texts) for hole, texts in found.items()}, longest
