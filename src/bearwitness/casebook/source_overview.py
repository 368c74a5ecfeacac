"""Sources in short, for whoever looks after consent: their state, and none of their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.claim_counts import claim_counts
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.open_for import OpenFor, open_for
from bearwitness.casebook.records import kind_of
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.casebook.sight import Sight
from bearwitness.domain.consent import Scope
from bearwitness.domain.source import SourceKind

SHOWN = ("all", "unmasked", "withdrawn", "child")
"""What a list of sources can be narrowed to."""
NEWEST = ("-received_at", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOverview:
    """One source, whatever its consent says.

    Attributes
    ----------
    unmasked
        It must be masked before it can be coded, and nobody has done it.
    asked, withdrawn
        Whether a consent is recorded, and whether it was withdrawn.
    allowed
        Scopes for which a consent opens the whole source today.
    recipients
        Number of named recipients with whom it may be shared today.
    child, unapproved
        A child's, and without the second approver that every use needs.
    stopped
        The interview was ended by her.
    claims
        Number of standing claims.
    """

    source_id: str
    kind: SourceKind
    language: str
    received_at: datetime
    unmasked: bool
    asked: bool
    withdrawn: bool
    allowed: tuple[Scope, ...]
    recipients: int
    child: bool
    unapproved: bool
    stopped: bool
    claims: int


def count_sources(sight: Sight, shown: str) -> int:
    """Number of the sources of one of `SHOWN` that somebody sees."""
    return _narrowed(sight, shown).count()


def source_overviews(sight: Sight, shown: str, at: datetime, first: int, most: int) -> list[SourceOverview]:
    """Those of one of `SHOWN` that somebody sees, newest first, from the first on; in a number of queries that does not grow."""
    here = _narrowed(sight, shown).order_by(*NEWEST).values("id")[first : first + most]
    rows = (
        Source.objects.filter(id__in=here)
        .select_related("consent")
        .annotate(has_text=Exists(TextVersion.objects.filter(source=OuterRef("pk"))))
        .prefetch_related("stops")
        .order_by(*NEWEST)
    )
    found = list(rows)
    opened = open_for(found, at)
    claims = claim_counts("passage__text__source", list(opened))
    return [_overview(row, opened[row.id], claims.get(row.id, 0), at) for row in found]


def _narrowed(sight: Sight, shown: str) -> QuerySet[Source]:
    rows = sight.sources()
    if shown == "unmasked":
        return rows.filter(kind__in=PROTECTED).exclude(id__in=TextVersion.objects.values("source"))
    if shown == "withdrawn":
        return rows.filter(consent__withdrawn_at__isnull=False)
    if shown == "child":
        return rows.filter(Q(child=True) | Q(consent__child=True))
    return rows


def _overview(row: Source, opened: OpenFor, claims: int, at: datetime) -> SourceOverview:
    consent = row.consent
    withdrawn = consent is not None and consent.withdrawn_at is not None and consent.withdrawn_at <= at
    child = row.child or (consent is not None and consent.child)
    return SourceOverview(
        source_id=row.id,
        kind=kind_of(row),
        language=row.language,
        received_at=row.received_at,
        unmasked=row.kind in PROTECTED and not row.has_text,  # type: ignore[attr-defined]  # annotated above
        asked=consent is not None,
        withdrawn=withdrawn,
        allowed=opened.scopes if consent is not None else (),
        recipients=opened.recipients,
        child=child,
        unapproved=child and (consent is None or not consent.second_approver),
        stopped=bool(row.stops.all()),
        claims=claims,
    )
