"""The elements sheet of a person: what speaks for and against each legal element."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.coding.elements_sheet import elements_sheet
from bearwitness.casebook.elements import ELEMENTS
from bearwitness.casebook.rights import allowed
from bearwitness.domain.codebook import codebook
from bearwitness.domain.elements import AssessmentRecord, Cited, ElementRow
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.value_words import value_words
from bearwitness.intake.place import moments_in_words
from bearwitness.web.colon import COLON
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.persons.person import tabs
from bearwitness.web.request import PageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedLine:
    """A claim that bears on an element, in words, and where its words stand in a recording."""

    cited: Cited
    words: str
    guarded: bool
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementShown:
    """One element of the sheet; `needed` is ``yes``, ``no`` or ``maybe``."""

    element: str
    definition: str
    needed: str
    missing: bool
    supporting: tuple[CitedLine, ...]
    opposing: tuple[CitedLine, ...]
    assessment: AssessmentRecord | None


@page("analyse")
def elements(request: PageRequest, subject: str) -> HttpResponse:
    """Show the sheet; ``?unfold=yes`` shows the sensitive passages, also for printing."""
    sheet = elements_sheet(request.casebook, request.reading_role(), subject, unfolded=unfolded(request))
    rows = elements_shown(request, sheet.rows)
    shown = {
        **tabs(request, subject),
        "child": sheet.child.value,
        "rows": rows,
        "guarded": any(line.guarded for row in rows for line in (*row.supporting, *row.opposing)),
        "unfolded": unfolded(request),
        "may_assess": allowed(request.roles, "review"),
        "today": datetime.now(UTC),
    }
    return render(request, "persons/elements.html", shown)


def elements_shown(request: PageRequest, rows: Collection[ElementRow]) -> list[ElementShown]:
    """Rows of the sheet in words."""
    cited = [each.trace.passage for row in rows for each in (*row.supporting, *row.opposing)]
    folding = folding_of(request.case(), cited)
    return [_element(each, folding, request.language) for each in rows]


def _element(row: ElementRow, folding: frozenset[str], language: Language) -> ElementShown:
    return ElementShown(
        element=row.element,
        definition=codebook().definition(ELEMENTS, row.element, language),
        needed=row.needed.value,
        missing=row.missing,
        supporting=tuple(_line(each, folding, language) for each in row.supporting),
        opposing=tuple(_line(each, folding, language) for each in row.opposing),
        assessment=row.assessment,
    )


def _line(cited: Cited, folding: frozenset[str], language: Language) -> CitedLine:
    label = codebook().property(cited.claim.property).labels[language]
    words = f"{label}{COLON[language]}{value_words(cited.claim.value, language)}"
    moments = cited.trace.moments
    place = "" if moments is None else moments_in_words(moments, language)
    return CitedLine(cited=cited, words=words, guarded=cited.trace.passage.id in folding, place=place)
