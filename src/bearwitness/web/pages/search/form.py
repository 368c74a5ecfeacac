"""The form of a search."""

from __future__ import annotations

from typing import get_args

from bearwitness.domain.messages import message
from bearwitness.domain.source import SourceKind
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.layout import OWN_NAMES
from bearwitness.web.pages.persons.terms import term_choices
from bearwitness.web.pages.search.asked import LONGEST, Asked
from bearwitness.web.request import PageRequest

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def search_form(request: PageRequest, asked: Asked) -> Form:
    """Form filled with what was asked before."""
    language = request.language
    kinds = tuple(Choice(value=each, label=message(f"web_desk.kinds.{each}", language)) for each in KINDS)
    languages = tuple(Choice(value=each, label=name) for each, name in OWN_NAMES.items())
    fields = (
        Field(name="words", label="web_search.words", most=LONGEST, required=False),
        Field(
            name="term",
            label="web_search.term",
            kind="select",
            choices=tuple(term_choices(language)),
            required=False,
        ),
        Field(name="kind", label="web_search.kind", kind="select", choices=kinds, required=False),
        Field(name="language", label="web_search.language", kind="select", choices=languages, required=False),
    )
    initial = {"words": asked.words, "term": asked.term, "kind": asked.kind, "language": asked.language}
    return Form(request, fields, initial)
