"""What came of asking a copy back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.consents.record_recall import record_recall
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def recall(request: PageRequest, copy: int) -> HttpResponse:
    """Add what is known of one copy."""
    if request.method == "POST":
        record_recall(request.casebook, copy, request.POST.get("answer", ""))
        notify(request, "web_releases.recall_kept")
    return redirect("releases:list")
