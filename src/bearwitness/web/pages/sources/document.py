"""A public document comes in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.sources.add_source import add_source
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.original import Original
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(name="file", label="web_sources.words.file", hint="web_sources.document.file_hint", kind="file"),
    Field(
        name="public",
        label="web_sources.document.public",
        hint="web_sources.document.public_hint",
        kind="check",
    ),
    Field(
        name="organisation",
        label="web_sources.words.organisation",
        hint="web_sources.document.organisation_hint",
        required=False,
        most=64,
    ),
    Field(
        name="licence",
        label="web_sources.document.licence",
        hint="web_sources.document.licence_hint",
        required=False,
        most=64,
    ),
    Field(
        name="derives_from",
        label="web_sources.document.derives_from",
        hint="web_sources.document.derives_from_hint",
        required=False,
        most=28,
    ),
)


@page("add", writes=True)
def document(request: PageRequest) -> HttpResponse:
    """Take it in as it is: nobody masks what is public already."""
    form = Form(request, FIELDS)
    if form.sent and form.reads():
        original = Original.sent(request)
        if original is not None:
            with form.refusing("file"):
                read = original.document()
                source = add_source(
                    request.casebook,
                    data=original.data,
                    name=original.name,
                    kind="document",
                    document=read,
                    organisation=form.value("organisation"),
                    licence=form.value("licence"),
                    derives_from=form.value("derives_from") or None,
                )
                for note in read.notes:
                    notify(request, f"intake.notes.{note.code}", value=note.value)
                notify(request, "web_sources.document.done")
                return redirect("sources:source", source_id=source.id)
    return render(request, "sources/document.html", {"form": form}, status=form.status)
