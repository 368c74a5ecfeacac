"""Close everything that rests on one source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.consents import consent_record, put_consent
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, ReleaseRow, Source
from bearwitness.casebook.tokens import snapshot_token
from bearwitness.domain.consent import Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a withdrawal closes, and the releases that it can no longer call back.

    Attributes
    ----------
    claims, persons
        Identifiers of the claims that rest on the source, and of the persons of whom they speak.
    releases
        Identifiers of earlier releases that count any of these persons.
    """

    claims: tuple[str, ...]
    persons: tuple[str, ...]
    releases: tuple[str, ...]


def withdraw_consent(casebook: Casebook, source_id: str, at: datetime) -> Reach:
    """Withdraw the consent to a source: every exit is closed when this returns.

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
        source = Source.objects.select_related("consent").filter(id=source_id).first()
        if source is None:
            raise NoSuchItem
        now = datetime.now(UTC)
        consent = consent_record(source.consent) or Consent.closed()
        put_consent(source, consent.withdrawn(min(at, now)), by=casebook.actor, at=now)
        reach = _reach(source_id)
        entry.object = source_id
        entry.detail.update(
            claims=len(reach.claims), persons=len(reach.persons), releases=list(reach.releases)
        )
    return reach


def _reach(source_id: str) -> Reach:
    claims = Claim.objects.filter(passage__text__source=source_id).order_by("id")
    persons = claims.filter(subject__kind="Person").order_by("subject").values_list("subject", flat=True)
    tokens = [snapshot_token(person) for person in persons.distinct()]
    kept = ReleaseRow.objects.order_by("at", "id").values_list("id", "snapshot")
    releases = tuple(name for name, snapshot in kept if any(token in snapshot for token in tokens))
    return Reach(
        claims=tuple(claims.values_list("id", flat=True)),
        persons=tuple(persons.distinct()),
        releases=releases,
    )
