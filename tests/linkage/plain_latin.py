"""The reading of names in Latin letters, spelled out step by step: what the compiled one must equal, bit by bit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter

from bearwitness.linkage.names.evidence import chances_of, surname_texts
from bearwitness.linkage.names.latin_tables import (
    ALONE,
    HABIT,
    KEPT_FROM,
    LEAST,
    MENDED,
    ONE_MISSING,
    RARE,
    SLIP,
    SPLITS,
    SURNAME_FIRST,
    SURNAMES_KEPT,
    SYSTEMS,
    System,
)
from bearwitness.linkage.names.read_latin import MOST
from bearwitness.linkage.names.reading import Reading
from bearwitness.linkage.names.romanised import pinyin_of, syllables_of
from bearwitness.linkage.names.states import given_states, surname_weights
from bearwitness.linkage.names.token import NONE, Place, Token, unknown

Split = tuple[float, Token, Token]
Weighted = tuple[Token, Token, Token, float]
_score = itemgetter(0)
_weight = itemgetter(3)


def plain_reading(name: str) -> tuple[Reading, ...]:
    """Readings of one folded name; none where no table reads it."""
    found = sorted(latin_readings(name), key=_weight, reverse=True)[:MOST]
    kept = [each for each in found if each[3] >= KEPT_FROM * found[0][3]]
    total = sum(each[3] for each in kept)
    return tuple(Reading(surname, first, second, weight / total) for surname, first, second, weight in kept)


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
            made.append((ONE_MISSING * score, unknown("first"), second))
            made.append((ONE_MISSING * score, alone, unknown("second")))
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
    return tuple(sorted(found, key=lambda each: -each[1])[:SURNAMES_KEPT])


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
    kept = sorted([each for each in found if each[0] > 0], key=_score, reverse=True)[:SPLITS]
    return tuple([each for each in kept if each[0] >= 0.03 * kept[0][0]])


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
    holes, longest = _syllables_by_hole(system)
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
def _syllables_by_hole(system: System) -> tuple[Mapping[str, tuple[str, ...]], int]:
    """Spellings by each of them with a letter left out, and the length of the longest."""
    found: dict[str, set[str]] = defaultdict(set)
    longest = 0
    for text in _texts(system):
        if len(text) > 1 and _weights(system, "second")[text] > RARE:
            longest = max(longest, len(text))
            for hole in (text, *_shorter(text)):
                found[hole].add(text)
    return {hole: tuple(texts) for hole, texts in found.items()}, longest
