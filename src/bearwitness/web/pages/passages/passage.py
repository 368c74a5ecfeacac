"""A passage in its text, to read."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.coding.read_passage import PassageInText, read_passage
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import allowed
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.web.pages.desk.reader import is_guarded, segments
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest
from bearwitness.web.value_words import value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the text; folded, it has no words, only their number. `first` is the first of the passage."""

    text: str
    here: bool
    first: bool
    folded: int


@page("search")
def passage(request: PageRequest, passage_id: str) -> HttpResponse:
    """Show the passage marked in its text, and what is claimed on it; ``?unfold=yes`` shows what is folded."""
    found, on_case = _read(request, passage_id)
    show = unfolded(request)
    own = [each for each in found.claims if each.passage.id == passage_id]
    shown = {
        "passage": found.passage,
        "source": found.source_id,
        "stretches": _stretches(found, unfolded=show),
        "claims": [_line(each.claim, request.language) for each in own],
        "unfolded": show,
        "guarded": any(is_guarded(each.claim) for each in found.claims),
        "may_code": on_case and allowed(request.roles, "code") and bool(found.text),
    }
    return render(request, "passages/passage.html", shown)


def _read(request: PageRequest, passage_id: str) -> tuple[PassageInText, bool]:
    """The passage, and whether she works on its case; an analyst also comes from a figure to what is another's."""
    try:
        return read_passage(request.casebook, request.reading_role(), passage_id), True
    except NoSuchItem:
        if "analyst" not in request.roles:
            raise
        return read_passage(request.casebook, "analyst", passage_id), False


def _stretches(found: PassageInText, *, unfolded: bool) -> list[Stretch]:
    """The text, or where it is gone the passage, cut where the passage and what is folded begin and end."""
    own = found.passage
    if not found.text:
        guarded = any(is_guarded(each.claim) for each in found.claims if each.passage.id == own.id)
        return [_stretch(own.quote, here=True, first=True, folded=guarded and not unfolded)]
    cut = segments(found.text, [(each.passage, each.claim) for each in found.claims], [])
    made: list[Stretch] = []
    for here, start, end in (
        (False, 0, own.start),
        (True, own.start, own.end),
        (False, own.end, len(found.text)),
    ):
        inside = [
            (each, each.at, each.at + len(each.text))
            for each in cut
            if each.at < end and each.at + len(each.text) > start
        ]
        made += [
            _stretch(
                found.text[max(low, start) : min(high, end)],
                here=here,
                first=here and low <= start,
                folded=each.guarded and not unfolded,
            )
            for each, low, high in inside
        ]
    return made


def _stretch(text: str, *, here: bool, first: bool, folded: bool) -> Stretch:
    return Stretch(text="" if folded else text, here=here, first=first, folded=len(text) if folded else 0)


def _line(claim: ClaimRecord, language: Language) -> dict[str, object]:
    return {
        "subject": claim.subject_id,
        "property": codebook().property(claim.property).labels[language],
        "value": value_words(claim.value, language),
        "against": claim.against,
        "basis": claim.basis,
        "reliability": claim.reliability,
        "by": claim.by,
    }
