"""Register somebody outside by her public key."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.releases.register_approver import register_approver
from bearwitness.casebook.outside import outside_approvers
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(
        name="name", label="web_releases.approvers.name", hint="web_releases.approvers.name_hint", most=200
    ),
    Field(
        name="key", label="web_releases.approvers.key", hint="web_releases.approvers.key_hint", kind="file"
    ),
)


@page("members", writes=True, confirmed=True)
def register(request: PageRequest) -> HttpResponse:
    """Take her name and her key, and show the fingerprint to compare with her."""
    form = Form(request, FIELDS)
    given = form.file("key")
    if form.sent and form.reads() and given:
        with form.refusing():
            mark = register_approver(request.casebook, form.value("name"), given.read())
            notify(request, "web_releases.approvers.registered", fingerprint=mark)
            return redirect("approvers:register")
    shown = {"form": form, "known": outside_approvers()}
    return render(request, "approvers/register.html", shown, status=form.status)
