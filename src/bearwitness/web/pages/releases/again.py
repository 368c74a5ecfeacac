"""Begin a plan with what another says."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import keep_draft
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def again(request: PageRequest, digest: str) -> HttpResponse:
    """Keep its text as her draft, and show it to be changed; the plan itself stays as it is."""
    if request.method != "POST":
        return redirect("releases:plan", digest=digest)
    found = look_at_plan(request.casebook, digest)
    keep_draft(request, found.text)
    return redirect("releases:text" if isinstance(found.plan, DossierPlan) else "releases:write")
