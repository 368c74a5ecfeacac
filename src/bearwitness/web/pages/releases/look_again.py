"""The second look at a quote."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.look_again import look_again as note_look
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def look_again(request: PageRequest, digest: str) -> HttpResponse:
    """Say that one has read a quote, and what in it could lead to a person."""
    if request.method == "POST":
        passage, seen = request.POST.get("passage", ""), request.POST.get("seen", "")
        note_look(request.casebook, digest, passage, seen)
        notify(request, "web_releases.looked")
    return redirect("releases:plan", digest=digest)
