"""What a team has to look at: reviews, consents that run out, promises, texts that nobody masked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ConsentAnswer, Feedback, RiskAssessment, TextVersion
from bearwitness.casebook.overdue import overdue_risks
from bearwitness.casebook.sealing import PROTECTED
from bearwitness.casebook.sight import Sight
from bearwitness.casebook.sight_of import sight_of

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
    """

    overdue: tuple[str, ...]
    unassessed: tuple[str, ...]
    expiring: tuple[str, ...]
    owed: tuple[str, ...]
    unmasked: tuple[str, ...]


def what_is_due(casebook: Casebook) -> Due:
    """Look at everything that asks for attention, of the sources that the actor sees.

    Raises
    ------
    NotAllowed
    """
    now = datetime.now(UTC)
    with acting(casebook, "what_is_due", "consent") as entry:
        sight = sight_of(casebook)
        due = Due(
            overdue=_among(sight, overdue_risks(now)),
            unassessed=_unassessed(sight),
            expiring=_expiring(sight, now),
            owed=_among(sight, _owed()),
            unmasked=_unmasked(sight),
        )
        entry.detail["overdue"] = len(due.overdue)
    return due


def _among(sight: Sight, sources: Collection[str]) -> tuple[str, ...]:
    seen = frozenset(sight.sources().values_list("id", flat=True))
    return tuple(sorted(seen.intersection(sources)))


def _owed() -> list[str]:
    """Sources whose last line of feedback is a promise."""
    last: dict[str, str] = {}
    for row in Feedback.objects.order_by("at", "pk"):
        last[row.source_id] = row.kind
    return sorted(source for source, kind in last.items() if kind == "Promised")


def _unassessed(sight: Sight) -> tuple[str, ...]:
    told = sight.sources().filter(kind="testimony").exclude(consent__withdrawn_at__isnull=False)
    rows = told.exclude(id__in=RiskAssessment.objects.values("source"))
    return tuple(rows.order_by("id").values_list("id", flat=True))


def _expiring(sight: Sight, now: datetime) -> tuple[str, ...]:
    soon = ConsentAnswer.objects.filter(
        answer="until", until__gte=now.date(), until__lte=(now + AHEAD).date(), consent__withdrawn_at=None
    )
    rows = sight.sources().filter(consent__in=soon.values("consent"))
    return tuple(rows.order_by("id").values_list("id", flat=True))


def _unmasked(sight: Sight) -> tuple[str, ...]:
    rows = sight.sources().filter(kind__in=PROTECTED).exclude(id__in=TextVersion.objects.values("source"))
    return tuple(rows.order_by("id").values_list("id", flat=True))
