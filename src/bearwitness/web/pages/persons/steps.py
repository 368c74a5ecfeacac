"""What was done to a person, step by step, on a line of time."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.show_trajectory import show_trajectory
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.shown_claims import claims_about
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.domain.messages.value_words import short
from bearwitness.web.pages.page import page
from bearwitness.web.pages.persons.person import tabs
from bearwitness.web.pages.persons.timeline import timeline
from bearwitness.web.request import PageRequest


@page("search")
def steps(request: PageRequest, subject: str) -> HttpResponse:
    """Show episodes, handovers and money in the order that is known, and say where none is."""
    if kinds_of([subject]).get(subject) != "Person":
        raise NoSuchItem
    found = show_trajectory(request.casebook, request.reading_role(), subject)
    if not found.episodes and not claims_about([subject], request.case().sight, datetime.now(UTC)):
        raise NoSuchItem
    wanted = {each.id for each in found.episodes} | {each.payment_id for each in found.episodes}
    claims = claims_about(sorted(wanted - {""}), request.case().sight, datetime.now(UTC))
    shown = {
        **tabs(request, subject),
        "line": timeline(found, claims, request.language),
        "unordered": [(short(one), short(two)) for one, two in found.unordered],
        "clashes": [(short(each.first), short(each.second)) for each in found.clashes],
        "circles": [[short(each) for each in circle] for circle in found.circles],
    }
    return render(request, "persons/steps.html", shown)
