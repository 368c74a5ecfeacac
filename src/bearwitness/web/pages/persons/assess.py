"""Assess one legal element of a person's sheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.coding.assess_element import STANDARDS, assess_element
from bearwitness.actions.coding.elements_sheet import elements_sheet
from bearwitness.casebook.elements import ELEMENTS
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import allowed
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import message
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.persons.elements import elements_shown
from bearwitness.web.pages.persons.person import tabs
from bearwitness.web.request import PageRequest

NONE = "none"


@page("review", writes=True)
def assess(request: PageRequest, subject: str, element: str) -> HttpResponse:
    """Show what bears on the element, and take the standard that somebody says it has reached."""
    if element not in codebook().codes(ELEMENTS):
        raise NoSuchItem
    role = request.reading_role()
    form = Form(request, _fields(request))
    if form.sent and form.reads():
        with form.refusing("reason"):
            given = form.value("standard")
            assess_element(
                request.casebook,
                role,
                subject,
                element,
                standard=None if given == NONE else given,
                reason=form.value("reason"),
            )
            notify(request, "web_persons.assessed")
            if allowed(request.roles, "analyse"):
                return redirect("persons:elements", subject=subject)
            return redirect("persons:person", subject=subject)
    sheet = elements_sheet(request.casebook, role, subject, unfolded=unfolded(request))
    [row] = elements_shown(request, [sheet.row(element)])
    shown = {
        **tabs(request, subject),
        "form": form,
        "row": row,
        "unfolded": unfolded(request),
    }
    return render(request, "persons/assess.html", shown, status=form.status)


def _fields(request: PageRequest) -> tuple[Field, ...]:
    book = codebook()
    none = Choice(value=NONE, label=message("web_persons.none_reached", request.language))
    reached = (
        Choice(value=code, label=book.label(STANDARDS, code, request.language))
        for code in book.codes(STANDARDS)
    )
    return (
        Field(name="standard", label="web_persons.standard", kind="radios", choices=(none, *reached)),
        Field(
            name="reason", label="web_persons.reason", hint="web_persons.assess_reason_hint", kind="textarea"
        ),
    )
