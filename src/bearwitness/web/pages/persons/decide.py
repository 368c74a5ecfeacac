"""Take a position where claims contradict one another."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.errors import ChangedSince
from bearwitness.actions.persons.read_subject import SubjectFile, read_subject
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import message
from bearwitness.domain.messages.value_words import value_words
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.persons.person import heading
from bearwitness.web.pages.persons.questions import by_matter, topics
from bearwitness.web.request import PageRequest

UNDECIDED = "undecided"
SEEN = "seen"
"""Digest of the claims that the form showed: nobody decides over one that she has not seen."""


@page("code", writes=True)
def decide(request: PageRequest, subject: str, claim: str) -> HttpResponse:
    """Show the answers to the question of one claim, and take the choice with its reason."""
    found = read_subject(request.casebook, request.reading_role(), subject, unfolded=unfolded(request))
    said = _question(found, claim)
    standing = hashlib.sha256(" ".join(sorted(each.claim.id for each in said)).encode()).hexdigest()
    form = Form(request, _fields(request, said), {SEEN: standing})
    if form.sent and form.reads():
        if form.value(SEEN) != standing:
            raise ChangedSince
        with form.refusing("reason"):
            choice = form.value("choice")
            take_position(
                request.casebook,
                [each.claim.id for each in said],
                choice=None if choice == UNDECIDED else choice,
                reason=form.value("reason"),
            )
            notify(request, "web_persons.position_taken")
            return redirect("persons:person", subject=subject)
    folding = folding_of(request.case(), [each.passage for each in found.claims])
    [topic] = topics(said, found.positions, found.reviews, found.under_review, folding, request.language)
    shown = {
        **heading(request, found),
        "form": form,
        "topic": topic,
        "asked": topic.asked[0],
        "unfolded": unfolded(request),
    }
    return render(request, "persons/decide.html", shown, status=form.status)


def _question(found: SubjectFile, claim: str) -> list[ShownClaim]:
    for said in by_matter(found.claims).values():
        if any(each.claim.id == claim for each in said):
            return said
    raise NoSuchItem


def _fields(request: PageRequest, said: list[ShownClaim]) -> tuple[Field, ...]:
    undecided = Choice(value=UNDECIDED, label=message("web_persons.undecided", request.language))
    choices = (*(Choice(value=each.claim.id, label=_label(request, each)) for each in said), undecided)
    return (
        Field(name=SEEN, label="web_persons.which_stands", kind="hidden"),
        Field(name="choice", label="web_persons.which_stands", kind="radios", choices=choices),
        Field(name="reason", label="web_persons.reason", hint="web_persons.reason_hint", kind="textarea"),
    )


def _label(request: PageRequest, each: ShownClaim) -> str:
    """Value, basis, reliability and source of a claim, in one line."""
    language, book = request.language, codebook()
    words = value_words(each.claim.value, language)
    if each.claim.against:
        words = f"{message('web_desk.not_so', language)} {words}"
    return " · ".join(
        (
            words,
            book.label("basis", each.claim.basis, language),
            book.label("reliability", each.claim.reliability, language),
            each.source_id[:10],
        )
    )
