"""She stops the interview."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.stop_interview import Keeping, stop_interview
from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.domain.messages import message
from bearwitness.domain.passage import PassageRecord
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest

DONE = {"Nothing": "nothing", "Passages": "passages", "Everything": "everything"}


@page("consent", writes=True)
def stop(request: PageRequest, source_id: str) -> HttpResponse:
    """End it, and keep only what she agreed to keep."""
    passages = read_passages(request.casebook, source_id, unfolded=unfolded(request))
    folding = folding_of(request.case(), passages)
    choices = tuple(Choice(value=each.id, label=_label(request, each, folding)) for each in passages)
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
            return _shown(request, form, source_id, folding)
        with form.refusing("keeping"):
            stop_interview(request.casebook, source_id, keeping, kept)
            notify(request, f"care.cli.interview_kept_{DONE[keeping]}")
            return redirect("sources:source", source_id=source_id)
    return _shown(request, form, source_id, folding)


def _label(request: PageRequest, passage: PassageRecord, folding: frozenset[str]) -> str:
    """The words; where they are folded, how many there are and where they stand."""
    if passage.id not in folding or unfolded(request):
        return passage.quote
    number, language = len(passage.quote), request.language
    place = message("web_persons.offsets", language, start=passage.start, end=passage.end)
    return f"{message('web_persons.folded', language, number=number)} · {place}"


def _shown(request: PageRequest, form: Form, source_id: str, folding: frozenset[str]) -> HttpResponse:
    shown = {
        "form": form,
        "source_id": source_id,
        "guarded": bool(folding),
        "unfolded": unfolded(request),
    }
    return render(request, "care/stop.html", shown, status=form.status)
