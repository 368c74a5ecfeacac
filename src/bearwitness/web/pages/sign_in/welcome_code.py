"""Set an account up, second step: the authenticator app; then the recovery codes are shown, once."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.accounts import totp
from bearwitness.web.accounts.begin_session import begin_session
from bearwitness.web.accounts.set_up_account import FirstSecrets, link_of, set_up_account
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import open_page
from bearwitness.web.pages.sign_in.welcome import WELCOME
from bearwitness.web.qr import qr_path
from bearwitness.web.request import PageRequest

FIELDS = (Field(name="code", label="web.welcome.code", autocomplete="one-time-code", most=20),)


@open_page(writes=True)
def welcome_code(request: PageRequest, secret: str) -> HttpResponse:
    """Set the account up once the app shows the right code, and sign her in."""
    link = link_of(secret)
    number, hashed, app = request.session.get(WELCOME, (0, "", ""))
    if number != link.pk:
        return redirect("sign_in:welcome", secret=secret)
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        step = totp.step_of(app, form.value("code"), time.time(), 0)
        if step is None:
            form.refuse("code", "web.second.wrong")
        else:
            given = FirstSecrets(password=hashed, totp_secret=app, totp_step=step)
            codes = set_up_account(link, given)
            answer = render(request, "sign_in/codes.html", {"codes": codes, "target": "/"})
            return begin_session(request, link.account, answer)
    address = totp.address(app, link.account.name)
    shown = " ".join(app[start : start + 4] for start in range(0, len(app), 4))
    found = {"form": form, "qr": qr_path(address), "secret": shown}
    return render(request, "sign_in/welcome_code.html", found, status=form.status)
