"""Public documents that are images and may be shown, of the sources that somebody sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from bearwitness.casebook.models import Source, TextReading
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.public_documents import public_documents
from bearwitness.casebook.sight import Sight

IMAGE = "image"
"""Format of what was read as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSeen:
    """A source that is an image, and the licence that lets it be shown (SPDX)."""

    source_id: str
    received_at: datetime
    licence: str


def pictures_seen(
    sight: Sight, at: datetime, named: Sequence[str], most: int
) -> tuple[list[PictureSeen], bool]:
    """Those that are named, in their order, then at most so many others, the newest first, and whether there are more.

    Those that are named and missing may not be shown or are not hers to see, whatever the reason.
    """
    image = TextReading.objects.filter(text__source=OuterRef("pk"), format=IMAGE)
    rows = permitted(public_documents(at).filter(Exists(image)), sight, at)
    there = {row.id: _picture(row) for row in rows.filter(id__in=named)}
    rest = [_picture(row) for row in rows.exclude(id__in=named).order_by("-received_at", "id")[: most + 1]]
    return [*(there[name] for name in named if name in there), *rest[:most]], len(rest) > most


def _picture(row: Source) -> PictureSeen:
    return PictureSeen(source_id=row.id, received_at=row.received_at, licence=row.licence)
