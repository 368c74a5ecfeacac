"""Who a person is, for a custodian who has opened the identity store."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.web.identity_keys import opened, opened_identity
from bearwitness.web.pages.page import page
from bearwitness.web.pages.persons.person import tabs
from bearwitness.web.request import PageRequest


@page("identities", confirmed=True, writes=True)
def identity(request: PageRequest, subject: str) -> HttpResponse:
    """Show it once, in answer to a form: no address leads to it, and the reading is logged before it is answered."""
    if kinds_of([subject]).get(subject) != "Person":
        raise NoSuchItem
    known = None
    if request.method == "POST":
        with opened_identity(request) as store:
            known = store.person(subject)
    shown = {**tabs(request, subject), "opened": opened(request), "known": known}
    return render(request, "persons/identity.html", shown)
