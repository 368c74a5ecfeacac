"""One plan: what it says, what it would let out now, who approved it, and what can be done with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.domain.messages import say
from bearwitness.release.dossier_plan import DossierPlan
from bearwitness.release.gate import APPROVERS
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.shown import shown_look, shown_words
from bearwitness.web.pages.releases.written import plan_title
from bearwitness.web.request import PageRequest


@page("release")
def plan(request: PageRequest, digest: str) -> HttpResponse:
    """Show it."""
    found = look_at_plan(request.casebook, digest)
    language, dossier = request.language, isinstance(found.plan, DossierPlan)
    own = request.casebook.actor
    shown = {
        "stands": found,
        "plan": found.plan,
        "title": plan_title(found.plan, language),
        "dossier": dossier,
        "needed": APPROVERS,
        "void": [name for name in found.approved_by if name not in found.counted],
        "words": () if isinstance(found.plan, DossierPlan) else shown_words(found.plan, language),
        "look": shown_look(found.look, language) if found.look and not found.releases else None,
        "refused": say(found.refused, language) if found.refused else "",
        "may_approve": own not in found.counted and not (found.overtaken or found.refused or found.releases),
    }
    return render(request, "releases/plan.html", shown)
