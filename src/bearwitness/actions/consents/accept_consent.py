"""What every consent must pass before it is put in force."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import GuardianIsParty
from bearwitness.domain.consent import Consent
from bearwitness.domain.consent_check import check_consent, check_words
from bearwitness.domain.source import SourceKind


def accept_consent(consent: Consent, kind: SourceKind) -> None:
    """Refuse a consent that is not whole, or that somebody gave who had a part in the events.

    Raises
    ------
    BadConsent
        A testimony's consent is not whole, or a code or a date in it is not valid.
    GuardianIsParty
    """
    if consent.guardian is not None and consent.guardian.party_to_events:
        raise GuardianIsParty
    today = datetime.now(UTC).date()
    if kind == "testimony":
        check_consent(consent, today)
    else:
        check_words(consent, today)
