"""What she was told of what became of her words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.record_feedback import record_feedback
from bearwitness.actions.sources.show_source import show_source
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest


@page("consent", writes=True)
def feedback(request: PageRequest, source_id: str) -> HttpResponse:
    """Log a promise, a telling, or that she could not be told."""
    fields = (
        Field(
            name="kind",
            label="web_care.feedback.kind",
            kind="radios",
            choices=coded("feedback_kind", request.language),
        ),
        Field(
            name="note",
            label="web_care.feedback.note",
            hint="web_care.feedback.note_hint",
            kind="textarea",
            most=4000,
            required=False,
            rows=3,
        ),
    )
    form = Form(request, fields)
    if form.sent and form.reads():
        with form.refusing():
            record_feedback(request.casebook, source_id, form.value("kind"), form.value("note"))
            notify(request, "web_care.feedback.done")
            return redirect("sources:source", source_id=source_id)
    log = show_source(request.casebook, source_id).feedback
    return render(
        request, "care/feedback.html", {"form": form, "log": log, "source_id": source_id}, status=form.status
    )
