"""What could happen to somebody because of a testimony."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.record_risk import ABOUT, Risk, record_risk
from bearwitness.actions.care.show_risks import show_risks
from bearwitness.domain.messages import Language, message
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest

MONTHS = timedelta(days=182)
"""After which a review is proposed."""


@page("consent", writes=True)
def risk(request: PageRequest, source_id: str) -> HttpResponse:
    """Ask whom it can reach, and what she thinks herself; earlier assessments stay."""
    today = datetime.now(UTC).date()
    form = Form(
        request,
        _fields(request.language),
        {"day": today.isoformat(), "next_review": (today + MONTHS).isoformat()},
    )
    if form.sent and form.reads():
        day, review = _day(form, "day"), _day(form, "next_review")
        if day is not None and review is not None:
            with form.refusing("next_review" if review <= day else "day"):
                found = Risk(
                    on=day,
                    levels={each: form.value(each) for each in ABOUT},
                    own_view=form.value("own_view"),
                    next_review=review,
                    note=form.value("note"),
                )
                record_risk(request.casebook, source_id, found)
                notify(request, "care.cli.risk_recorded", day=review.isoformat())
                return redirect("sources:source", source_id=source_id)
    earlier = [
        (
            each,
            [
                (message(f"web_care.risk.{about}", request.language), each.risk.levels[about])
                for about in ABOUT
            ],
        )
        for each in reversed(show_risks(request.casebook, source_id))
    ]
    return render(
        request,
        "care/risk.html",
        {"form": form, "earlier": earlier, "source_id": source_id},
        status=form.status,
    )


def _fields(language: Language) -> tuple[Field, ...]:
    levels = coded("risk_level", language)
    return (
        *(Field(name=each, label=f"web_care.risk.{each}", kind="select", choices=levels) for each in ABOUT),
        Field(
            name="own_view",
            label="web_care.risk.own_view",
            hint="web_care.risk.own_view_hint",
            kind="textarea",
            most=4000,
        ),
        Field(
            name="note",
            label="web_care.risk.note",
            hint="web_care.risk.note_hint",
            kind="textarea",
            most=4000,
            required=False,
            rows=3,
        ),
        Field(name="day", label="web_care.risk.day", kind="day"),
        Field(
            name="next_review",
            label="web_care.risk.next_review",
            hint="web_care.risk.next_review_hint",
            kind="day",
        ),
    )


def _day(form: Form, name: str) -> date | None:
    try:
        return date.fromisoformat(form.value(name))
    except ValueError:
        form.refuse(name, "web_care.risk.no_day")
        return None
