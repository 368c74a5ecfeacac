"""Keep a search."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.accounts.saved_searches import keep_search
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.search.asked import remembered
from bearwitness.web.pages.search.found_at import found_at
from bearwitness.web.request import PageRequest


@page("search", writes=True)
def keep(request: PageRequest) -> HttpResponse:
    """Keep the one of a token for whoever is signed in."""
    token = request.POST.get("of", "")
    if request.method != "POST" or not token:
        return redirect("search:search")
    keep_search(request.casebook, request.signed_in, asdict(remembered(request, token)))
    notify(request, "web_search.is_kept")
    return found_at(token)
