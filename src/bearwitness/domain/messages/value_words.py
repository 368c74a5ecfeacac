"""A value in words, in the language of a reader."""

from __future__ import annotations

from collections.abc import Callable

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.count import Count
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, bounds_words, message
from bearwitness.domain.messages.date_words import date_words
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.share import Share
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

SHOWN = 8
"""Characters of an identifier that are shown where the whole is at hand."""


def value_words(value: Value, language: Language) -> str:
    """Label of a code, name of a place, short pseudonym of a subject, a date, an age, an amount in words; a text as it is."""
    if isinstance(value, Term):
        return codebook().label(value.list, value.code, language)
    if isinstance(value, PlaceValue):
        return Gazetteer.load().name(value.place_id, language)
    if isinstance(value, SubjectRef):
        part = f" · {codebook().label('person_role', value.role, language)}" if value.role else ""
        return short(value.subject_id) + part
    if isinstance(value, PartialDate):
        return date_words(value, language)
    if isinstance(value, Age | Count | Money | Share):
        return _amount(value, language)
    return str(value)


def short(identifier: str) -> str:
    """First characters of an identifier."""
    return identifier[:SHOWN]


def _amount(value: Age | Count | Money | Share, language: Language) -> str:
    """A number within its bounds, with what it counts."""

    def unit(name: str, **more: str) -> Callable[[str], str]:
        return lambda number: message(f"domain.units.{name}", language, value=number, **more)

    def bounds(measured: Callable[[str], str]) -> str:
        return bounds_words(value.low, value.high, measured, language)

    if isinstance(value, Age):
        found = bounds(unit("years"))
        return (
            message("domain.dates.korean_age", language, value=found) if value.counting == "korean" else found
        )
    if isinstance(value, Count):
        return bounds(unit("persons") if value.unit == "persons" else lambda number: f"{number} {value.unit}")
    if isinstance(value, Share):
        return _joined(bounds(unit("percent")), value.population, value.frame, value.period)
    paid_for = "" if value.unit == "none" else message(f"domain.paid_for.{value.unit}", language)
    paid_at = "" if value.date is None else date_words(value.date, language)
    return _joined(bounds(unit("money", currency=value.currency)), paid_for, paid_at)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
