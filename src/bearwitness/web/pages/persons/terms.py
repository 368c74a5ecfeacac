"""Codes of the codebook as choices of a filter."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.domain.subject import SubjectKind
from bearwitness.web.colon import COLON
from bearwitness.web.forms import Choice

BETWEEN = ":"


def term_choices(language: Language, *kinds: SubjectKind) -> list[Choice]:
    """Each code of each property, of some kinds of subject only where they are given."""
    book = codebook()
    wanted = [
        each
        for each in book.properties.values()
        if each.list and (not kinds or not set(kinds).isdisjoint(each.subjects))
    ]
    return [
        Choice(
            value=f"{each.id}{BETWEEN}{code}",
            label=f"{each.labels[language]}{COLON[language]}{book.label(each.list, code, language)}",
        )
        for each in sorted(wanted, key=lambda one: one.labels[language].lower())
        for code in book.codes(each.list)
    ]


def chosen_term(given: str, choices: list[Choice]) -> tuple[str, str]:
    """Property and code of a choice; two empty words where it is none."""
    name, _, code = given.partition(BETWEEN)
    return (name, code) if any(each.value == given for each in choices) else ("", "")
