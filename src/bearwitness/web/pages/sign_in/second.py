"""The second factor: a code of the authenticator app, a passkey, or a recovery code."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.accounts.begin_session import begin_session, device_of
from bearwitness.web.accounts.models import Account
from bearwitness.web.accounts.passkeys import begin_asking, right_passkey
from bearwitness.web.accounts.recovery_codes import take_recovery_code
from bearwitness.web.accounts.totp import take_code
from bearwitness.web.accounts.tries import TRIES
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import open_page
from bearwitness.web.pages.sign_in.sign_in import PENDING
from bearwitness.web.request import PageRequest

LASTS = 5 * 60
"""Seconds between the password and the code."""
FIELDS = (
    Field(
        name="code", label="web.second.code", hint="web.second.hint", autocomplete="one-time-code", most=40
    ),
)


@open_page(writes=True)
def second(request: PageRequest) -> HttpResponse:
    """Take a code once; wrong ones count like wrong passwords."""
    number, at, target = request.session.get(PENDING, (0, 0.0, "/"))
    account = Account.objects.filter(pk=number).first()
    if account is None or not account.ready or time.time() - at > LASTS:
        return redirect("sign_in:sign_in")
    form = Form(request, FIELDS)
    status = form.status
    answer = request.POST.get("answer", "")
    if form.sent and (answer or form.reads()):
        device, now = device_of(request, account), time.time()
        code = form.value("code")
        if wait := TRIES.waiting(account.name, device, now):
            form.refuse("code", "web.sign_in.wait", seconds=int(wait) + 1)
            status = 429
        elif _shown(request, account, code, answer, now):
            return begin_session(request, account, redirect(target))
        else:
            TRIES.failed(account.name, device, now)
            form.refuse("code", "web.second.wrong")
    found = {"form": form, "options": begin_asking(request, account)}
    return render(request, "sign_in/second.html", found, status=max(status, form.status))


def _shown(request: PageRequest, account: Account, code: str, answer: str, now: float) -> bool:
    """Whether she has shown her second factor: a passkey, where her browser answered for one, else a code."""
    if answer:
        return right_passkey(request, account, answer)
    return take_code(account, code, now) or take_recovery_code(account, code)
