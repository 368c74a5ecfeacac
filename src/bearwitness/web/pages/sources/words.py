"""Her words: typed, or a file; sealed as soon as they are here."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.errors import AlreadyHeld
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.held import lacks_text
from bearwitness.domain.consent_file import stored_consent
from bearwitness.intake.document import Document
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.masking import begin
from bearwitness.web.pages.sources.original import Original
from bearwitness.web.pages.sources.source import scope_lines
from bearwitness.web.pages.sources.testimony import CONSENT
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(
        name="text",
        label="web_sources.words.text",
        hint="web_sources.words.text_hint",
        kind="textarea",
        required=False,
        one_of=True,
        most=1_000_000,
        rows=14,
    ),
    Field(
        name="file",
        label="web_sources.words.file",
        hint="web_sources.words.file_hint",
        kind="file",
        required=False,
        one_of=True,
    ),
    Field(
        name="organisation",
        label="web_sources.words.organisation",
        hint="web_sources.words.organisation_hint",
        required=False,
        most=64,
    ),
    Field(
        name="derives_from",
        label="web_sources.words.derives_from",
        hint="web_sources.words.derives_from_hint",
        required=False,
        most=28,
    ),
)


@page("add", writes=True)
def words(request: PageRequest) -> HttpResponse:
    """Take them in under the consent that was just recorded, and go on to masking."""
    if CONSENT not in request.session:
        return redirect("sources:testimony")
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        original = Original.sent(request, form.value("text"))
        if original is None:
            form.refuse("text", "web_sources.words.one")
        else:
            with form.refusing("file" if form.file("file") else "text"):
                return _taken(request, original, form)
    consent = stored_consent(request.session[CONSENT])
    shown = {"form": form, "step": 3, "scopes": scope_lines(consent), "today": datetime.now(UTC).date()}
    return render(request, "sources/words.html", shown, status=form.status)


def _taken(request: PageRequest, original: Original, form: Form) -> HttpResponse:
    """Seal the original now, so that nothing is lost; the text to be masked goes on in the page alone."""
    document = original.document()
    consent = stored_consent(request.session[CONSENT])
    try:
        source = add_source(
            request.casebook,
            data=original.data,
            name=original.name,
            kind="testimony",
            document=document,
            organisation=form.value("organisation"),
            derives_from=form.value("derives_from") or None,
            consent=consent,
        ).id
    except AlreadyHeld as error:
        source = str(error.details["source"])
        if not lacks_text(source):
            raise
        notify(request, "web_sources.words.held")
    del request.session[CONSENT]
    _say(request, document)
    if not document.text.strip():
        notify(request, "web_sources.words.kept")
        return redirect("sources:source", source_id=source)
    return begin(request, source, original, document)


def _say(request: PageRequest, document: Document) -> None:
    for note in document.notes:
        notify(request, f"intake.notes.{note.code}", value=note.value)
