"""Sign in: name and password; then the second factor."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.accounts.begin_session import device_of
from bearwitness.web.accounts.models import Account
from bearwitness.web.accounts.passwords import MOST, right_password
from bearwitness.web.accounts.tries import TRIES
from bearwitness.web.forms import Field, Form
from bearwitness.web.next_page import next_page
from bearwitness.web.pages.page import open_page
from bearwitness.web.request import PageRequest

PENDING = "pending"
"""Key of who has given her password and not yet her second factor: number, time, where to go then."""

FIELDS = (
    Field(name="name", label="web.sign_in.name", autocomplete="username", most=64),
    Field(
        name="password",
        label="web.sign_in.password",
        kind="password",
        autocomplete="current-password",
        most=MOST,
    ),
)


@open_page(writes=True)
def sign_in(request: PageRequest) -> HttpResponse:
    """Say the same, as slowly, of a wrong password and of a name that does not exist."""
    target = next_page(request.GET.get("next"))
    if request.account is not None:
        return redirect(target)
    form = Form(request, FIELDS)
    status = form.status
    if form.sent and form.reads():
        name = form.value("name")
        account = Account.objects.filter(name=name).first()
        device, now = device_of(request, account), time.time()
        if wait := TRIES.waiting(name, device, now):
            form.refuse("password", "web.sign_in.wait", seconds=int(wait) + 1)
            status = 429
        elif account is not None and right_password(account, form.value("password")):
            request.session.flush()
            request.session[PENDING] = [account.pk, now, target]
            return redirect("sign_in:second")
        else:
            if account is None:
                right_password(None, form.value("password"))
            TRIES.failed(name, device, now)
            form.refuse("password", "web.sign_in.wrong")
            status = 422
    return render(request, "sign_in/sign_in.html", {"form": form}, status=max(status, form.status))
