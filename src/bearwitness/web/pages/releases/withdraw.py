"""Withdraw a release."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.keeping.erase import REASONS
from bearwitness.actions.releases.kept_bundles import kept_release
from bearwitness.actions.releases.withdraw_release import withdraw_release
from bearwitness.domain.messages import Language, message
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("release", writes=True, confirmed=True)
def withdraw(request: PageRequest, release_id: str) -> HttpResponse:
    """Say first what it does and what it cannot, then do it; of what is withdrawn already, its own page says so."""
    found = kept_release(request.casebook, release_id)
    if found.noticed:
        return redirect("releases:release", release_id=release_id)
    form = Form(request, _fields(request.language))
    if form.sent and form.reads():
        with form.refusing():
            withdraw_release(request.casebook, release_id, form.value("reason"))
            notify(request, "web_releases.called_back")
            return redirect("releases:release", release_id=release_id)
    return render(request, "releases/withdraw.html", {"form": form, "found": found}, status=form.status)


def _fields(language: Language) -> tuple[Field, ...]:
    reasons = tuple(
        Choice(value=each, label=message(f"web_releases.why_withdrawn.{each}", language)) for each in REASONS
    )
    return (
        Field(
            name="reason",
            label="web_releases.withdraw_reason",
            hint="web_releases.withdraw_reason_hint",
            kind="radios",
            choices=reasons,
        ),
        Field(name="sure", label="web_releases.withdraw_sure", kind="check"),
    )
