"""Agree, as a second person, to the use of what a child said."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.errors import ChangedSince, SamePerson
from bearwitness.casebook.child_consents import child_consent
from bearwitness.casebook.errors import LinkFromTheOther, Unconfirmed
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.messages import say
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.source import scope_lines
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def second(request: PageRequest, source_id: str) -> HttpResponse:
    """Show what was recorded; agreeing opens it."""
    waiting = child_consent(sight_of(request.casebook), source_id)
    error = ""
    if request.method == "POST":
        try:
            second_consent(request.casebook, source_id, _seen(request))
        except (ChangedSince, LinkFromTheOther, SamePerson, Unconfirmed) as refused:
            error = say(refused, request.language)
        else:
            notify(request, "web_sources.second.done")
            return redirect("sources:seconds")
    found = {"waiting": waiting, "scopes": scope_lines(waiting.consent), "error": error}
    own = waiting.by == request.signed_in.name
    return render(request, "sources/second.html", {**found, "own": own}, status=422 if error else 200)


def _seen(request: PageRequest) -> datetime:
    """When the consent was recorded that her form showed; a form that does not say has shown none."""
    try:
        found = datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
