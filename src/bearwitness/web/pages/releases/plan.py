"""One plan: what it says, what it would let out now, who approved it, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.releases.look_at_plan import PlanStands, look_at_plan
from bearwitness.actions.releases.proposed import open_to_outside
from bearwitness.domain.messages import Language, say
from bearwitness.release.gate import APPROVERS
from bearwitness.release.planning.dossier_plan import DossierPlan
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.plan_form.written import plan_title
from bearwitness.web.pages.releases.shown import ShownRelease, shown_look, shown_words
from bearwitness.web.pages.releases.shown_dossier import shown_dossier
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
        "open_to_outside": open_to_outside(found.plan),
        "needed": APPROVERS,
        "void": [name for name in found.approved_by if name not in found.counted],
        "words": () if isinstance(found.plan, DossierPlan) else shown_words(found.plan, language),
        "look": _look(found, language) if not found.releases else None,
        "handed": shown_dossier(found.dossier, language) if found.dossier else None,
        "refused": say(found.refused, language) if found.refused else "",
        "actor": own,
        "may_look": own != found.by and not found.overtaken,
        "may_approve": own not in found.counted and not (found.overtaken or found.refused or found.releases),
    }
    return render(request, "releases/plan.html", shown)


def _look(found: PlanStands, language: Language) -> ShownRelease | None:
    """What would leave; at each quote, who has looked at it again, and whether a look is still awaited."""
    if found.look is None or isinstance(found.plan, DossierPlan):
        return None
    look = shown_look(found.look, language)
    quotes = tuple(
        replace(
            shown,
            passage=planned.passage,
            looked_by=found.looked.get(planned.passage, ()),
            unread=planned.passage in found.unread,
        )
        for shown, planned in zip(look.quotes, found.plan.quotes, strict=True)
    )
    return replace(look, quotes=quotes)
