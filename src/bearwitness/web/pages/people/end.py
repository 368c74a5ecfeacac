"""End somebody's sessions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.accounts.end_sessions import end_sessions
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import account_named
from bearwitness.web.request import PageRequest


@page("accounts", writes=True)
def end(request: PageRequest, name: str) -> HttpResponse:
    """End all of them."""
    if request.method == "POST":
        number = end_sessions(request.casebook, account_named(name))
        notify(request, "web.people.ended", number=number, name=name)
    return redirect("people:person", name=name)
