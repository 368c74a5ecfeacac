"""Texts that can be coded, in short."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db.models import Count, Q

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.source import SourceKind
from bearwitness.domain.text_overview import TextOverview


def texts_open(reading: Exit | Sight, at: datetime, start: int, most: int) -> list[TextOverview]:
    """Texts of sources that are open as a whole, newest first, from a place in their order, in one query."""
    sources = permitted(Source.objects.all(), reading, at)
    standing = Q(passages__claims__retraction=None, passages__claims__isnull=False)
    rows = (
        TextVersion.objects.filter(source__in=sources, remasking=None)
        .select_related("source")
        .annotate(standing=Count("passages__claims", filter=standing, distinct=True))
        .order_by("-source__received_at", "id")
        .defer("text")[start : start + most]
    )
    return [
        TextOverview(
            text_id=row.id,
            source_id=row.source_id,
            kind=cast("SourceKind", row.source.kind),
            language=row.source.language,
            received_at=row.source.received_at,
            length=row.length,
            claims=row.standing,
        )
        for row in rows
    ]


def source_of(text_id: str) -> str:
    """Source of a text.

    Raises
    ------
    NoSuchItem
        There is no such text.
    """
    found = TextVersion.objects.filter(id=text_id, remasking=None).values_list("source", flat=True).first()
    if found is None:
        raise NoSuchItem
    return found
