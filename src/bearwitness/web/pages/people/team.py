"""One case team: who is in it, and what it was given."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.assigning.join_case_team import join_case_team
from bearwitness.actions.assigning.leave_case_team import leave_case_team
from bearwitness.actions.assigning.show_assignments import given_to, list_case_teams
from bearwitness.actions.keys.list_members import list_members
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

WORKING = frozenset({"documenter", "team"})
"""Roles whose sight depends on what they were given."""


@page("assign", writes=True, confirmed=True)
def team(request: PageRequest, team_id: str) -> HttpResponse:
    """Show it; take somebody in, or out."""
    found = next((each for each in list_case_teams(request.casebook) if each.id == team_id), None)
    if found is None:
        raise NoSuchItem
    if "leaves" in request.POST:
        name = request.POST["leaves"]
        leave_case_team(request.casebook, team_id, name)
        notify(request, "web_teams.left", name=name)
        return redirect("people:team", team_id=team_id)
    names = [each for each in working(request.casebook) if each not in found.members]
    form = Form(request, (who_field("web_teams.joins", names),))
    if form.sent and form.reads():
        join_case_team(request.casebook, team_id, form.value("who"))
        notify(request, "web_teams.joined", name=form.value("who"))
        return redirect("people:team", team_id=team_id)
    shown = {"team": found, "given": given_to(request.casebook, team_id), "form": form if names else None}
    return render(request, "people/team.html", shown, status=form.status)


def working(casebook: Casebook) -> list[str]:
    """Names of those whose sight depends on what they were given."""
    return [name for name, roles in list_members(casebook).items() if WORKING & set(roles)]


def who_field(label: str, names: list[str]) -> Field:
    """Field in which one of some names is chosen."""
    choices = tuple(Choice(value=each, label=each) for each in names)
    return Field(name="who", label=label, kind="select", choices=choices)
