"""Record what a person, or a partner, has agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bearwitness.actions.consents.accept_consent import accept_consent
from bearwitness.actions.errors import Reopens
from bearwitness.casebook.acting import acting
from bearwitness.casebook.consents import put_consent
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Source
from bearwitness.casebook.reach import Reach, reach_of
from bearwitness.casebook.records import kind_of
from bearwitness.domain.consent import Consent


def record_consent(
    casebook: Casebook, source_id: str, consent: Consent, *, reopen: bool = False
) -> Reach | None:
    """Put a consent in force for a source; the one before stays on record, and every exit obeys the new one at once.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to record consent.
    source_id
        What was consented to.
    consent
        The new answers.
    reopen
        Somebody has said that she agreed again after she had withdrawn.

    Returns
    -------
    Reach or None
        What the new consent reaches again, where the one before was withdrawn.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, or an answer speaks of a passage that is not of this source.
    BadConsent, GuardianIsParty
        See `accept_consent`.
    Reopens
        The consent in force is withdrawn, and nobody has said that it is to reopen.
    """
    with acting(casebook, "record_consent", "consent") as entry:
        source = held_source(casebook, source_id)
        # once a child, always a child: a later consent does not lift the protection
        child = consent.child or (source.consent is not None and source.consent.child)
        asked = replace(consent, child=child, second_approver=None)
        accept_consent(consent, kind_of(source))
        reach = _reopened(casebook, source, reopen=reopen)
        row = put_consent(source, asked, by=casebook.actor, at=datetime.now(UTC))
        entry.object = source_id
        entry.detail["consent"] = row.id
        if reach is not None:
            entry.detail.update(reopened=reach.numbers["claims"])
    return reach


def _reopened(casebook: Casebook, source: Source, *, reopen: bool) -> Reach | None:
    """What comes back with a new consent after a withdrawal."""
    if source.consent is None or source.consent.withdrawn_at is None:
        return None
    reach = reach_of(casebook, source.id)
    if not reopen:
        raise Reopens(sources=reach.numbers["sources"], claims=reach.numbers["claims"])
    return reach
