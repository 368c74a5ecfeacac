"""Agree, as a second person, to the use of what a child said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.errors import ChangedSince, SamePerson
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import require_confirmed
from bearwitness.casebook.consents import consent_record, put_consent
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source


def second_consent(casebook: Casebook, source_id: str, seen: datetime | None = None) -> None:
    """Put the actor down as second approver of a child's consent; until then every scope of it is closed.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to approve.
    source_id
        A testimony of a child.
    seen
        When the consent was recorded that the actor has looked at; None where she cannot have seen another.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, or no consent to it.
    SamePerson
        The actor recorded the consent.
    ChangedSince
        Another consent is in force than the one that was seen, or another person agreed to it meanwhile.
    Unconfirmed
        One of the two came in with recovery shares.
    LinkFromTheOther
        One of the two gave the other the link to her account.
    """
    with acting(casebook, "second_consent", "release") as entry:
        source = held_source(casebook, source_id)
        consent = consent_record(source.consent)
        if source.consent is None or consent is None:
            raise NoSuchItem
        if source.consent.by == casebook.actor:
            raise SamePerson
        if seen is not None and source.consent.at != seen:
            raise ChangedSince
        require_confirmed(casebook.actor, source.consent.by)
        require_confirmed(source.consent.by, casebook.actor)
        row = put_consent(
            source, replace(consent, second_approver=casebook.actor), by=casebook.actor, at=datetime.now(UTC)
        )
        entry.object = source_id
        entry.detail["consent"] = row.id
