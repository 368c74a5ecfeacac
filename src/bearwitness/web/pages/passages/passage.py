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
from bearwitness.domain.messages.value_words import value_words
from bearwitness.web.pages.desk.folding import guarded_among, guarded_spans, is_guarded
from bearwitness.web.pages.desk.reader import Marks, segments
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.places import TextPlaces
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest


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
    show, language = unfolded(request), request.language
    found, on_case = _read(request, passage_id, unfolded=show)
    own = [each for each in found.claims if each.passage.id == passage_id]
    places = TextPlaces(request.case(), found.passage.text_id)
    shown = {
        "passage": found.passage,
        "source": found.source_id,
        "place": places.words(found.passage.start, found.passage.end, language),
        "stretches": _stretches(found, unfolded=show),
        "claims": [_line(each.claim, language) for each in own],
        "unfolded": show,
        "guarded": any(is_guarded(each.claim) for each in found.claims),
        "may_code": on_case and allowed(request.roles, "code") and bool(found.text),
        "may_ask": on_case and allowed(request.roles, "consent") and bool(found.source_id),
    }
    return render(request, "passages/passage.html", shown)


def _read(request: PageRequest, passage_id: str, *, unfolded: bool) -> tuple[PassageInText, bool]:
    """The passage, and whether she works on its case; an analyst also comes from a figure to what is another's."""
    try:
        return read_passage(request.casebook, request.reading_role(), passage_id, unfolded=unfolded), True
    except NoSuchItem:
        if "analyst" not in request.roles:
            raise
        return read_passage(request.casebook, "analyst", passage_id, unfolded=unfolded), False


def _stretches(found: PassageInText, *, unfolded: bool) -> list[Stretch]:
    """The text, or where it is gone the passage, cut where the passage and what is folded begin and end."""
    own = found.passage
    if not found.text:
        guarded = bool(guarded_among([own], found.claims))
        return [_stretch(own.quote, here=True, first=True, folded=guarded and not unfolded)]
    spans = guarded_spans((each.passage, each.claim) for each in found.claims)
    cut = segments(found.text, Marks(guarded=spans, cuts=(own.start, own.end)))
    return [
        _stretch(
            each.text,
            here=own.start <= each.at < own.end,
            first=each.at == own.start,
            folded=each.guarded and not unfolded,
        )
        for each in cut
    ]


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
