"""Give a new link."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bearwitness.web.accounts.give_link import give_link
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import account_named
from bearwitness.web.request import PageRequest


@page("accounts", writes=True, confirmed=True)
def link(request: PageRequest, name: str) -> HttpResponse:
    """Make it and show it once."""
    account = account_named(name)
    if request.method != "POST":
        return redirect("people:person", name=name)
    secret = give_link(request.casebook, account)
    address = request.build_absolute_uri(reverse("sign_in:welcome", args=[secret]))
    return render(request, "people/link.html", {"person": account, "address": address})
