"""Give the password again, before something that needs it."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.accounts.begin_session import CONFIRMED, device_of
from bearwitness.web.accounts.passwords import MOST, right_password
from bearwitness.web.accounts.tries import TRIES
from bearwitness.web.forms import Field, Form
from bearwitness.web.next_page import next_page
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(
        name="password",
        label="web.sign_in.password",
        kind="password",
        autocomplete="current-password",
        most=MOST,
    ),
)


@page(outsiders=True, writes=True)
def confirm(request: PageRequest) -> HttpResponse:
    """Check it, and give the session a new identifier."""
    account = request.signed_in
    form = Form(request, FIELDS)
    status = form.status
    if form.sent and form.reads():
        device, now = device_of(request, account), time.time()
        if wait := TRIES.waiting(account.name, device, now):
            form.refuse("password", "web.sign_in.wait", seconds=int(wait) + 1)
            status = 429
        elif right_password(account, form.value("password")):
            request.session.cycle_key()
            request.session[CONFIRMED] = now
            return redirect(next_page(request.GET.get("next")))
        else:
            TRIES.failed(account.name, device, now)
            form.refuse("password", "web.confirm.wrong")
    return render(request, "sign_in/confirm.html", {"form": form}, status=max(status, form.status))
