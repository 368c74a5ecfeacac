"""Whether a person has been asked before."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.care.plan_interview import earlier_interviews
from bearwitness.web.pages.page import page
from bearwitness.web.pages.persons.person import tabs
from bearwitness.web.request import PageRequest


@page("add")
def interviews(request: PageRequest, subject: str) -> HttpResponse:
    """Show when and by whom; not a word of what she said."""
    found = earlier_interviews(request.casebook, subject)
    return render(request, "persons/interviews.html", {**tabs(request, subject), "earlier": found})
