"""Texts that can be coded, in short."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.claim_counts import claim_counts
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Claim, Source, TextVersion
from bearwitness.casebook.open_for import wholly_open
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.source import SourceKind
from bearwitness.domain.text_overview import TextOverview

MOST_BESIDE = 20
"""Texts that can be laid beside one."""

NEWEST = ("-source__received_at", "source", "id")
AT_ONCE = 100
"""Sources that are weighed at once for a page of texts."""


def texts_open(reading: Sight, at: datetime, start: int, most: int) -> list[TextOverview]:
    """Texts of sources that are open as a whole, newest first, from a place in their order.

    The newest are weighed first, and no more than the page needs.
    """
    newest = reading.sources().order_by("-received_at", "id").values_list("id", flat=True)
    found: list[str] = []
    for begin in count(0, AT_ONCE):
        some = list(newest[begin : begin + AT_ONCE])
        opened = permitted(Source.objects.filter(id__in=some), reading, at)
        texts = TextVersion.objects.filter(source__in=opened, remasking=None)
        found += texts.order_by(*NEWEST).values_list("id", flat=True)
        if len(some) < AT_ONCE or len(found) >= start + most:
            break
    return _overviews(TextVersion.objects.filter(id__in=found[start : start + most]))


def texts_beside(source_id: str, reading: Exit | Sight, at: datetime) -> list[TextOverview]:
    """Texts of the source that one derives from, and of those that derive from it, where they are open as a whole."""
    near = set(
        Source.objects.filter(Q(derives_from=source_id) | Q(derived=source_id)).values_list("id", flat=True)
    )
    if not near:
        return []
    opened = wholly_open(near, reading, at)
    here = TextVersion.objects.filter(source__in=opened, remasking=None).order_by(*NEWEST)
    return _overviews(TextVersion.objects.filter(id__in=here.values("id")[:MOST_BESIDE]))


def uncoded_text(reading: Exit | Sight, at: datetime) -> str | None:
    """The text that waits longest for its first claim, of sources that are open as a whole; None where all have one."""
    sources = permitted(Source.objects.all(), reading, at)
    coded = Claim.objects.filter(retraction=None, passage__text=OuterRef("pk"))
    rows = TextVersion.objects.filter(~Exists(coded), source__in=sources, remasking=None)
    return rows.order_by("source__received_at", "id").values_list("id", flat=True).first()


def _overviews(texts: QuerySet[TextVersion]) -> list[TextOverview]:
    rows = list(texts.select_related("source").order_by(*NEWEST).defer("text"))
    claims = claim_counts("passage__text", [row.id for row in rows])
    return [
        TextOverview(
            text_id=row.id,
            source_id=row.source_id,
            kind=cast("SourceKind", row.source.kind),
            language=row.source.language,
            received_at=row.source.received_at,
            length=row.length,
            claims=claims.get(row.id, 0),
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
