"""By what a figure is asked for, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, message
from bearwitness.domain.place_level import axis_of, default_axis, leveled, levels_of
from bearwitness.release.amounts.money import kinds, money_words
from bearwitness.release.labels import Labels
from bearwitness.release.planning.money_plan import PlannedMoney
from bearwitness.web.forms import Choice
from bearwitness.web.request import PageRequest

FIRST = "sex"
"""Property of the first figure that one sees."""
KINDS = frozenset({"term", "place", "age", "date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A property that can be chosen."""

    value: str
    label: str
    chosen: bool


@cache
def labels() -> Labels:
    """Words of the codebook and of the gazetteer."""
    return Labels.of(codebook(), Gazetteer.load())


@cache
def properties() -> tuple[str, ...]:
    """Properties that engines see: the ones of a person, not kept back, with codes, bands or places at a level."""
    book = codebook()
    shown = labels().properties
    return tuple(
        axis
        for name, each in book.properties.items()
        if name in shown and each.type in KINDS and each.sensitivity != "restricted"
        for axis in [axis_of(name, level) for level in levels_of(book, name)] or [name]
    )


def asked(request: PageRequest, *, paid: bool = False) -> tuple[str, ...]:
    """One or two properties that the address names; with `paid`, also kinds of amount.

    Raises
    ------
    NoSuchItem
        One that no figure is made by, more than two, or the same twice.
    """
    named = tuple(filter(None, request.GET.getlist("by"))) or (FIRST,)
    given = tuple(default_axis(codebook(), name) for name in named)
    known = all(name in properties() or (paid and is_paid(name)) for name in given)
    if not known or len(given) > 2 or len({leveled(name)[0] for name in given}) != len(given):
        raise NoSuchItem
    return given


def is_paid(name: str) -> bool:
    """Whether a name is one of a kind of amount."""
    money = PlannedMoney.named(name)
    return money is not None and money.kind in kinds(codebook())


def options(chosen: str, language: Language) -> list[Option]:
    """Choice of properties by label."""
    found = [
        Option(value=name, label=property_words(name, language), chosen=name == chosen)
        for name in properties()
    ]
    return sorted(found, key=lambda each: each.label)


def single(language: Language) -> tuple[Choice, ...]:
    """Properties of which a person has one code: what a population can be divided by."""
    found = [
        Choice(value=name, label=property_words(name, language))
        for name in properties()
        if name not in labels().many
    ]
    return tuple(sorted(found, key=lambda each: each.label))


def property_words(name: str, language: Language) -> str:
    """Label of a property, or of a kind of amount."""
    money = PlannedMoney.named(name)
    return (money_words(money, codebook()) if money else labels().property(name)).of(language)


def code_words(name: str, code: str, language: Language) -> str:
    """Label of a code of a property."""
    if is_paid(name):
        return message("release.money.told", language)
    return labels().code(name, code).of(language)
