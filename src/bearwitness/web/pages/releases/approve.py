"""Approve a plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def approve(request: PageRequest, digest: str) -> HttpResponse:
    """Say yes to what her page showed, once a person."""
    if request.method == "POST":
        number = approve_release(request.casebook, digest, request.POST.get("seen", ""))
        notify(request, "web_releases.approved", number=number)
    return redirect("releases:plan", digest=digest)
