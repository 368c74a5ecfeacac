"""From the words of a cell to a value of the codebook: by the mapping, or refused; nothing is guessed."""

from __future__ import annotations

from functools import cache

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook, edition
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value, value_type
from bearwitness.intake.lists.mapping import Column


def value_of(column: Column, words: str) -> Value | None:
    """Value that a cell states; None where the mapping gives it no meaning.

    Codes, places and notations are taken as they are; so are the labels of codes and the names of places in any of
    our languages, where they mean one thing only.
    """
    meant = column.values.get(words.lower())
    for form in column.forms if meant is None else ():
        meant = meant or form.meant(words)
    meaning = words if meant is None else meant
    wanted = codebook().property(column.property)
    try:
        if wanted.type == "term":
            return _term(wanted.list, meaning)
        if wanted.type == "place":
            return _place(meaning)
        value: Value = value_type(wanted.type).parse(_with(meaning, column.suffix))
    except BearwitnessError:
        return None
    return value


def is_doubtful(value: Value) -> bool:
    """Whether the value itself says that it is not certain: an age or a date between bounds, or with a mark of doubt."""
    if isinstance(value, Age):
        return value.low != value.high
    if isinstance(value, PartialDate):
        return value.uncertain or value.approximate or "/" in value.edtf or ".." in value.edtf
    return False


def _with(meaning: str, suffix: str) -> str:
    """The meaning with what holds for the whole column, unless it says so itself."""
    return (
        meaning if not suffix or meaning.endswith(("korean", "international", suffix)) else meaning + suffix
    )


def _term(name: str, meaning: str) -> Term | None:
    code = _codes(name, edition()).get(meaning.lower())
    return None if code is None else Term(list=name, code=code)


def _place(meaning: str) -> PlaceValue | None:
    place = _places().get(meaning.lower())
    return (
        None
        if place is None
        else PlaceValue(place_id=place, precision=Gazetteer.load().place(place).precision)
    )


@cache
def _codes(name: str, _edition: int) -> dict[str, str]:
    """Codes by themselves, their aliases and labels, in lower case; a label of two codes means none."""
    said = [
        (words.lower(), code.code)
        for code in codebook().list(name).codes.values()
        for words in {code.code, *code.aliases, *code.labels.values()}
    ]
    return _single(said)


@cache
def _places() -> dict[str, str]:
    """Places by id and by every name, in lower case; a name of two places means none."""
    places = Gazetteer.load().places.values()
    said = [
        (name.lower(), each.id) for each in places for language in LANGUAGES for name in each.names[language]
    ]
    return _single(said) | {each.id: each.id for each in places}


def _single(said: list[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = {}
    for words, meaning in said:
        meanings.setdefault(words, set()).add(meaning)
    return {words: next(iter(found)) for words, found in meanings.items() if len(found) == 1}
