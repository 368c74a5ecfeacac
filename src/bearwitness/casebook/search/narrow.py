"""Which texts are asked for besides their words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.models import Claim, TextVersion
from bearwitness.casebook.shown_claims import standing_claims
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.casebook.subject_pages import saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """Empty words ask for nothing.

    Attributes
    ----------
    property, code
        A claim on the text says so.
    kind
        Kind of the source.
    language
        Primary subtag of the source's language, such as ``ko``.
    """

    property: str = ""
    code: str = ""
    kind: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.property or self.kind or self.language)


def narrowed_texts(
    texts: Collection[str], narrow: Narrow, reading: Exit | Sight, at: datetime
) -> frozenset[str]:
    """Those of some texts that are asked for."""
    rows = TextVersion.objects.filter(_of_source("source__", narrow), id__in=texts)
    if narrow.property:
        said = saying(standing_claims(reading, at), narrow.property, narrow.code)
        rows = rows.filter(id__in=said.filter(passage__text__in=texts).values("passage__text"))
    return frozenset(rows.values_list("id", flat=True))


def narrowed_claims(claims: QuerySet[Claim], narrow: Narrow) -> QuerySet[Claim]:
    """Those of some claims that are asked for."""
    rows = claims.filter(_of_source("passage__text__source__", narrow))
    return saying(rows, narrow.property, narrow.code) if narrow.property else rows


def _of_source(path: str, narrow: Narrow) -> Q:
    wanted = Q((f"{path}kind", narrow.kind)) if narrow.kind else Q()
    if narrow.language:
        exact, longer = f"{path}language", f"{path}language__startswith"
        wanted &= Q((exact, narrow.language)) | Q((longer, f"{narrow.language}-"))
    return wanted
