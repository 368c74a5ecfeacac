"""What may go to one named recipient: claims that each person agreed to share with just this one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.elements import elements_sheet
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import AuditEntry, Claim, Passage, Source, Subject, TextVersion
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.records import passage_record
from bearwitness.casebook.restricted import claims_around, is_restricted, never_leaving
from bearwitness.casebook.reviews import reviewed
from bearwitness.domain.dossier import CustodyLine, Dossier, SharedSource
from bearwitness.domain.elements import ElementsSheet
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.trace import Trace


def dossier_of(persons: Sequence[str], recipient: str, purpose: str, at: datetime) -> Dossier:
    """Gather what consent lets this recipient have at this moment, as far as a second person has agreed where that is asked.

    Claims on helpers, safe places and ways of an escape stay, and so does every word in which one is coded.

    Raises
    ------
    NoSuchItem
        There is no such person, or nothing of her may be shared with this recipient.
    """
    readable = open_claims(Claim.objects.all(), "share", at, recipient=recipient)
    never = never_leaving()
    sheets = tuple(_sheet(each, readable, never) for each in persons)
    traces = [each.trace for sheet in sheets for each in sheet.cited]
    cited = {each.source_id for each in traces}
    sources = Source.objects.filter(id__in=cited).order_by("id")
    return Dossier(
        recipient=recipient,
        purpose=purpose,
        sheets=sheets,
        sources=tuple(_shared(each, recipient) for each in sources),
        custody=tuple(_custody(cited)),
        closed=tuple(sorted({each.passage.id for each in traces if not each.passage.quote})),
    )


def _sheet(person_id: str, readable: QuerySet[Claim], never: frozenset[str]) -> ElementsSheet:
    standing = readable.filter(retraction=None)
    kept = [each.id for each in standing.iterator() if is_restricted(each, never)]
    leaving = reviewed(standing.exclude(id__in=kept))
    spoken = Q(subject=person_id) | Q(property="undergone_by", value__subject_id=person_id)
    known = Subject.objects.filter(id=person_id, kind="Person").exists()
    if not known or not leaving.filter(spoken).exists():
        raise NoSuchItem
    return elements_sheet(person_id, leaving, readable, lambda claims: _traces(leaving, claims, never))


def _traces(leaving: QuerySet[Claim], claims: Collection[str], never: frozenset[str]) -> list[Trace]:
    rows = list(leaving.filter(id__in=claims).select_related("passage__text__source").order_by("id"))
    around = claims_around(list({row.passage_id: row.passage for row in rows}.values()))
    return [
        Trace(
            claim_id=row.id,
            passage=_words(row.passage, around[row.passage_id], never),
            source_id=row.passage.text.source_id,
            source_sha256=row.passage.text.source.sha256,
        )
        for row in rows
    ]


def _words(passage: Passage, around: Iterable[Claim], never: frozenset[str]) -> PassageRecord:
    """A passage; without its words, and without their hash, by which few words are guessed, where something in them never leaves."""
    record = passage_record(passage)
    if any(is_restricted(each, never) for each in around):
        return replace(record, quote="", quote_sha256="")
    return record


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
