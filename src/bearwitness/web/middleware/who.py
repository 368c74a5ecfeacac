"""Find out who asks, how long she has been away, and in which language to answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from bearwitness.casebook.acting import roles_held
from bearwitness.domain.messages import language_of
from bearwitness.domain.messages.catalogue import LANGUAGES
from bearwitness.web.accounts.models import Account
from bearwitness.web.accounts.session_limits import touch
from bearwitness.web.accounts.session_store import ACCOUNT
from bearwitness.web.identity_keys import forget_old_keys
from bearwitness.web.request import PageRequest

LANGUAGE_COOKIE = "__Host-language"


def who(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set what `PageRequest` promises; the row of the account is read anew with every request."""

    def respond(given: HttpRequest) -> HttpResponse:
        request = cast("PageRequest", given)
        forget_old_keys()
        number = request.session.get(ACCOUNT)
        request.account = Account.objects.filter(pk=number).first() if number else None
        if request.account is not None and not (
            request.account.ready and touch(request.session, time.time())
        ):
            request.session.flush()
            request.account = None
        request.roles = roles_held(request.account.name) if request.account else frozenset()
        request.partial = request.headers.get("HX-Request") == "true"
        _speak(request)
        return get_response(request)

    return respond


def _speak(request: PageRequest) -> None:
    """Her own language; of somebody unknown, the one she chose here, else the browser's."""
    asked = request.headers.get("Accept-Language", "").split(",")[0].strip()
    wanted = request.account.language if request.account else request.COOKIES.get(LANGUAGE_COOKIE, asked)
    request.language = language_of(wanted if wanted in LANGUAGES else wanted[:5])
