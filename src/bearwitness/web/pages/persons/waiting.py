"""Codings that wait for a second person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.coding.list_waiting import list_waiting
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages.value_words import value_words
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import kept_query, unfolded
from bearwitness.web.request import PageRequest


@page("review")
def waiting(request: PageRequest) -> HttpResponse:
    """List them, oldest first, a page at a time."""
    number, language = page_number(request), request.language
    found = list_waiting(request.casebook, request.reading_role(), number, unfolded=unfolded(request))
    folding = folding_of(request.case(), [each.passage for each in found.claims])
    rows = [
        {
            "shown": each,
            "property": codebook().property(each.claim.property).labels[language],
            "value": value_words(each.claim.value, language),
            "guarded": each.passage.id in folding,
            "review": found.reviews.get(each.claim.id),
        }
        for each in found.claims
    ]
    shown = {
        "rows": rows,
        "own": found.own,
        "under_review": [codebook().property(each).labels[language] for each in sorted(found.under_review)],
        "guarded": bool(folding),
        "unfolded": unfolded(request),
        "query": kept_query(request),
        "before": f"?page={number - 1}" if number > 1 else "",
        "after": f"?page={number + 1}" if found.more else "",
    }
    return render(request, "persons/waiting.html", shown)
