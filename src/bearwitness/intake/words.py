"""A candidate in words, in the reader's language."""

from __future__ import annotations

from typing import cast

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, bounds_words, message
from bearwitness.domain.messages.date_words import date_words
from bearwitness.domain.partial_date import PartialDate
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.written import written


def in_words(candidate: Candidate, language: Language) -> str:
    """What the expression is taken to say, with its hedge."""
    if candidate.kind == "place":
        return Gazetteer.load().name(str(candidate.about), language)
    if candidate.kind == "term":
        value = codebook().label(str(candidate.unit), str(candidate.about), language)
        return value if candidate.hedge is None else message("intake.negated", language, value=value)
    value = _with_about(candidate, _value(candidate, language), language)
    if candidate.hedge is None:
        return value
    return message("intake.hedged", language, value=value, hedge=candidate.hedge)


def _value(candidate: Candidate, language: Language) -> str:
    """Number or date with its unit: a range has its unit once, an open bound inside."""
    if candidate.kind == "date":
        return date_words(PartialDate.parse(written(candidate)), language)
    low, high = (cast("int | float | None", each) for each in (candidate.low, candidate.high))
    unit = "money" if candidate.kind == "money" else candidate.unit

    def measured(number: str) -> str:
        return message(f"domain.units.{unit}", language, value=number, currency=candidate.unit)

    return bounds_words(low, high, measured, language)


def _with_about(candidate: Candidate, value: str, language: Language) -> str:
    if candidate.about is None:
        return value
    if candidate.kind == "money":
        rate = message(f"domain.paid_for.{candidate.about}", language)
        return message("intake.per", language, value=value, about=rate)
    key = "intake.of" if candidate.kind == "share" else "intake.whom"
    return message(key, language, value=value, about=candidate.about)
