"""Open the identity store: own passphrase, reason, a quarter of an hour."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.identities.open_identity import MINUTES
from bearwitness.actions.keys.unlock import keyring_of
from bearwitness.domain.codebook import codebook
from bearwitness.vault.errors import NotCustodian, WrongPassphrase
from bearwitness.web.accounts.begin_session import device_of
from bearwitness.web.accounts.tries import TRIES
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.identity_keys import hold_key, opened
from bearwitness.web.next_page import next_page
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

LIST = "opening_reason"
MOST = 1000
"""Characters of a passphrase; what is longer is refused before it costs anything."""


def fields(request: PageRequest) -> tuple[Field, ...]:
    """Reason from the codebook, in words, and the passphrase."""
    book = codebook()
    reasons = tuple(
        Choice(value=code, label=book.label(LIST, code, request.language)) for code in book.codes(LIST)
    )
    return (
        Field(name="reason", label="web.identities.reason", kind="radios", choices=reasons),
        Field(name="note", label="web.identities.note", hint="web.identities.note_hint", most=500),
        Field(name="passphrase", label="web.welcome.passphrase", kind="password", most=MOST),
    )


@page("identities", writes=True, confirmed=True)
def open_store(request: PageRequest) -> HttpResponse:
    """Take the passphrase; the key it opens stays in memory, for this session."""
    form = Form(request, fields(request))
    status = form.status
    if form.sent and form.reads():
        name, now = f"keyholder {request.signed_in.name}", time.time()
        device = device_of(request, request.signed_in)
        if wait := TRIES.waiting(name, device, now):
            form.refuse("passphrase", "web.sign_in.wait", seconds=int(wait) + 1)
            status = 429
        else:
            with form.refusing("passphrase"):
                key = _key(request, name, device, form.value("passphrase"))
                hold_key(request, key, form.value("reason"), form.value("note"))
                return redirect(next_page(request.GET.get("next") or request.path))
    found = {"form": form, "opened": opened(request), "minutes": MINUTES}
    return render(request, "identities/open.html", found, status=max(status, form.status))


def _key(request: PageRequest, counted: str, device: str, passphrase: str) -> bytes:
    """Identities key of whoever is signed in.

    Raises
    ------
    WrongPassphrase, NotCustodian, DamagedKeyring
    """
    try:
        keys = keyring_of(request.casebook.path).unlock(request.signed_in.name, passphrase)
    except WrongPassphrase:
        TRIES.failed(counted, device, time.time())
        raise
    TRIES.forget(counted, device)
    if keys.identities is None:
        raise NotCustodian
    return keys.identities
