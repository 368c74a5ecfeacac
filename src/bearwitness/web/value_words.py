"""A value in words, in the language of a page."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

SHOWN = 8
"""Characters of an identifier that a page shows where the whole is at hand."""


def value_words(value: Value, language: Language) -> str:
    """Label of a code, name of a place, short pseudonym of a subject; any other value in its own notation."""
    if isinstance(value, Term):
        return codebook().label(value.list, value.code, language)
    if isinstance(value, PlaceValue):
        return Gazetteer.load().name(value.place_id, language)
    if isinstance(value, SubjectRef):
        part = f" · {codebook().label('person_role', value.role, language)}" if value.role else ""
        return short(value.subject_id) + part
    return str(value)


def short(identifier: str) -> str:
    """First characters of an identifier."""
    return identifier[:SHOWN]
