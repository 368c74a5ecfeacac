"""Everything that is kept about one source, but for its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db.models import Count, Q, QuerySet

from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import (
    Claim,
    Consent,
    Feedback,
    Interview,
    InterviewStop,
    ReferralOffer,
    RiskAssessment,
    Source,
    TextVersion,
)
from bearwitness.casebook.notes_open import is_open, notes_open
from bearwitness.casebook.records import source_record
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.speakers import is_roleless
from bearwitness.domain import consent as agreed
from bearwitness.domain.source import SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A line of a log: when, by whom, a code, and words where it has some."""

    at: datetime
    by: str
    code: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """One version of its text that can be coded."""

    text_id: str
    length: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """What a page of a source shows.

    Attributes
    ----------
    consent
        The one in force, or None.
    open
        Whether the team may read it now.
    history
        Consents, oldest first: ``given``, ``approved`` by a second person, or ``withdrawn``.
    review
        Last day on which the latest risk assessment still counts.
    feedback
        Its words are left out where the source is closed and the reader is no custodian.
    repeated_by
        Sources that repeat this one, of those that the reader sees.
    roleless
        It may be counted and is coded, and nobody in it has a survivor's role: no figure counts it.
    """

    source: SourceRecord
    consent: agreed.Consent | None
    child: bool
    unmasked: bool
    open: bool
    history: tuple[Dated, ...]
    texts: tuple[TextFile, ...]
    review: date | None
    stops: tuple[Dated, ...]
    offers: tuple[Dated, ...]
    feedback: tuple[Dated, ...]
    interviews: tuple[Dated, ...]
    repeated_by: tuple[str, ...]
    roleless: bool


def source_file(casebook: Casebook, source_id: str) -> SourceFile:
    """Gather it; the number of queries does not grow.

    Raises
    ------
    NoSuchItem
    """
    row = held_source(casebook, source_id)
    texts = TextVersion.objects.filter(source=row)
    told = notes_open(casebook, row.id)
    latest = RiskAssessment.objects.filter(source=row).order_by("-on", "-id").first()
    return SourceFile(
        source=_record(casebook, row),
        consent=consent_record(row.consent),
        child=row.child or (row.consent is not None and row.consent.child),
        unmasked=row.kind in PROTECTED and not texts.exists(),
        open=is_open(row.id),
        history=_history(row),
        texts=_texts(row),
        review=latest.next_review if latest else None,
        stops=_log(InterviewStop.objects.filter(source=row).values_list("at", "by", "keeping")),
        offers=tuple(
            Dated(at=each.at, by=each.by, code=each.answer, words=each.referral.service)
            for each in ReferralOffer.objects.filter(source=row)
            .select_related("referral")
            .order_by("at", "pk")
        ),
        feedback=tuple(
            Dated(at=each.at, by=each.by, code=each.kind, words=each.note if told else "")
            for each in Feedback.objects.filter(source=row).order_by("at", "pk")
        ),
        interviews=_log(_spoken(row).values_list("at", "by", "reason")),
        repeated_by=tuple(
            sight_of(casebook).sources().filter(derives_from=row).order_by("id").values_list("id", flat=True)
        ),
        roleless=is_roleless(row.id, datetime.now(UTC)),
    )


def _record(casebook: Casebook, row: Source) -> SourceRecord:
    """The source, without the name of one that it repeats and that the reader does not see."""
    found = source_record(row)
    seen = sight_of(casebook).sources().filter(id__in=found.derives_from)
    return replace(found, derives_from=tuple(seen.values_list("id", flat=True)))


def _history(row: Source) -> tuple[Dated, ...]:
    found = []
    for each in Consent.objects.filter(source=row).order_by("at", "id"):
        code = "withdrawn" if each.withdrawn_at else "approved" if each.second_approver else "given"
        found.append(
            Dated(at=each.at, by=each.by, code=code, words=str(each.details.get("text_version", "")))
        )
    return tuple(found)


def _texts(row: Source) -> tuple[TextFile, ...]:
    standing = Q(passages__claims__retraction=None, passages__claims__isnull=False)
    rows = (
        TextVersion.objects.filter(source=row, remasking=None)
        .annotate(standing=Count("passages__claims", filter=standing, distinct=True))
        .order_by("id")
        .values_list("id", "length", "standing")
    )
    return tuple(TextFile(text_id=name, length=length, claims=claims) for name, length, claims in rows)


def _spoken(row: Source) -> QuerySet[Interview]:
    """Interviews that were planned with whoever speaks of herself in it."""
    own = Claim.objects.filter(passage__text__source=row, basis="FirstHand", retraction=None)
    return Interview.objects.filter(person__in=own.values("subject"))


def _log(rows: Iterable[tuple[datetime, str, str]]) -> tuple[Dated, ...]:
    return tuple(Dated(at=at, by=by, code=code) for at, by, code in sorted(rows))
