"""Close everything that rests on one source."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.consents import consent_record, put_consent
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.reach import Reach, reach_of
from bearwitness.domain.consent import Consent


def withdraw_consent(casebook: Casebook, source_id: str, at: datetime) -> Reach:
    """Withdraw the consent to a source: every exit is closed when this returns, to it and to what repeats it.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to withdraw.
    source_id
        The testimony, list or document.
    at
        When the person withdrew, with its zone; a moment to come counts as now.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source.
    """
    with acting(casebook, "withdraw_consent", "consent") as entry:
        source = held_source(casebook, source_id)
        now = datetime.now(UTC)
        consent = consent_record(source.consent) or Consent.closed()
        put_consent(source, consent.withdrawn(min(at, now)), by=casebook.actor, at=now)
        reach = reach_of(casebook, source_id)
        entry.object = source_id
        entry.detail.update(
            claims=reach.numbers["claims"],
            persons=reach.numbers["persons"],
            releases=list(reach.releases),
        )
    return reach
