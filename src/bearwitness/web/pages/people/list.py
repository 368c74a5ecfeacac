"""Everybody who has an account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.casebook.rights import allowed
from bearwitness.web.accounts.models import Account
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import known_of
from bearwitness.web.request import PageRequest


@page("accounts")
def people(request: PageRequest) -> HttpResponse:
    """Names, roles, and who is signed in."""
    rows = known_of(Account.objects.order_by("name"))
    return render(request, "people/list.html", {"rows": rows, "assigns": allowed(request.roles, "assign")})
