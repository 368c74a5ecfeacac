"""She takes her consent back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("consent", writes=True, confirmed=True)
def withdraw(request: PageRequest, source_id: str) -> HttpResponse:
    """Show what it closes and what nobody can call back; then withdraw."""
    if request.method == "POST":
        reach = withdraw_consent(request.casebook, source_id, datetime.now(UTC))
        notify(request, "web_sources.withdraw.done", claims=reach.numbers["claims"])
        return redirect("sources:letters", source_id=source_id)
    reach = withdrawal_reach(request.casebook, source_id)
    releases = list(zip(reach.releases, reach.figures, strict=True))
    return render(
        request, "sources/withdraw.html", {"reach": reach, "releases": releases, "source_id": source_id}
    )
