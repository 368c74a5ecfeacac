"""Add a claim to a passage."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.coding.code_text import code_text
from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import say
from bearwitness.domain.messages.value_words import value_words
from bearwitness.web.pages.desk.answered import answered, not_saved
from bearwitness.web.pages.desk.draft import Draft, draft_of
from bearwitness.web.pages.desk.shown import read
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest

UNMET = 409


@page("code", writes=True)
def add_claim(request: PageRequest, text: str) -> HttpResponse:
    """Keep it; where somebody else answered the same question meanwhile, ask first, with both side by side.

    A form that is sent twice adds once, so that whoever lost the connection can send it again.
    """
    if request.method != "POST":
        return answered(request, text)
    coded = read(request, text)
    try:
        draft = draft_of(request, coded)
        if not _is_there(draft, coded, request.casebook.actor):
            met = [] if draft.sure else _met(draft, coded, request.casebook.actor)
            if met:
                return _ask(request, draft, met)
            _keep(request, text, draft)
    except (NoSuchItem, NotAllowed):
        raise
    except BearwitnessError as error:
        return not_saved(request, say(error, request.language))
    return answered(request, text, since=draft.seen, saved="added")


def _keep(request: PageRequest, text: str, draft: Draft) -> None:
    there = kinds_of([each.id for each in draft.subjects])
    new = [each for each in draft.subjects if each.id not in there]
    code_text(request.casebook, text, [draft.passage], new)


def _is_there(draft: Draft, coded: CodedText, actor: str) -> bool:
    """Whether she has said just this of just this passage already."""
    wanted = draft.claim
    return any(
        (passage.start, passage.end) == (draft.passage.start, draft.passage.end)
        and claim.by == actor
        and (claim.subject_id, claim.property, claim.value, claim.against)
        == (wanted.subject_id, wanted.property, wanted.value, wanted.against)
        for passage, claim in coded.claims
    )


def _met(draft: Draft, coded: CodedText, actor: str) -> list[ClaimRecord]:
    """What others said to the same question since she last looked."""
    wanted = draft.claim
    return [
        claim
        for _, claim in coded.claims
        if claim.by != actor
        and claim.at > draft.seen
        and (claim.subject_id, claim.property) == (wanted.subject_id, wanted.property)
    ]


def _ask(request: PageRequest, draft: Draft, met: list[ClaimRecord]) -> HttpResponse:
    language = request.language
    lines = [
        {"by": each.by, "words": value_words(each.value, language), "against": each.against} for each in met
    ]
    label = codebook().property(draft.claim.property).labels[language]
    own = value_words(draft.claim.value, language)
    shown = {"met": lines, "property": label, "own": own, "against": draft.claim.against}
    answer = render(request, "desk/met.html", shown, status=UNMET)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#said", "innerHTML"
    return answer
