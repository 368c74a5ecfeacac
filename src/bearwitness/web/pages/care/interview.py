"""Before a person is asked: has she been asked before?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.care.plan_interview import EarlierInterview, earlier_interviews, plan_interview
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.request import PageRequest


@page("add", writes=True)
def interview(request: PageRequest) -> HttpResponse:
    """Show her earlier interviews, ask for a reason where there are any, and plan the next."""
    person = (request.POST.get("person") or request.GET.get("person") or "").strip()
    earlier: list[EarlierInterview] | None = None
    unknown = False
    if person:
        try:
            earlier = earlier_interviews(request.casebook, person)
        except NoSuchItem:
            unknown = True
    form = Form(request, _fields(request, bool(earlier)), {"person": person})
    if form.sent and form.reads() and not unknown:
        with form.refusing("reason" if earlier else ""):
            plan_interview(request.casebook, person, form.value("reason") if earlier else "")
            notify(request, "care.cli.interview_planned")
            return redirect("sources:testimony")
    shown = {"form": form, "person": person, "earlier": earlier, "unknown": unknown}
    return render(request, "care/interview.html", shown, status=form.status)


def _fields(request: PageRequest, again: bool) -> tuple[Field, ...]:
    hidden = Field(name="person", label="web_care.interview.person", kind="hidden")
    reason = Field(
        name="reason",
        label="web_care.interview.reason",
        kind="radios",
        choices=coded("interview_reason", request.language),
    )
    return (hidden, reason) if again else (hidden,)
