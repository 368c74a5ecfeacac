"""One source: what was agreed, what was done for her, what can be coded."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.sources.show_source import show_source
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.source_file import SourceFile
from bearwitness.domain.consent import SCOPES, Consent
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("consent")
def source(request: PageRequest, source_id: str) -> HttpResponse:
    """Show it, withdrawn or not; its words stand on the coding desk."""
    file = show_source(request.casebook, source_id)
    now = datetime.now(UTC)
    shown = {
        "file": file,
        "step": next_step(file),
        "scopes": scope_lines(file.consent) if file.consent else [],
        "withdrawn": file.consent is not None and file.consent.is_withdrawn(now),
        "today": now.date(),
        "codes": allowed(request.roles, "code"),
        "adds": allowed(request.roles, "add"),
        "approves": allowed(request.roles, "release"),
        "assigns": allowed(request.roles, "assign"),
    }
    return render(request, "sources/source.html", shown)


def next_step(file: SourceFile) -> int:
    """Step of a testimony that is not coded yet; 0 where its thread has ended."""
    if file.source.kind != "testimony" or any(each.claims for each in file.texts):
        return 0
    return 4 if file.unmasked else 5


def scope_lines(consent: Consent) -> list[tuple[str, str, object]]:
    """Scope or ``share``, recipient where there is one, and the answer, in the order of the codebook."""
    found: list[tuple[str, str, object]] = [
        (each, "", consent.answer(each)) for each in SCOPES if each != "share"
    ]
    return [*found, *(("share", name, answer) for name, answer in consent.shares.items())]
