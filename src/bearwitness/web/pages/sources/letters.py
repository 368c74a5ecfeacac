"""Letters that ask copies back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("consent")
def letters(request: PageRequest, source_id: str) -> HttpResponse:
    """Drafts, one for each recipient, to be printed, read and signed."""
    found = recall_letters(request.casebook, source_id)
    return render(request, "sources/letters.html", {"found": found, "source_id": source_id})
