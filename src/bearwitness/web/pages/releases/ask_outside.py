"""The file that an approver outside is asked to sign."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.web.attached import attached
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", confirmed=True)
def ask_outside(request: PageRequest, digest: str) -> HttpResponse:
    """Download it."""
    return attached(request_approval(request.casebook, digest), f"request-{digest[:16]}.json")
