"""Consents for children that wait for a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Source
from bearwitness.casebook.sight import Sight
from bearwitness.domain.consent import Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildConsent:
    """One of them: what was recorded, by whom and when; no word of the testimony."""

    source_id: str
    consent: Consent
    by: str
    at: datetime


def child_consents(sight: Sight) -> list[ChildConsent]:
    """All that wait and that somebody sees, oldest first; withdrawn ones do not wait."""
    rows = (
        sight.sources()
        .filter(Q(child=True) | Q(consent__child=True))
        .filter(consent__second_approver="", consent__withdrawn_at=None, consent__isnull=False)
        .select_related("consent")
        .prefetch_related("consent__answers")
        .order_by("received_at", "id")
    )
    return [_waiting(row) for row in rows]


def child_consent(sight: Sight, source_id: str) -> ChildConsent:
    """The one that waits of a source.

    Raises
    ------
    NoSuchItem
        None waits there.
    """
    found = [each for each in child_consents(sight) if each.source_id == source_id]
    if not found:
        raise NoSuchItem
    return found[0]


def _waiting(row: Source) -> ChildConsent:
    consent = consent_record(row.consent)
    if row.consent is None or consent is None:
        raise NoSuchItem
    return ChildConsent(source_id=row.id, consent=consent, by=row.consent.by, at=row.consent.at)
