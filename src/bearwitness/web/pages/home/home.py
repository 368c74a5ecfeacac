"""The first page: what to do next, and what waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.actions.keeping.examine import examine
from bearwitness.actions.releases.copies_asked_back import copies_asked_back
from bearwitness.casebook.child_consents import child_consents
from bearwitness.casebook.progress import progress
from bearwitness.casebook.recent_changes import recent_changes
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.sight_of import sight_of
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page()
def home(request: PageRequest) -> HttpResponse:
    """On an empty casebook the first steps; then counts, and what asks for attention."""
    found: dict[str, object] = {
        "progress": progress(sight_of(request.casebook)),
        "adds": allowed(request.roles, "add"),
    }
    if allowed(request.roles, "consent"):
        found["due"] = what_is_due(request.casebook)
    if allowed(request.roles, "release"):
        found["copies"] = copies_asked_back(request.casebook)
        found["children"] = len(child_consents(sight_of(request.casebook)))
    if allowed(request.roles, "keep"):
        found["examined"] = examine(request.casebook)
    if allowed(request.roles, "members"):
        found["changes"] = recent_changes()
    return render(request, "home/home.html", found)
