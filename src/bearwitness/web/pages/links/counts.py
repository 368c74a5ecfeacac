"""Take the counts of the last linkage along."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.linking.hand_counts import hand_counts
from bearwitness.casebook.partner_lists import run_found
from bearwitness.web.notices import notify
from bearwitness.web.pages.links.held import held_counts
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("link", writes=True, confirmed=True)
def counts(request: PageRequest) -> HttpResponse:
    """Give the capture table and its replicates as a zip, made in memory; no person is in it."""
    if request.method != "POST":
        return redirect("links:lists")
    ran = run_found(datetime.now(UTC))
    held = held_counts(ran.run_id) if ran else None
    if held is None:
        notify(request, "web_links.not_held")
        return redirect("links:lists")
    packed = hand_counts(request.casebook, held.run_id, held.files)
    headers = {"Content-Disposition": 'attachment; filename="counts.zip"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)
