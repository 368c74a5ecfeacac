"""What asks for attention: reviews, consents that run out, promises, texts that nobody masked, copies to ask back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from bearwitness.casebook.asking_back import sources_asking_back
from bearwitness.casebook.models import ConsentAnswer, Feedback, RiskAssessment, Source, TextVersion
from bearwitness.casebook.overdue import overdue_risks
from bearwitness.casebook.sealing import PROTECTED

AHEAD = timedelta(days=30)
"""How long before its last day an answer is said to run out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Identifiers of sources, each list in order.

    Attributes
    ----------
    overdue
        Their risk assessment is overdue, and no release can be made.
    unassessed
        Testimonies that nobody has ever assessed; while one of them counts, no release can be made either.
    expiring
        An answer in force runs out within `AHEAD`; nothing opens by that, and she can be asked if she allows contact.
    owed
        A promise to tell her what became of her words stands open.
    unmasked
        Kept without a text, so that nothing in them can be coded.
    asking_back
        Withdrawn, and somebody outside holds a copy that nobody has settled yet.
    """

    overdue: tuple[str, ...]
    unassessed: tuple[str, ...]
    expiring: tuple[str, ...]
    owed: tuple[str, ...]
    unmasked: tuple[str, ...]
    asking_back: tuple[str, ...]


def look_for_due(seen: QuerySet[Source], at: datetime) -> Due:
    """What asks for attention at a time, of some sources."""
    return Due(
        overdue=tuple(overdue_risks(at, among=seen)),
        unassessed=_unassessed(seen),
        expiring=_expiring(seen, at),
        owed=_owed(seen),
        unmasked=_unmasked(seen),
        asking_back=sources_asking_back(seen),
    )


def _owed(seen: QuerySet[Source]) -> tuple[str, ...]:
    """Sources whose last line of feedback is a promise."""
    last: dict[str, str] = {}
    for source, kind in (
        Feedback.objects.filter(source__in=seen).order_by("at", "pk").values_list("source", "kind")
    ):
        last[source] = kind
    return tuple(sorted(source for source, kind in last.items() if kind == "Promised"))


def _unassessed(seen: QuerySet[Source]) -> tuple[str, ...]:
    told = seen.filter(kind="testimony").exclude(consent__withdrawn_at__isnull=False)
    return _ids(told.exclude(id__in=RiskAssessment.objects.values("source")))


def _expiring(seen: QuerySet[Source], now: datetime) -> tuple[str, ...]:
    soon = ConsentAnswer.objects.filter(
        answer="until", until__gte=now.date(), until__lte=(now + AHEAD).date(), consent__withdrawn_at=None
    )
    return _ids(seen.filter(consent__in=soon.values("consent")))


def _unmasked(seen: QuerySet[Source]) -> tuple[str, ...]:
    return _ids(seen.filter(kind__in=PROTECTED).exclude(id__in=TextVersion.objects.values("source")))


def _ids(sources: QuerySet[Source]) -> tuple[str, ...]:
    return tuple(sources.order_by("id").values_list("id", flat=True))
