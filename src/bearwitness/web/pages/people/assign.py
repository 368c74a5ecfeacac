"""Who works on one source."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.assigning.show_assignments import list_case_teams, who_works_on
from bearwitness.actions.assigning.unassign_source import unassign_source
from bearwitness.web.forms import Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.team import who_field, working
from bearwitness.web.request import PageRequest


@page("assign", writes=True, confirmed=True)
def assign(request: PageRequest, source_id: str) -> HttpResponse:
    """Show it; give the source to somebody, or take it from them."""
    given = who_works_on(request.casebook, source_id)
    if "gone" in request.POST:
        name = request.POST["gone"]
        unassign_source(request.casebook, source_id, name)
        notify(request, "web_teams.taken_away", name=name)
        return redirect("people:assign", source_id=source_id)
    held = {each.who or each.team for each in given if not each.taken}
    teams = [each.name for each in list_case_teams(request.casebook)]
    names = [each for each in (*teams, *working(request.casebook)) if each not in held]
    form = Form(request, (who_field("web_teams.give", names),))
    if form.sent and form.reads():
        assign_source(request.casebook, source_id, form.value("who"))
        notify(request, "web_teams.given", name=form.value("who"))
        return redirect("people:assign", source_id=source_id)
    shown = {"source_id": source_id, "given": given, "form": form if names else None}
    return render(request, "people/assign.html", shown, status=form.status)
