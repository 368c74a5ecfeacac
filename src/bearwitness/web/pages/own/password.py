"""Change one's own password."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.casebook.acting import acting
from bearwitness.web.accounts.end_sessions import end_other_sessions
from bearwitness.web.accounts.models import Account
from bearwitness.web.accounts.passwords import LEAST, password_hash
from bearwitness.web.forms import Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sign_in.welcome import PASSWORDS
from bearwitness.web.request import PageRequest


@page(outsiders=True, writes=True, confirmed=True)
def password(request: PageRequest) -> HttpResponse:
    """Set it, and end every other session."""
    own = request.signed_in
    form = Form(request, PASSWORDS)
    if form.sent and form.reads():
        if form.value("password") != form.value("again"):
            form.refuse("again", "web.welcome.differ")
        else:
            with form.refusing("password"):
                hashed = password_hash(form.value("password"), own.name)
                with acting(request.casebook, "change_password"):
                    Account.objects.filter(pk=own.pk).update(password=hashed)
                    end_other_sessions(own, request.session.session_key)
                notify(request, "web.own.password_changed")
                return redirect("own:account")
    return render(request, "own/password.html", {"form": form, "least": LEAST}, status=form.status)
