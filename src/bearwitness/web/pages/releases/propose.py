"""Propose the plan that is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.proposed import shows_images
from bearwitness.actions.releases.put_forward import put_forward
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_text, forget_draft
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def propose(request: PageRequest) -> HttpResponse:
    """Keep it for approval; whoever proposes is the first of two, but approves images on the page that shows them."""
    text = draft_text(request)
    if request.method != "POST" or not text:
        return redirect("releases:draft")
    digest = put_forward(request.casebook, text, request.POST.get("seen", ""))
    forget_draft(request)
    notify(request, f"web_releases.{'proposed_images' if shows_images(read_plan(text)) else 'proposed'}")
    return redirect("releases:plan", digest=digest)
