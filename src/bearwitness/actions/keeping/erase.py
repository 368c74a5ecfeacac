"""Erase one source and everything that rests on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, get_args

from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import counts, name_digest, require_confirmed
from bearwitness.casebook.erased import erase_rows, handed_to, still_held
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Erasure, Source
from bearwitness.casebook.reach import releases_holding
from bearwitness.domain.errors import BadValue
from bearwitness.vault.errors import NotCustodian

Reason = Literal["Withdrawn", "Danger", "Mistake", "LegalDuty"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure did, or that it waits for a second person.

    Attributes
    ----------
    done
        False: it was proposed, and nothing is erased yet.
    rows, blobs
        Numbers of rows and of sealed originals that are gone.
    releases
        Releases that counted a person of whom the source spoke, or quoted it.
    derived
        Sources that repeat it, and still stand.
    copies
        Copies that still hold it, each with the day on which it is to be destroyed.
    recipients
        To whom copies of it, or of such a release, were handed; the record keeps their number only, so that they are asked now.
    """

    done: bool
    rows: int = 0
    blobs: int = 0
    releases: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    copies: tuple[tuple[str, date | None], ...] = field(default=())
    recipients: tuple[str, ...] = ()


def erase(casebook: Casebook, source_id: str, reason: str) -> Erased:
    """Propose to erase a source, or, as the second custodian, erase it.

    When a second person does it, the source, its texts, passages, claims, consents and whatever else refers to them
    are deleted in one transaction; then the free pages, the write-ahead log and the sealed original go. The record
    keeps a tombstone: identifier, SHA-256, reason, both persons, and the releases that held it. A proposal of somebody
    who may no longer erase is void: whoever comes next proposes anew.

    Raises
    ------
    NotAllowed, NotCustodian
    Unconfirmed
        Whoever acts came in with recovery shares.
    ErasureReachesFurther
        Another source would go too; nothing is erased.
    NoSuchItem
    BadValue
        No such reason, or another one than was proposed.
    CannotWrite
    """
    if reason not in REASONS:
        raise BadValue(kind="reason", example=" | ".join(REASONS))
    proposal = _proposal(casebook, source_id, reason)
    if proposal.by == casebook.actor:
        return Erased(done=False)
    with acting(casebook, "approve_erasure", "keep") as entry:
        # the identity store commits by itself: the record knows of it before anything is gone
        if not casebook.keys.custodian:
            raise NotCustodian
        require_confirmed(casebook.actor, proposal.by)
        entry.object = source_id
        entry.detail["reason"] = reason
    with acting(casebook, "erase", "keep") as entry:
        source = _source(source_id)
        persons = set(
            Claim.objects.filter(passage__text__source=source_id, subject__kind="Person").values_list(
                "subject", flat=True
            )
        )
        derived = tuple(
            Source.objects.filter(derives_from=source).order_by("id").values_list("id", flat=True)
        )
        releases = tuple(row.id for row in releases_holding({source_id, *persons}))
        copies = still_held(source.received_at)
        recipients = handed_to(source, releases)
        gone = erase_rows(casebook, source_id)
        Erasure.objects.filter(source=source_id).update(
            second=casebook.actor, erased_at=datetime.now(UTC), releases=list(releases)
        )
        entry.object = source_id
        entry.detail.update(
            sha256=source.sha256,
            reason=reason,
            rows=gone.count,
            releases=list(releases),
            handed=len(recipients),
            approvers=[name_digest(proposal.by), name_digest(casebook.actor)],
        )
    gone.clear_disk()
    return Erased(
        done=True,
        rows=gone.count,
        blobs=len(gone.blobs),
        releases=releases,
        derived=derived,
        copies=copies,
        recipients=tuple(dict.fromkeys(recipients)),
    )


def _proposal(casebook: Casebook, source_id: str, reason: str) -> Erasure:
    """Proposal that stands, or a new one where there is none or its proposer no longer counts."""
    held = Erasure.objects.filter(source=source_id, erased_at=None).first()
    if held is not None and counts(held.by, "keep", casebook.actor, since=held.at):
        if held.reason != reason:
            raise BadValue(kind="reason", example=held.reason)
        return held
    with acting(casebook, "propose_erasure", "keep") as entry:
        if not casebook.keys.custodian:
            raise NotCustodian
        require_confirmed(casebook.actor)
        source = _source(source_id)
        entry.object = source_id
        entry.detail["reason"] = reason
        asked = {"reason": reason, "by": casebook.actor, "at": datetime.now(UTC)}
        row, _ = Erasure.objects.update_or_create(
            source=source_id, erased_at=None, defaults={"sha256": source.sha256, **asked}
        )
        return row


def _source(source_id: str) -> Source:
    found = Source.objects.filter(id=source_id).first()
    if found is None:
        raise NoSuchItem
    return found
