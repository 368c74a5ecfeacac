"""Close an account, or open it again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.web.accounts.close_account import close_account
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.people.found import account_named
from bearwitness.web.request import PageRequest


@page("accounts", writes=True, confirmed=True)
def close(request: PageRequest, name: str) -> HttpResponse:
    """Do what the account is not: closed, or open."""
    account = account_named(name)
    if request.method == "POST":
        close_account(request.casebook, account, closed=account.active)
        notify(request, "web.people.closed" if account.active else "web.people.reopened", name=name)
    return redirect("people:person", name=name)
