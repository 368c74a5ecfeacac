"""Record what a person, or a partner, has agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.consents.accept_consent import accept_consent
from bearwitness.casebook.acting import acting
from bearwitness.casebook.consents import put_consent
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.records import kind_of
from bearwitness.domain.consent import Consent


def record_consent(casebook: Casebook, source_id: str, consent: Consent) -> None:
    """Put a consent in force for a source; the one before stays on record, and every exit obeys the new one at once.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, or an answer speaks of a passage that is not of this source.
    BadConsent, GuardianIsParty
        See `accept_consent`.
    """
    with acting(casebook, "record_consent", "consent") as entry:
        source = held_source(source_id)
        # once a child, always a child: a later consent does not lift the protection
        child = consent.child or (source.consent is not None and source.consent.child)
        asked = replace(consent, child=child, second_approver=None)
        accept_consent(consent, kind_of(source))
        row = put_consent(source, asked, by=casebook.actor, at=datetime.now(UTC))
        entry.object = source_id
        entry.detail["consent"] = row.id
