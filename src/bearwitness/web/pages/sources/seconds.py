"""Consents for children that wait for a second person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.casebook.child_consents import child_consents
from bearwitness.casebook.sight_of import sight_of
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release")
def seconds(request: PageRequest) -> HttpResponse:
    """List them; until she agrees, everything of them is closed."""
    waiting = child_consents(sight_of(request.casebook))
    return render(request, "sources/seconds.html", {"waiting": waiting})
