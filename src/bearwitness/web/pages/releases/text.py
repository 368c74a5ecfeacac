"""Give a plan as text or as a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.intake.text import document_of
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.web.forms import Field, Form
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_text, keep_draft
from bearwitness.web.request import PageRequest

FIELDS = (
    Field(name="file", label="web_releases.file", hint="web_releases.file_hint", kind="file", required=False),
    Field(name="text", label="web_releases.text", kind="textarea", required=False, most=100_000, rows=16),
)


@page("release", writes=True)
def text(request: PageRequest) -> HttpResponse:
    """Read it strictly, and show next what would leave."""
    form = Form(request, FIELDS, {"text": draft_text(request)})
    if form.sent and form.reads():
        given = form.file("file")
        name = "file" if given else "text"
        with form.refusing(name):
            content = document_of(given.read()).text if given else form.value("text")
            read_plan(content)
            keep_draft(request, content)
            return redirect("releases:draft")
    return render(request, "releases/text.html", {"form": form}, status=form.status)
