"""Close the identity store before its time is over."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.identity_keys import close_key
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("identities", writes=True)
def close(request: PageRequest) -> HttpResponse:
    """Forget the key."""
    if request.method == "POST":
        close_key(request)
        notify(request, "web.identities.closed")
    return redirect("identities:open")
