"""Forget a kept search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.accounts.saved_searches import drop_search
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("search", writes=True)
def drop(request: PageRequest, number: int) -> HttpResponse:
    """Forget one of her own."""
    if request.method == "POST":
        drop_search(request.casebook, request.signed_in, number)
        notify(request, "web_search.dropped")
    return redirect("search:search")
