"""Take a claim back."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import AlreadyRetracted, UnknownReason
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Retraction
from bearwitness.casebook.records import claim_record
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.claim import ClaimRecord

ITS_SOURCE = "passage__text__source__"
REASONS = frozenset({"CodedWrongly", "CorrectedBySource", "Duplicate", "WrongSubject"})


def retract_claim(
    casebook: Casebook, claim_id: str, *, reason: str, replaced_by: str | None = None
) -> ClaimRecord:
    """Retract a claim, perhaps in favour of another one; both stay on record.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such claim that the actor sees, or no such replacement on the same subject and property.
    AlreadyRetracted
    UnknownReason
    """
    if reason not in REASONS:
        raise UnknownReason
    with acting(casebook, "retract_claim", "code") as entry:
        claim = Claim.objects.filter(sight_of(casebook).over(ITS_SOURCE), id=claim_id).first()
        if claim is None:
            raise NoSuchItem
        if Retraction.objects.filter(claim=claim).exists():
            raise AlreadyRetracted
        row = Retraction(claim=claim, at=datetime.now(UTC), by=casebook.actor, reason=reason)
        row.replaced_by = _replacement(claim, replaced_by)
        row.save(force_insert=True)
        entry.object = claim_id
        entry.detail["reason"] = reason
    return claim_record(claim)


def _replacement(claim: Claim, replaced_by: str | None) -> Claim | None:
    if replaced_by is None:
        return None
    others = Claim.objects.filter(id=replaced_by, subject=claim.subject_id, property=claim.property)
    found = others.exclude(id=claim.id).first()
    if found is None:
        raise NoSuchItem
    return found
