"""From a written name, in any script, to its weighted readings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from bearwitness.linkage.names.evidence import chances_of, surname_texts, words_met
from bearwitness.linkage.names.fold import folded
from bearwitness.linkage.names.hangul import is_hangul
from bearwitness.linkage.names.latin_tables import KEPT_FROM
from bearwitness.linkage.names.read_latin import MOST, read_latin
from bearwitness.linkage.names.reading import Reading
from bearwitness.linkage.names.tables import characters
from bearwitness.linkage.names.token import NONE, Kind, Place, Token, unknown

_PLAIN = re.compile("[가-힣]{3}|[一-鿿]{3}")
_TITLE_ENDS = frozenset("씨님사士姐")
_TITLES = re.compile(r"(?<=.)(?:씨|님|여사|女士|小姐)$")


def read_name(text: str) -> tuple[Reading, ...]:
    """Readings of a written name, the likeliest first, weights adding to one; none of an empty name.

    Examples
    --------
    >>> [(r.surname.text, r.first.text, r.second.text) for r in read_name("金英姬")]
    [('金', '英', '姬')]
    >>> [(r.surname.text, r.first.text, r.second.text) for r in read_name("Kim Yong-hui")]
    [('kim', 'yong', 'hui')]
    """
    return read_names([text])[0]


def read_names(texts: Sequence[str]) -> list[tuple[Reading, ...]]:
    """Readings of each written name; those in Latin letters are read together, in compiled code."""
    found: list[tuple[Reading, ...]] = []
    places, latin = [], []
    for text in texts:
        name = folded(text)
        if len(name) == 3 and _PLAIN.fullmatch(name) and (plain := _plain(name)) is not None:
            found.append((plain,))
        elif name and _latin(name):
            places.append(len(found))
            latin.append(name)
            found.append(())
        else:
            found.append(_shared(list(_syllabic(name))) or ((_foreign(name),) if name else ()))
    for place, name, readings in zip(places, latin, read_latin(latin), strict=True):
        found[place] = readings or (_foreign(name),)
    return found


def _shared(found: list[Reading]) -> tuple[Reading, ...]:
    """The likeliest, with weights that add to one."""
    kept = sorted(found, key=_weight, reverse=True)[:MOST]
    kept = [each for each in kept if each.weight >= KEPT_FROM * kept[0].weight]
    total = sum(each.weight for each in kept)
    return tuple([each._replace(weight=each.weight / total) for each in kept])


_weight = itemgetter(3)


def _plain(name: str) -> Reading | None:
    """Three characters that can only be a surname of one and a given name of two; None where they can be else."""
    kind: Kind = "hangul" if "가" <= name[0] <= "힣" else "han"
    if name[2] in _TITLE_ENDS or name[:2] in surname_texts(kind):
        return None
    surname, first = _token(kind, name[0], "surname"), _token(kind, name[1], "first")
    return Reading(surname, first, _token(kind, name[2], "second"), 1.0)


@cache
def _token(kind: Kind, text: str, place: Place) -> Token:
    return Token(kind, text, place)


def _latin(name: str) -> bool:
    return name.isascii() or not any(is_hangul(each) or each in characters() for each in name)


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
    return "hangul" if "가" <= text[:1] <= "힣" and is_hangul(text) else "han"


def forget_names() -> None:
    """Drop the parts of names that were memoised; whole names never are."""
    for each in (chances_of, words_met):
        each.cache_clear()
