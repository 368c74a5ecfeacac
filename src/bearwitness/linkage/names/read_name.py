"""From a written name, in any script, to its weighted readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bearwitness.linkage.names.evidence import chances_of, surname_texts, words_met
from bearwitness.linkage.names.fold import folded
from bearwitness.linkage.names.hangul import is_hangul
from bearwitness.linkage.names.read_latin import latin_readings
from bearwitness.linkage.names.reading import Reading
from bearwitness.linkage.names.split import of_parts, splits
from bearwitness.linkage.names.tables import characters
from bearwitness.linkage.names.token import NONE, Kind, Token, unknown

_TITLES = re.compile(r"(?<=.)(?:씨|님|여사|女士|小姐)$")
MOST = 4
"""Readings kept of one name."""


@lru_cache(maxsize=1_000_000)
def read_name(text: str) -> tuple[Reading, ...]:
    """Readings of a written name, the likeliest first, weights adding to one; none of an empty name.

    Examples
    --------
    >>> [(r.surname.text, r.first.text, r.second.text) for r in read_name("金英姬")]
    [('金', '英', '姬')]
    >>> [(r.surname.text, r.first.text, r.second.text) for r in read_name("Kim Yong-hui")]
    [('kim', 'yong', 'hui')]
    """
    name = folded(text)
    if not name:
        return ()
    found = list(latin_readings(name) if _latin(name) else _syllabic(name))
    total = sum(each.weight for each in found)
    if not total:
        return (_foreign(name),)
    kept = sorted(found, key=lambda each: -each.weight)[:MOST]
    kept = [each for each in kept if each.weight >= 0.02 * kept[0].weight]
    total = sum(each.weight for each in kept)
    return tuple(Reading(r.surname, r.first, r.second, r.weight / total) for r in kept)


def _latin(name: str) -> bool:
    return not any(is_hangul(each) or each in characters() for each in name)


def _foreign(name: str) -> Reading:
    """A name that no table reads: its first and last words as they are."""
    words = re.split("[ -]+", name)
    rest = "".join(words[1:]) or words[0]
    return Reading(Token("word", words[0], "surname"), NONE, Token("word", rest, "second"), 1.0)


def _syllabic(name: str) -> Iterator[Reading]:
    words = [_TITLES.sub("", name).strip()] if " " not in name else name.split(" ")
    letters = "".join(words).replace("-", "")
    if len(letters) > 4 or not letters:
        return
    spaced = len(words) > 1 and len(words[0]) <= 2
    for size in (2, 1):
        surname, given = letters[:size], letters[size:]
        known = surname in surname_texts(_kind(surname))
        if len(given) > 2 or (size == 2 and not known) or (spaced and len(words[0]) != size):
            continue
        if not known and len(letters) == 2 and not spaced:
            yield Reading(unknown("surname"), _part(letters[0], 0), _part(letters[1], 1), 0.2)
        weight = 1.0 if known else 0.05
        yield from _with_given(Token(_kind(surname), surname, "surname"), given, weight)
        if known and size == 2:
            return


def _with_given(surname: Token, given: str, weight: float) -> Iterator[Reading]:
    if not given:
        yield Reading(surname, unknown("first"), unknown("second"), weight)
    elif len(given) == 1:
        yield Reading(surname, NONE, _part(given, 1), 0.7 * weight)
        yield Reading(surname, _part(given, 0), unknown("second"), 0.15 * weight)
        yield Reading(surname, unknown("first"), _part(given, 1), 0.15 * weight)
    else:
        yield Reading(surname, _part(given[0], 0), _part(given[1], 1), weight)


def _part(char: str, place: int) -> Token:
    return Token(_kind(char), char, "first" if place == 0 else "second")


def _kind(text: str) -> Kind:
    return "hangul" if is_hangul(text) else "han"


def forget_names() -> None:
    """Drop every name that was memoised."""
    for each in (read_name, splits, of_parts, chances_of, words_met):
        each.cache_clear()
