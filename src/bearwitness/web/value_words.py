"""A value in words, in the language of a page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.count import Count
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, message
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.share import Share
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value
from bearwitness.web.date_words import date_words

SHOWN = 8
"""Characters of an identifier that a page shows where the whole is at hand."""

Bound = int | Decimal | None


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
        return lambda number: message(f"intake.units.{name}", language, value=number, **more)

    def bounds(measured: Callable[[str], str]) -> str:
        return _within(value.low, value.high, measured, language)

    if isinstance(value, Age):
        found = bounds(unit("years"))
        return message("web.dates.korean_age", language, value=found) if value.counting == "korean" else found
    if isinstance(value, Count):
        return bounds(unit("persons") if value.unit == "persons" else lambda number: f"{number} {value.unit}")
    if isinstance(value, Share):
        said = (bounds(unit("percent")), value.population, value.frame, value.period)
        return " · ".join(filter(None, said))
    found = bounds(unit("money", currency=value.currency))
    if value.unit != "none":
        rate = message(f"intake.rates.{value.unit}", language)
        found = message("intake.per", language, value=found, about=rate)
    return found if value.date is None else f"{found} · {date_words(value.date, language)}"


def _within(low: Bound, high: Bound, measured: Callable[[str], str], language: Language) -> str:
    if low is None and high is None:
        return message("web_persons.unknown", language)
    if low is None:
        return message("intake.values.most", language, high=measured(_digits(high)))
    if high is None:
        return message("intake.values.least", language, low=measured(_digits(low)))
    if low == high:
        return measured(_digits(low))
    return measured(message("intake.values.range", language, low=_digits(low), high=_digits(high)))


def _digits(number: int | Decimal | None) -> str:
    """With a comma between thousands and without an exponent."""
    return f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
