"""Review what somebody else coded."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.coding.read_claim import read_claim
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.casebook.subject_claims import under_review
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import message
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.review import ReviewVerdict
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest

VERDICTS: tuple[ReviewVerdict, ...] = ("agree", "disagree")


@page("review", writes=True)
def review(request: PageRequest, claim: str) -> HttpResponse:
    """Show the coding with its words; take agreement, or disagreement with a reason."""
    found, latest = read_claim(request.casebook, request.reading_role(), claim, unfolded=unfolded(request))
    form = Form(request, _fields(request))
    if form.sent and form.reads():
        with form.refusing("reason"):
            verdict = cast("ReviewVerdict", form.value("verdict"))
            review_coding(request.casebook, claim, verdict, reason=form.value("reason"))
            notify(request, "web_persons.reviewed")
            if found.claim.property in under_review():
                return redirect("persons:waiting")
            return redirect("persons:person", subject=found.claim.subject_id)
    shown = {**coding(request, found), "form": form, "latest": latest}
    return render(request, "persons/review.html", shown, status=form.status)


def coding(request: PageRequest, found: ShownClaim) -> dict[str, object]:
    """What a page on one coding shows of it."""
    return {
        "shown": found,
        "own": found.claim.by == request.signed_in.name,
        "property": codebook().property(found.claim.property).labels[request.language],
        "value": value_words(found.claim.value, request.language),
        "guarded": bool(folding_of(request.case(), [found.passage])),
        "unfolded": unfolded(request),
    }


def _fields(request: PageRequest) -> tuple[Field, ...]:
    choices = tuple(
        Choice(value=each, label=message(f"web_persons.verdicts.{each}", request.language))
        for each in VERDICTS
    )
    return (
        Field(name="verdict", label="web_persons.verdict", kind="radios", choices=choices),
        Field(
            name="reason",
            label="web_persons.reason",
            hint="web_persons.review_reason_hint",
            kind="textarea",
            required=False,
        ),
    )
