"""Claims with the passage and the source that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from bearwitness.casebook.models import Claim
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.records import claim_record, passage_record
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.source import SourceKind

MOST_MENTIONS = 200
"""Claims on others that a page of one subject shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A standing, open claim, and from where it comes."""

    claim: ClaimRecord
    passage: PassageRecord
    source_id: str
    source_kind: SourceKind


def standing_claims(reading: Exit | Sight, at: datetime) -> QuerySet[Claim]:
    """Claims that nobody has retracted and that the consent gate lets through."""
    return open_claims(Claim.objects.filter(retraction=None), reading, at)


def claims_about(subjects: list[str], reading: Exit | Sight, at: datetime) -> list[ShownClaim]:
    """Claims on some subjects, oldest first, in one query."""
    return shown_claims(standing_claims(reading, at).filter(subject__in=subjects))


def claims_naming(subject: str, reading: Exit | Sight, at: datetime) -> list[ShownClaim]:
    """Claims on others that name one subject as their value, at most `MOST_MENTIONS`."""
    naming = Q(value__subject_id=subject) & ~Q(subject=subject)
    return shown_claims(standing_claims(reading, at).filter(naming), most=MOST_MENTIONS)


def shown_claims(rows: QuerySet[Claim], most: int | None = None) -> list[ShownClaim]:
    """Rows of claims as records; of text and source, only what they are is fetched."""
    found = rows.select_related("retraction", "passage").annotate(
        of=F("passage__text__source"), of_kind=F("passage__text__source__kind")
    )
    return [
        ShownClaim(
            claim=claim_record(row),
            passage=passage_record(row.passage),
            source_id=row.of,
            source_kind=row.of_kind,
        )
        for row in found.order_by("at", "id")[:most]
    ]
