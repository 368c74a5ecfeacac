"""Go away at once: the session is over, and the page that stays says nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.casebook.acting import acting
from bearwitness.web.identity_keys import close_key
from bearwitness.web.pages.page import open_page
from bearwitness.web.process import served
from bearwitness.web.request import PageRequest


@open_page(writes=True)
def away(request: PageRequest) -> HttpResponse:
    """End the session with POST; with GET show an empty page."""
    if request.method != "POST":
        return render(request, "sign_in/away.html")
    if request.account is not None:
        with acting(served().acting_as(request.account.name), "sign_out"):
            pass
    close_key(request)
    request.session.flush()
    return redirect("sign_in:away")
