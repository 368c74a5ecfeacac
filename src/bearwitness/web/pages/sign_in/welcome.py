"""Set an account up, first step: a password."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.web.accounts import totp
from bearwitness.web.accounts.passwords import LEAST, MOST, password_hash
from bearwitness.web.accounts.set_up_account import link_of, needs_passphrase, prove_keyholder
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import open_page
from bearwitness.web.request import PageRequest

WELCOME = "welcome"
"""Key of what she has given so far: number of the link, hash of the password, secret of her authenticator app."""

PASSWORDS = (
    Field(
        name="password",
        label="web.welcome.password",
        kind="password",
        hint="web.welcome.hint",
        autocomplete="new-password",
        most=MOST,
    ),
    Field(name="again", label="web.welcome.again", kind="password", autocomplete="new-password", most=MOST),
)
PASSPHRASE = Field(
    name="passphrase", label="web.welcome.passphrase", kind="password", hint="web.welcome.passphrase_hint"
)


@open_page(writes=True)
def welcome(request: PageRequest, secret: str) -> HttpResponse:
    """Ask for a password; under a keyholder's name for her passphrase too."""
    link = link_of(secret)
    keyholder = needs_passphrase(link)
    form = Form(request, (*((PASSPHRASE,) if keyholder else ()), *PASSWORDS))
    if form.sent and form.reads():
        if form.value("password") != form.value("again"):
            form.refuse("again", "web.welcome.differ")
        else:
            with form.refusing("passphrase" if keyholder else "password"):
                hashed = password_hash(form.value("password"), link.account.name)
                if keyholder:
                    prove_keyholder(link, form.value("passphrase"))
                request.session.flush()
                request.session[WELCOME] = [link.pk, hashed, totp.new_secret()]
                return redirect("sign_in:welcome_code", secret=secret)
    found = {"form": form, "name": link.account.name, "least": LEAST}
    return render(request, "sign_in/welcome.html", found, status=form.status)
