"""Sources in short, for whoever looks after consent: their state, and none of their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.models import ConsentAnswer, Source, TextVersion
from bearwitness.casebook.records import kind_of
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.domain.consent import SCOPES, Scope
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
        Scopes with a *yes* that counts today, of the whole source.
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


def count_sources(shown: str) -> int:
    """Number of sources of one of `SHOWN`."""
    return _narrowed(shown).count()


def source_overviews(shown: str, at: datetime, first: int, most: int) -> list[SourceOverview]:
    """Sources of one of `SHOWN`, newest first, from the first on; three queries whatever their number."""
    standing = Q(texts__passages__claims__retraction=None, texts__passages__claims__isnull=False)
    # the page first: else the claims of every source are counted for fifty of them
    here = _narrowed(shown).order_by(*NEWEST).values("id")[first : first + most]
    rows = (
        Source.objects.filter(id__in=here)
        .select_related("consent")
        .annotate(
            has_text=Exists(TextVersion.objects.filter(source=OuterRef("pk"))),
            standing=Count("texts__passages__claims", filter=standing, distinct=True),
        )
        .prefetch_related("stops")
        .order_by(*NEWEST)
    )
    found = list(rows)
    answers: dict[str, list[ConsentAnswer]] = {}
    asked = ConsentAnswer.objects.filter(consent__in=[each.consent_id for each in found], passage=None)
    for answer in asked:
        answers.setdefault(answer.consent_id, []).append(answer)
    return [_overview(row, answers.get(row.consent_id or "", []), at) for row in found]


def _narrowed(shown: str) -> QuerySet[Source]:
    rows = Source.objects.all()
    if shown == "unmasked":
        return rows.filter(kind__in=PROTECTED).exclude(id__in=TextVersion.objects.values("source"))
    if shown == "withdrawn":
        return rows.filter(consent__withdrawn_at__isnull=False)
    if shown == "child":
        return rows.filter(Q(child=True) | Q(consent__child=True))
    return rows


def _overview(row: Source, answers: list[ConsentAnswer], at: datetime) -> SourceOverview:
    consent = row.consent
    withdrawn = consent is not None and consent.withdrawn_at is not None and consent.withdrawn_at <= at
    open_now = [] if withdrawn else [each for each in answers if _open(each, at)]
    words = {each.scope for each in open_now if not each.recipient}
    child = row.child or (consent is not None and consent.child)
    return SourceOverview(
        source_id=row.id,
        kind=kind_of(row),
        language=row.language,
        received_at=row.received_at,
        unmasked=row.kind in PROTECTED and not row.has_text,  # type: ignore[attr-defined]  # annotated above
        asked=consent is not None,
        withdrawn=withdrawn,
        allowed=tuple(scope for scope in SCOPES if scope in words),
        recipients=sum(bool(each.recipient) for each in open_now),
        child=child,
        unapproved=child and (consent is None or not consent.second_approver),
        stopped=bool(row.stops.all()),
        claims=row.standing,  # type: ignore[attr-defined]  # annotated above
    )


def _open(answer: ConsentAnswer, at: datetime) -> bool:
    return answer.answer == "yes" or (answer.until is not None and answer.until >= at.date())
