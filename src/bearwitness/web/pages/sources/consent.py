"""A new consent for what is held already."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import Reopens
from bearwitness.actions.sources.show_source import show_source
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.consent import Consent
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import ConsentForm
from bearwitness.web.request import PageRequest


def opened_passages(before: Consent | None) -> int:
    """Passages for which she had said a yes of their own."""
    said = before.passages.values() if before else ()
    return sum(any(answer.granted for answer in each.values()) for each in said)


@page("consent", writes=True)
def consent(request: PageRequest, source_id: str) -> HttpResponse:
    """Ask again; after a withdrawal, say first what a new consent reopens."""
    file = show_source(request.casebook, source_id)
    if file.source.kind != "testimony":
        raise NoSuchItem
    asked = ConsentForm(request, file.consent)
    reopens: Reopens | None = None
    if asked.form.sent:
        agreed = asked.consent()
        if agreed is not None:
            try:
                again = bool(request.POST.get("reopen"))
                reach = record_consent(request.casebook, source_id, agreed, reopen=again)
            except Reopens as error:
                reopens = error
            else:
                notify(request, "web_sources.consent.recorded")
                ended = opened_passages(file.consent)
                if ended:
                    notify(request, "web_sources.passages.ended", number=ended)
                if reach is not None:
                    counts = {name: len(getattr(reach, name)) for name in ("sources", "claims", "persons")}
                    notify(request, "care.cli.reopened", **counts)
                return redirect("sources:source", source_id=source_id)
    found = {"asked": asked, "form": asked.form, "file": file, "reopens": reopens and reopens.details}
    return render(request, "sources/consent.html", found, status=409 if reopens else asked.form.status)
