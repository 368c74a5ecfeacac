"""Let somebody in who has shown who she is."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from django.http import HttpResponse
from django.middleware.csrf import rotate_token

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts.models import Account, Device
from bearwitness.web.accounts.secret_text import digest, new_secret
from bearwitness.web.accounts.session_limits import BEGAN, SEEN
from bearwitness.web.accounts.session_store import ACCOUNT
from bearwitness.web.accounts.tries import TRIES
from bearwitness.web.process import served
from bearwitness.web.request import PageRequest

DEVICE_COOKIE = "__Host-browser"
CONFIRMED = "confirmed"
"""Key of the time at which she last gave her password in this session."""
_A_YEAR = 365 * 24 * 60 * 60


def device_of(request: PageRequest, account: Account | None) -> str:
    """Digest of the browser's cookie where this account has signed in in it before, else empty."""
    given = digest(request.COOKIES.get(DEVICE_COOKIE, ""))
    known = account is not None and Device.objects.filter(account=account, digest=given).exists()
    return given if known else ""


def begin_session(request: PageRequest, account: Account, response: HttpResponse) -> HttpResponse:
    """Begin a session under a new identifier, log it with the number of wrong tries before it, and know the browser."""
    device = device_of(request, account)
    with acting(served().acting_as(account.name), "sign_in") as entry:
        entry.detail["tries"] = TRIES.forget(account.name, device)
    now = time.time()
    request.session.flush()
    request.session[ACCOUNT] = account.pk
    request.session[BEGAN] = request.session[SEEN] = request.session[CONFIRMED] = now
    rotate_token(request)
    if not device:
        secret = new_secret()
        Device.objects.create(account=account, digest=digest(secret), since=datetime.now(UTC))
        response.set_cookie(
            DEVICE_COOKIE, secret, max_age=_A_YEAR, secure=True, httponly=True, samesite="Strict"
        )
    return response
