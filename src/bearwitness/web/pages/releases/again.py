"""Begin a plan with what another says."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.releases.begin_again import begin_again
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_text, keep_draft
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def again(request: PageRequest, digest: str) -> HttpResponse:
    """Keep its text as her draft, and show it to be changed; where she has a draft of her own, ask first."""
    kept = draft_text(request)
    if request.method != "POST":
        shown = {"digest": digest, "kept": kept}
        return render(request, "releases/again.html", shown) if kept else redirect("releases:plan", digest)
    text = begin_again(request.casebook, digest)
    if kept not in ("", text) and "replace" not in request.POST:
        return redirect("releases:again", digest)
    keep_draft(request, text)
    return redirect("releases:text" if isinstance(read_plan(text), DossierPlan) else "releases:write")
