"""She stops the interview."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.stop_interview import Keeping, stop_interview
from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest

DONE = {"Nothing": "nothing", "Passages": "passages", "Everything": "everything"}


@page("consent", writes=True)
def stop(request: PageRequest, source_id: str) -> HttpResponse:
    """End it, and keep only what she agreed to keep."""
    passages = read_passages(request.casebook, source_id)
    choices = tuple(Choice(value=each.id, label=each.quote) for each in passages)
    fields = [
        Field(
            name="keeping",
            label="web_care.stop.keeping",
            kind="radios",
            choices=coded("interview_keeping", request.language),
        ),
    ]
    if choices:
        fields.append(
            Field(
                name="passages",
                label="web_care.stop.passages",
                hint="web_care.stop.passages_hint",
                kind="checks",
                choices=choices,
                required=False,
            )
        )
    form = Form(request, fields)
    if form.sent and form.reads():
        keeping = cast("Keeping", form.value("keeping"))
        kept = form.values("passages") if choices and keeping == "Passages" else []
        if keeping == "Passages" and not kept:
            form.refuse("keeping", "web_care.stop.none_chosen")
            return _shown(request, form, source_id)
        with form.refusing("keeping"):
            stop_interview(request.casebook, source_id, keeping, kept)
            notify(request, f"care.cli.interview_kept_{DONE[keeping]}")
            return redirect("sources:source", source_id=source_id)
    return _shown(request, form, source_id)


def _shown(request: PageRequest, form: Form, source_id: str) -> HttpResponse:
    return render(request, "care/stop.html", {"form": form, "source_id": source_id}, status=form.status)
