"""New recovery codes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts.recovery_codes import draw_codes
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page(outsiders=True, writes=True, confirmed=True)
def codes(request: PageRequest) -> HttpResponse:
    """Draw them with POST, and show them once; the earlier ones are over."""
    if request.method != "POST":
        return render(request, "own/codes.html")
    with acting(request.casebook, "draw_recovery_codes"):
        drawn = draw_codes(request.signed_in)
    return render(request, "sign_in/codes.html", {"codes": drawn, "target": reverse("own:account")})
