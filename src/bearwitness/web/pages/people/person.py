"""One account: its roles, its sessions, its link."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.casebook.rights import allowed
from bearwitness.domain.messages import message
from bearwitness.web.accounts.change_roles import BY_PAGE
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import account_named, known
from bearwitness.web.request import PageRequest


def roles_form(request: PageRequest, held: tuple[str, ...]) -> Form:
    """Form with the roles that can be given on a page."""
    choices = tuple(
        Choice(value=role, label=message(f"web.roles.{role}", request.language)) for role in BY_PAGE
    )
    field = Field(
        name="roles",
        label="web.people.roles",
        hint="web.people.roles_hint",
        kind="checks",
        choices=choices,
        required=False,
    )
    return Form(request, (field,), {"roles": held})


@page("accounts")
def person(request: PageRequest, name: str) -> HttpResponse:
    """Show it, with what whoever looks may do."""
    found = known(account_named(name))
    own = found.account.pk == request.signed_in.pk
    shown = {
        "known": found,
        "own": own,
        "form": roles_form(request, found.roles) if allowed(request.roles, "members") and not own else None,
        "may_link": not found.roles or allowed(request.roles, "members"),
    }
    return render(request, "people/person.html", shown)
