"""A cell of a figure, opened."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from bearwitness.actions.open_cell import Behind, OpenCell, open_cell
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import analysing
from bearwitness.intake.place import moments_in_words
from bearwitness.release.amounts import TOLD
from bearwitness.web.pages.figures.asked import asked, code_words, is_paid, labels, property_words
from bearwitness.web.pages.page import page
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
    found = open_cell(request.casebook, by, codes, analysing(request.roles), start=start, most=A_PAGE)
    if not found.shown:
        raise NoSuchItem
    back = f"{reverse('figures:figures')}?{urlencode([('by', name) for name in by if not is_paid(name)])}"
    shown = {
        "title": [
            f"{property_words(name, request.language)}: {code_words(name, code, request.language)}"
            for name, code in zip(by, codes, strict=True)
        ],
        "number": found.persons,
        "people": [_shown(request, each) for each in found.shown],
        "back": back,
        **_pages(request, found, start),
    }
    return render(request, "figures/cell.html", shown)


def _known(name: str, code: str) -> bool:
    if is_paid(name):
        return code == TOLD
    return code in labels().codes(name) or code in labels().places


def _shown(request: PageRequest, each: Behind) -> dict[str, object]:
    rests = [
        {
            "property": property_words(name, request.language),
            "passages": [
                {
                    "passage": trace.passage,
                    "source": trace.source_id,
                    "place": moments_in_words(trace.moments, request.language) if trace.moments else "",
                }
                for trace in traces
            ],
        }
        for name, traces in each.rests.items()
        if traces
    ]
    return {"person": each.person, "rests": rests, "closed": each.closed}


def _pages(request: PageRequest, found: OpenCell, start: int) -> dict[str, str]:
    def at(place: int) -> str:
        query = request.GET.copy()
        query["from"] = str(place)
        return f"?{query.urlencode()}"

    return {
        "before": at(max(start - A_PAGE, 0)) if start else "",
        "after": at(start + A_PAGE) if start + A_PAGE < found.persons else "",
    }
