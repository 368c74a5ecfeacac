"""What may go to one named recipient: claims that each person agreed to share with just this one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.elements import elements_sheet
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import AuditEntry, Claim, Source, Subject, TextVersion
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.records import passage_record
from bearwitness.domain.dossier import CustodyLine, Dossier, SharedSource
from bearwitness.domain.elements import ElementsSheet
from bearwitness.domain.trace import Trace


def dossier_of(persons: Sequence[str], recipient: str, purpose: str, at: datetime) -> Dossier:
    """Gather what consent lets this recipient have at this moment.

    Raises
    ------
    NoSuchItem
        There is no such person, or nothing of her may be shared with this recipient.
    """
    readable = open_claims(Claim.objects.all(), "share", at, recipient=recipient)
    sheets = tuple(_sheet(each, readable) for each in persons)
    cited = {
        each.trace.source_id
        for sheet in sheets
        for row in sheet.rows
        for each in (*row.supporting, *row.opposing)
    }
    sources = Source.objects.filter(id__in=cited).order_by("id")
    return Dossier(
        recipient=recipient,
        purpose=purpose,
        sheets=sheets,
        sources=tuple(_shared(each, recipient) for each in sources),
        custody=tuple(_custody(cited)),
    )


def _sheet(person_id: str, readable: QuerySet[Claim]) -> ElementsSheet:
    standing = readable.filter(retraction=None)
    spoken = Q(subject=person_id) | Q(property="undergone_by", value__subject_id=person_id)
    known = Subject.objects.filter(id=person_id, kind="Person").exists()
    if not known or not standing.filter(spoken).exists():
        raise NoSuchItem
    return elements_sheet(person_id, standing, readable, lambda claims: _traces(standing, claims))


def _traces(standing: QuerySet[Claim], claims: Collection[str]) -> list[Trace]:
    rows = standing.filter(id__in=claims).select_related("passage__text__source").order_by("id")
    return [
        Trace(
            claim_id=row.id,
            passage=passage_record(row.passage),
            source_id=row.passage.text.source_id,
            source_sha256=row.passage.text.source.sha256,
        )
        for row in rows
    ]


def _shared(source: Source, recipient: str) -> SharedSource:
    consent = consent_record(source.consent)
    until = consent.answer("share", recipient=recipient).until if consent else None
    return SharedSource(
        id=source.id,
        kind=source.kind,
        sha256=source.sha256,
        received_at=source.received_at.astimezone(UTC).date().isoformat(),
        shared_until="" if until is None else until.isoformat(),
        child=source.child or (consent is not None and consent.child),
    )


def _custody(sources: Collection[str]) -> Iterator[CustodyLine]:
    texts = TextVersion.objects.filter(source__in=sources).values_list("id", flat=True)
    keepers: dict[str, int] = {}
    for row in AuditEntry.objects.filter(object__in=[*sources, *texts]).order_by("seq"):
        keeper = keepers.setdefault(row.actor, len(keepers) + 1)
        yield CustodyLine(
            seq=row.seq, at=row.at, keeper=keeper, verb=row.verb, object=row.object, digest=row.digest
        )
