"""End one's own other sessions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts.end_sessions import end_other_sessions
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page(outsiders=True, writes=True)
def sessions(request: PageRequest) -> HttpResponse:
    """End all but this one."""
    if request.method == "POST":
        with acting(request.casebook, "end_own_sessions"):
            end_other_sessions(request.signed_in, request.session.session_key)
        notify(request, "web.own.sessions_ended")
    return redirect("own:account")
