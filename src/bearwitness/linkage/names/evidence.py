"""What a written part says: the states it can stand for, each with the chance of being so written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from bearwitness.linkage.names.hangul import SYLLABLES, is_hangul, number, southern
from bearwitness.linkage.names.romanised import inventory, pinyin_of, syllables_of
from bearwitness.linkage.names.states import given_states, home_of, surname_lines
from bearwitness.linkage.names.tables import characters
from bearwitness.linkage.names.token import Token

GUESSED = 0.08
"""Share of Han characters that a clerk chose by sound, not the person's own."""
FIRST_WORD = 20_000
"""States from here on are words that no table has."""

Chances = Mapping[int, float]


@cache
def chances_of(token: Token) -> Chances:
    """States behind a token, with P(written so | state); empty where the part is unknown."""
    if token.kind == "unknown":
        return {}
    if token.kind == "word":
        return {_word(token.text): 1.0}
    if token.place == "surname":
        return _surname(token) or {_word(token.text): 1.0}
    return _given(token) or {_word(token.text): 1.0}


def _word(text: str) -> int:
    return words_met().setdefault(text, FIRST_WORD + len(words_met()))


@cache
def words_met() -> dict[str, int]:
    """Numbers of the words that no table has."""
    return {"": FIRST_WORD}


@cache
def _surnames_by(kind: str) -> Mapping[str, Mapping[int, float]]:
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for line, row in enumerate(surname_lines()):
        home = home_of(line)
        if kind == "han":
            texts = dict.fromkeys(row.han, 1.0)
        elif kind == "pinyin":
            texts = dict.fromkeys({row.pinyin, row.pinyin.replace("v", "u")}, 1.0)
        elif kind == "hangul":
            texts = {row.south: 0.5, row.north: 0.5} if row.north != row.south else {row.south: 1.0}
        else:
            ranks = [1 / (rank + 1) ** 1.3 for rank in range(len(row.spellings))]
            texts = {text: rank / sum(ranks) for text, rank in zip(row.spellings, ranks, strict=True)}
        for text, share in texts.items():
            if text:
                found[text][home] = max(share, found[text].get(home, 0.0))
    return found


def surname_texts(kind: str) -> Mapping[str, Mapping[int, float]]:
    """Every known way of writing a surname, of one kind, to the lines it can stand for."""
    return _surnames_by(kind)


def _surname(token: Token) -> Chances:
    return _surnames_by(token.kind).get(token.text, {})


def _given(token: Token) -> Chances:
    if token.kind == "hangul":
        return _by_syllable(_hangul(token))
    if token.kind == "roman":
        return _by_syllable(_roman(token.text, first=token.place == "first"))
    if token.kind == "han":
        return _han(token.text)
    found: dict[int, float] = defaultdict(float)
    for char, share in pinyin_of().get(token.text, {}).items():
        for state, weight in _of_character(char).items():
            found[state] += share * weight
    return found


def _by_syllable(shares: Mapping[str, float]) -> Chances:
    states = given_states()
    found: dict[int, float] = {}
    for syllable, share in shares.items():
        for state in (number(syllable), *states.by_syllable.get(syllable, ())):
            found[state] = max(share, found.get(state, 0.0))
    return found


def _hangul(token: Token) -> dict[str, float]:
    shares = {token.text: 1.0}
    changed = 0.5 if token.place == "first" else 0.05
    for syllable in _northern().get(token.text, ()):
        shares[syllable] = changed
    return shares


@cache
def _northern() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable in inventory():
        if (south := southern(syllable)) != syllable:
            found[south] = (*found.get(south, ()), syllable)
    return found


def _roman(text: str, *, first: bool) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    changed = 0.5 if first else 0.05
    for syllable, share in syllables_of().get(text, {}).items():
        found[syllable] += share
        for north in _northern().get(syllable, ()):
            found[north] += changed * share
    return found


def _han(char: str) -> Chances:
    if is_hangul(char):
        return _by_syllable({char: 1.0})
    own = _of_character(char)
    if not own:
        return {}
    facts = characters().get(char)
    sounds = {sound: GUESSED * weight / 8 for sound, weight in (facts.hangul if facts else {}).items()}
    found = dict(_by_syllable(sounds))
    for state, weight in own.items():
        found[state] = found.get(state, 0.0) + (1 - GUESSED) * weight
    return found


@cache
def _of_character(char: str) -> Chances:
    """P(this character | state): whole for a usual character, shared among the others of the syllable."""
    facts = characters().get(char)
    if facts is None:
        return {}
    states, forms = given_states(), (char, *facts.forms)
    found: dict[int, float] = {}
    for sound, weight in facts.hangul.items():
        usual = [states.listed[sound, form] for form in forms if (sound, form) in states.listed]
        if usual:
            found[usual[0]] = 1.0
        elif weight == 1.0:
            found[number(sound)] = 1 / max(_rare(sound), 1)
    if any(state >= SYLLABLES for state in found):
        found = {state: share for state, share in found.items() if state >= SYLLABLES}
    return found


@cache
def _rare_characters() -> Mapping[str, int]:
    count: dict[str, int] = defaultdict(int)
    for facts in characters().values():
        for sound, weight in facts.hangul.items():
            count[sound] += weight == 1.0
    return count


def _rare(sound: str) -> int:
    return _rare_characters().get(sound, 1)
