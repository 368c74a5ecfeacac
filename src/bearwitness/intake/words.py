"""A candidate in words, in the reader's language."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, message
from bearwitness.intake.candidate import Bound, Candidate


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
    low, high = candidate.low, candidate.high
    dated = candidate.kind == "date"
    if low is None:
        return message(
            f"intake.values.{'until' if dated else 'most'}",
            language,
            high=_measured(candidate, high, language),
        )
    if high is None:
        return message(
            f"intake.values.{'since' if dated else 'least'}",
            language,
            low=_measured(candidate, low, language),
        )
    if low == high:
        return _measured(candidate, low, language)
    both = message("intake.values.range", language, low=_number(low), high=_number(high))
    return _measured(candidate, both, language)


def _number(bound: Bound) -> str:
    return f"{bound:,}" if isinstance(bound, int | float) else str(bound)


def _measured(candidate: Candidate, bound: Bound, language: Language) -> str:
    if candidate.kind == "money":
        return message("intake.units.money", language, value=_number(bound), currency=candidate.unit)
    if candidate.unit is None:
        return _number(bound)
    return message(f"intake.units.{candidate.unit}", language, value=_number(bound))


def _with_about(candidate: Candidate, value: str, language: Language) -> str:
    if candidate.about is None:
        return value
    if candidate.kind == "money":
        rate = message(f"intake.rates.{candidate.about}", language)
        return message("intake.per", language, value=value, about=rate)
    key = "intake.of" if candidate.kind == "share" else "intake.whom"
    return message(key, language, value=value, about=candidate.about)
