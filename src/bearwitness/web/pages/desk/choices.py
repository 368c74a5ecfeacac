"""What can be chosen in the form of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.messages import Language
from bearwitness.domain.subject import SubjectKind
from bearwitness.web.forms import Choice

NEW = "new:"
"""Begins the choice of a subject that is not there yet."""


def subject_choices(names: Mapping[str, str], language: Language) -> list[Choice]:
    """Subjects that the text speaks of, by their words, then a new one of each kind."""
    kinds: tuple[SubjectKind, ...] = get_args(SubjectKind)
    there = [Choice(value=each, label=words) for each, words in names.items()]
    return [
        *there,
        *(
            Choice(value=f"{NEW}{kind}", label=f"+ {codebook().kinds[kind].labels[language]}")
            for kind in kinds
        ),
    ]


def property_choices(language: Language) -> list[Choice]:
    """All properties by label, each with the kinds of subject that have it."""
    return [
        Choice(value=each.id, label=property_words(each, language))
        for each in sorted(codebook().properties.values(), key=lambda one: one.labels[language].lower())
    ]


def property_words(wanted: Property, language: Language) -> str:
    """Label of a property, with the kinds of subject that it belongs to."""
    kinds = ", ".join(codebook().kinds[kind].labels[language] for kind in wanted.subjects)
    return f"{wanted.labels[language]} ({kinds})"


def coded_choices(name: str, language: Language) -> list[Choice]:
    """Codes of a list by their labels."""
    codes = codebook().list(name).codes.values()
    return [Choice(value=each.code, label=each.labels[language]) for each in codes]
