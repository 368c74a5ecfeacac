"""Change somebody's roles."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.casebook.rights import ROLES
from bearwitness.web.accounts.change_roles import change_roles
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import account_named
from bearwitness.web.request import PageRequest


@page("members", writes=True, confirmed=True)
def roles(request: PageRequest, name: str) -> HttpResponse:
    """Give those that are ticked, take the others, and end her sessions."""
    if request.method == "POST":
        ticked = set(request.POST.getlist("roles"))
        change_roles(request.casebook, account_named(name), [each for each in ROLES if each in ticked])
        notify(request, "web.people.roles_changed", name=name)
    return redirect("people:person", name=name)
