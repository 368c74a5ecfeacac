"""Run a kept search again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.web.accounts.saved_searches import kept_searches
from bearwitness.web.pages.page import page
from bearwitness.web.pages.search.asked import Asked, remember
from bearwitness.web.pages.search.found_at import found_at
from bearwitness.web.request import PageRequest


@page("search", writes=True)
def again(request: PageRequest, number: int) -> HttpResponse:
    """Ask for the same once more."""
    if request.method != "POST":
        return redirect("search:search")
    asked = dict(kept_searches(request.signed_in)).get(number)
    if asked is None:
        raise NoSuchItem
    return found_at(remember(request, Asked(**asked)))
