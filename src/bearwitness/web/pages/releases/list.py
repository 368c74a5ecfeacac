"""Plans, releases, and copies that are out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.releases.copy_lines import CopyLine
from bearwitness.actions.releases.look_over import look_over
from bearwitness.casebook.recalls import Told
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, say
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.plan_form.written import plan_title
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest


@page("release")
def releases(request: PageRequest) -> HttpResponse:
    """Newest first."""
    found = look_over(request.casebook)
    language = request.language
    shown = {
        "plans": [(each, plan_title(each.plan, language)) for each in found.plans],
        "releases": [(each, plan_title(each.plan, language)) for each in found.releases],
        "copies": [(each, _answers(each, language)) for each in found.copies],
        "answer_choices": coded("recall_answer", language),
        "blocked": say(found.blocked, language) if found.blocked else "",
    }
    return render(request, "releases/list.html", shown)


def _answers(copy: CopyLine, language: Language) -> list[tuple[Told, str]]:
    """What was recorded of asking a copy back, each in words; the last holds."""
    return [(each, codebook().label("recall_answer", each.answer, language)) for each in copy.answers]
