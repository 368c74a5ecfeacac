"""Find claims by the words for what they say, in any of the three languages."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.search.narrow import Narrow, narrowed_claims
from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.codebook import codebook

PAGE = 50
MOST_CODES = 60
"""Codes whose labels hold the words; with more, the words say too little."""


def search_claims(
    words: str, narrow: Narrow, number: int, reading: Exit | Sight, at: datetime
) -> tuple[list[ShownClaim], bool]:
    """One page of the open claims that say it, the first being number 1, and whether there is another.

    The words are looked for in the labels of codes, in the words of notes and in the words of passages.
    """
    rows = narrowed_claims(standing_claims(reading, at), narrow)
    if words:
        rows = rows.filter(_said(words))
    first = PAGE * (number - 1)
    ids = list(rows.order_by("at", "id").values_list("id", flat=True)[first : first + PAGE + 1])
    return shown_claims(standing_claims(reading, at).filter(id__in=ids[:PAGE])), len(ids) > PAGE


def _said(words: str) -> Q:
    wanted = Q(value__type="text", value__text__icontains=words) | Q(passage__quote__icontains=words)
    for name, code in _codes(words):
        wanted |= Q(value__type="term", value__list=name, value__code=code)
    return wanted


def _codes(words: str) -> list[tuple[str, str]]:
    wanted = fold(words).strip()
    return [
        (each.id, code.code)
        for each in codebook().lists.values()
        for code in each.codes.values()
        if wanted and any(wanted in fold(label) for label in code.labels.values())
    ][:MOST_CODES]
