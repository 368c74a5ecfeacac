"""By what a figure is asked for, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language
from bearwitness.release.labels import Labels
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
    """Properties that engines see: the ones of a person, not kept back, with codes, bands or coarse places."""
    book = codebook()
    shown = labels().properties
    return tuple(
        name
        for name, each in book.properties.items()
        if name in shown and each.type in KINDS and each.sensitivity != "restricted"
    )


def asked(request: PageRequest) -> tuple[str, ...]:
    """One or two properties that the address names.

    Raises
    ------
    NoSuchItem
        One that no figure is made by, more than two, or the same twice.
    """
    given = tuple(filter(None, request.GET.getlist("by"))) or (FIRST,)
    if not set(given) <= set(properties()) or len(given) > 2 or len(set(given)) != len(given):
        raise NoSuchItem
    return given


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
    """Label of a property."""
    return labels().property(name).of(language)


def code_words(name: str, code: str, language: Language) -> str:
    """Label of a code of a property."""
    return labels().code(name, code).of(language)
