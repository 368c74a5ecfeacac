"""Choose the language of the pages."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from bearwitness.domain.messages import language_of
from bearwitness.web.accounts.models import Account
from bearwitness.web.middleware.who import LANGUAGE_COOKIE
from bearwitness.web.next_page import next_page
from bearwitness.web.pages.page import open_page
from bearwitness.web.request import PageRequest


@open_page(writes=True)
def language(request: PageRequest) -> HttpResponse:
    """Keep it with the account, and in a cookie for whoever is not signed in."""
    response = redirect(next_page(request.POST.get("next")))
    if request.method != "POST":
        return response
    chosen = language_of(request.POST.get("language"))
    if request.account is not None:
        Account.objects.filter(pk=request.account.pk).update(language=chosen)
    response.set_cookie(LANGUAGE_COOKIE, chosen, secure=True, httponly=True, samesite="Strict")
    return response
