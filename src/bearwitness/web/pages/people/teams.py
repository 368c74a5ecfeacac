"""Case teams: who works together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.assigning.open_case_team import open_case_team
from bearwitness.actions.assigning.show_assignments import list_case_teams
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

FIELDS = (Field(name="name", label="web_teams.name", hint="web_teams.name_hint", most=64),)


@page("assign", writes=True, confirmed=True)
def teams(request: PageRequest) -> HttpResponse:
    """List them, and open another."""
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        with form.refusing("name"):
            return redirect("people:team", team_id=open_case_team(request.casebook, form.value("name")))
    shown = {"teams": list_case_teams(request.casebook), "form": form}
    return render(request, "people/teams.html", shown, status=form.status)
