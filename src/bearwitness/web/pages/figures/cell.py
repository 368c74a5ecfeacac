"""A cell of a figure, opened."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from bearwitness.actions.open_cell import Behind, OpenCell, open_cell
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import analysing
from bearwitness.domain.messages import Language
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.place_level import COARSER
from bearwitness.domain.trace import Trace
from bearwitness.intake.place import moments_in_words
from bearwitness.release.amounts.amounts import TOLD
from bearwitness.web.colon import COLON
from bearwitness.web.pages.figures.asked import asked, code_words, is_paid, labels, property_words
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import kept_query, unfolded
from bearwitness.web.request import PageRequest

A_PAGE = 50
"""Persons on a page."""


@page("analyse")
def cell(request: PageRequest) -> HttpResponse:
    """Show the passages that each person of the cell stands there for; each leads on into its text."""
    by, codes = asked(request, paid=True), request.GET.getlist("code")
    if len(codes) != len(by) or not all(map(_known, by, codes)):
        raise NoSuchItem
    given = request.GET.get("from", "")
    start = int(given) if given.isdecimal() and len(given) < 9 else 0
    role = analysing(request.roles)
    found = open_cell(request.casebook, by, codes, role, start=start, most=A_PAGE, unfolded=unfolded(request))
    if not found.shown:
        raise NoSuchItem
    folding = folding_of(Case(request.casebook, role), _passages(found))
    back = f"{reverse('figures:figures')}?{urlencode([('by', name) for name in by if not is_paid(name)])}"
    shown = {
        "title": [
            f"{property_words(name, request.language)}{COLON[request.language]}{code_words(name, code, request.language)}"
            for name, code in zip(by, codes, strict=True)
        ],
        "number": found.persons,
        "people": [_shown(request, each, folding) for each in found.shown],
        "back": back,
        "guarded": bool(folding),
        "unfolded": unfolded(request),
        "query": kept_query(request),
        **_pages(request, found, start),
    }
    return render(request, "figures/cell.html", shown)


def _known(name: str, code: str) -> bool:
    if is_paid(name):
        return code == TOLD
    return code in labels().codes(name) or code in labels().places or code == COARSER


def _passages(found: OpenCell) -> list[PassageRecord]:
    return [trace.passage for each in found.shown for traces in each.rests.values() for trace in traces]


def _shown(request: PageRequest, each: Behind, folding: frozenset[str]) -> dict[str, object]:
    rests = [
        {
            "property": property_words(name, request.language),
            "passages": [
                {
                    "passage": trace.passage,
                    "guarded": trace.passage.id in folding,
                    "place": " · ".join(_where(trace, request.language)),
                }
                for trace in traces
            ],
        }
        for name, traces in each.rests.items()
        if traces
    ]
    return {"person": each.person, "rests": rests, "closed": each.closed}


def _where(trace: Trace, language: Language) -> list[str]:
    """Source, and where the words stand in its recording."""
    moments = [moments_in_words(trace.moments, language)] if trace.moments else []
    return [trace.source_id[:10], *moments]


def _pages(request: PageRequest, found: OpenCell, start: int) -> dict[str, str]:
    def at(place: int) -> str:
        query = request.GET.copy()
        query["from"] = str(place)
        return f"?{query.urlencode()}"

    return {
        "before": at(max(start - A_PAGE, 0)) if start else "",
        "after": at(start + A_PAGE) if start + A_PAGE < found.persons else "",
    }
