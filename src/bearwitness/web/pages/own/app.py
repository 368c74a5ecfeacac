"""Change to another authenticator app."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts import totp
from bearwitness.web.accounts.models import Account
from bearwitness.web.forms import Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sign_in.welcome_code import FIELDS
from bearwitness.web.qr import qr_path
from bearwitness.web.request import PageRequest

NEW_APP = "new_app"


@page(outsiders=True, writes=True, confirmed=True)
def app(request: PageRequest) -> HttpResponse:
    """Show a new secret, and take it once the app shows the right code."""
    own = request.signed_in
    secret = request.session.get(NEW_APP) or totp.new_secret()
    request.session[NEW_APP] = secret
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        step = totp.step_of(secret, form.value("code"), time.time(), 0)
        if step is None:
            form.refuse("code", "web.second.wrong")
        else:
            with acting(request.casebook, "change_second_factor"):
                Account.objects.filter(pk=own.pk).update(totp_secret=secret, totp_step=step)
            del request.session[NEW_APP]
            notify(request, "web.own.app_changed")
            return redirect("own:account")
    shown = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    found = {"form": form, "qr": qr_path(totp.address(secret, own.name)), "secret": shown}
    return render(request, "own/app.html", found, status=form.status)
