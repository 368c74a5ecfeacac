"""Take what an approver outside signed."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.releases.approve_outside import approve_outside
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(
        name="request", label="web_releases.request_file", hint="web_releases.request_file_hint", kind="file"
    ),
    Field(name="signature", label="web_releases.signature", hint="web_releases.signature_hint", kind="file"),
)


@page("release", writes=True, confirmed=True)
def outside(request: PageRequest) -> HttpResponse:
    """Check the signature and keep it."""
    form = Form(request, FIELDS)
    asked, signed = form.file("request"), form.file("signature")
    if form.sent and form.reads() and asked and signed:
        with form.refusing():
            content = asked.read()
            number = approve_outside(request.casebook, content, signed.read())
            notify(request, "web_releases.approved", number=number)
            return redirect("releases:plan", digest=json.loads(content)["plan"])
    return render(request, "releases/outside.html", {"form": form}, status=form.status)
