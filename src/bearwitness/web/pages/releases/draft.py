"""A plan that nobody has proposed: what it would let out, and words to look at again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.releases.check_dossier import check_dossier
from bearwitness.actions.releases.check_release import check_release
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import message, say
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_text
from bearwitness.web.pages.releases.plan_form.written import plan_title
from bearwitness.web.pages.releases.shown import shown_look, shown_words
from bearwitness.web.pages.releases.shown_dossier import shown_dossier
from bearwitness.web.request import PageRequest


@page("release")
def draft(request: PageRequest) -> HttpResponse:
    """Run it through the gate without letting anything out."""
    text = draft_text(request)
    if not text:
        return redirect("releases:write")
    plan = read_plan(text)
    language = request.language
    shown: dict[str, object] = {
        "title": plan_title(plan, language),
        "plan": plan,
        "text": text,
        "digest": plan.digest(),
    }
    try:
        if isinstance(plan, DossierPlan):
            shown["dossier"] = True
            dossier, shown["seen"] = check_dossier(request.casebook, plan)
            shown["handed"] = shown_dossier(dossier, language)
        else:
            shown["words"] = shown_words(plan, language)
            look = check_release(request.casebook, text)
            shown["seen"], shown["look"] = look.mark, shown_look(look, language)
    except NotAllowed:
        raise
    except BearwitnessError as error:
        unshared = isinstance(plan, DossierPlan) and isinstance(error, NoSuchItem)
        shown["refused"] = (
            message("web_releases.nothing_shared", language) if unshared else say(error, language)
        )
    return render(request, "releases/draft.html", shown)
