"""The masking step as a page: each proposal decided, more added, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import Mask, Masking
from bearwitness.intake.document import Document
from bearwitness.intake.masking.propose import propose_masks
from bearwitness.intake.masking.words import label, language_of_text
from bearwitness.web.notices import notify
from bearwitness.web.pages.sources.consent_form import coded
from bearwitness.web.pages.sources.original import Original
from bearwitness.web.request import PageRequest

AROUND = 24
"""Characters of the text that are shown on each side of a proposal."""
ROWS = 350
"""Spans that one form can hold; a text with more is masked by the command: none is ever left out."""

TOO_MANY = "web_sources.mask.too_many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One span and what was decided: ``mask``, ``leave``, or nothing yet."""

    start: int
    end: int
    kind: str
    token: str
    person: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text as the page shows it; `number` is that of its line, or 0."""

    words: str
    number: int = 0
    decided: str = ""


def proposed(text: str) -> list[Line]:
    """Lines of the proposals, none of them decided."""
    found = propose_masks(text)
    return [Line(start=each.start, end=each.end, kind=each.kind, token=each.token) for each in found]


def sent_lines(request: PageRequest, text: str) -> list[Line]:
    """Lines as they stand in what was sent, in the order of the text; one that is no span of it is left out."""
    columns = [request.POST.getlist(name) for name in ("span", "kind", "token", "person")]
    found = []
    for span, kind, token, person in zip_longest(*columns, fillvalue=""):
        match = re.fullmatch(r"([0-9]{1,8})-([0-9]{1,8})", span)
        if match is None or not 0 <= int(match[1]) < int(match[2]) <= len(text):
            continue
        decided = request.POST.get(f"decide-{match[1]}", "")
        line = Line(
            start=int(match[1]),
            end=int(match[2]),
            kind=kind if kind in codebook().codes("mask_kind") else "Other",
            token=token.strip(),
            person=person.strip(),
            decided=decided if decided in ("mask", "leave") else "",
        )
        found.append(line)
    return sorted(found, key=lambda each: each.start)


def with_more(lines: Sequence[Line], text: str, words: str, kind: str) -> list[Line]:
    """Lines with every place of the words that somebody added, to be masked; what they overlap gives way."""
    words = " ".join(words.split()) if words not in text else words
    if not words.strip() or kind not in codebook().codes("mask_kind"):
        return list(lines)
    spots = [match.span() for match in re.finditer(re.escape(words), text)]
    same = [each.token for each in lines if text[each.start : each.end] == words and each.kind == kind]
    token = same[0] if same else free_token(lines, text, kind)
    fresh = [Line(start=low, end=high, kind=kind, token=token, decided="mask") for low, high in spots]
    kept = [each for each in lines if not any(low < each.end and each.start < high for low, high in spots)]
    return sorted([*kept, *fresh], key=lambda each: each.start)


def free_token(lines: Sequence[Line], text: str, kind: str) -> str:
    """Token of a kind that stands for nothing yet."""
    language = language_of_text(text)
    gap = " " if language == "ko" else ""
    taken = {each.token for each in lines}
    number = 1
    while (token := f"[{label(kind, language)}{gap}{number}]") in taken or token in text:
        number += 1
    return token


def masking_of_lines(lines: Sequence[Line], text: str) -> Masking:
    """Masking of what is to be masked.

    Raises
    ------
    BadMasking
        A token is none, or tells what it hides, or stands for two things.
    """
    masks = tuple(
        Mask(start=each.start, end=each.end, kind=each.kind, token=each.token, person=each.person)
        for each in lines
        if each.decided == "mask"
    )
    masking = Masking(masks=masks)
    masking.apply(text)
    return masking


def at_fault(lines: Sequence[Line], error: BadMasking) -> int:
    """Number of the line that an error speaks of; 0 where it is none of them."""
    place = error.details.get("place")
    return next((number for number, each in enumerate(lines, 1) if each.start == place), 0)


def begin(request: PageRequest, source_id: str, original: Original, document: Document) -> HttpResponse:
    """Show the masking page for the first time."""
    lines = proposed(document.text)
    if len(lines) > ROWS:
        notify(request, TOO_MANY, most=ROWS)
        return redirect("sources:source", source_id=source_id)
    return masking_page(request, source_id, original, document.text, lines)


def masking_page(
    request: PageRequest,
    source_id: str,
    original: Original,
    text: str,
    lines: Sequence[Line],
    error: str = "",
) -> HttpResponse:
    """Text with its marks, and a line to decide for each of them."""
    rows = [
        {
            "number": number,
            "line": each,
            "before": text[max(each.start - AROUND, 0) : each.start],
            "words": text[each.start : each.end],
            "after": text[each.end : each.end + AROUND],
        }
        for number, each in enumerate(lines, 1)
    ]
    shown = {
        "source_id": source_id,
        "original": original,
        "pieces": list(_pieces(text, lines)),
        "rows": rows,
        "kinds": coded("mask_kind", request.language),
        "error": error,
        "step": 4,
        "open": sum(not each.decided for each in lines),
    }
    return render(request, "sources/masking.html", shown, status=422 if error else 200)


def _pieces(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    at = 0
    for number, each in enumerate(lines, 1):
        if each.start < at:
            continue
        yield Piece(words=text[at : each.start])
        yield Piece(words=text[each.start : each.end], number=number, decided=each.decided)
        at = each.end
    yield Piece(words=text[at:])


def left_as_masked(lines: Sequence[Line]) -> list[Line]:
    """Lines with everything that is undecided to be masked."""
    return [each if each.decided else replace(each, decided="mask") for each in lines]
