"""Review what another person coded."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.coding.check_drafts import check_drafts
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.new_claim import new_claim
from bearwitness.actions.errors import OwnCoding
from bearwitness.actions.reason import given_reason
from bearwitness.casebook.acting import Entry, acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Retraction
from bearwitness.casebook.rows import claim_row, review_row
from bearwitness.casebook.shown_claims import standing_claims
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.review import REVIEW_VERDICTS, ReviewRecord, ReviewVerdict

AMENDED = "CodedWrongly"
"""Reason of the retraction that an amendment makes."""


def review_coding(
    casebook: Casebook,
    claim_id: str,
    verdict: ReviewVerdict,
    *,
    reason: str = "",
    amendment: ClaimDraft | None = None,
) -> ReviewRecord:
    """Agree with a claim, disagree with a reason, or amend it: retract it in favour of one's own.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to review, and is not the coder.
    claim_id
        A claim that stands and is open to the actor.
    verdict
        ``agree``, ``disagree`` or ``amend``; the latest review of a claim holds.
    reason
        Why; needed unless one agrees.
    amendment
        With ``amend``: the claim that takes its place, on the same passage, subject and property.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such claim, or the amendment is on another subject or property.
    OwnCoding
        The actor coded it.
    BadValue
        The verdict is none, a reason is missing, or an amendment is missing or not called for.
    UnknownProperty, UnknownTerm, UnknownPlace, WrongSubject
        The amendment does not fit the codebook.
    """
    if verdict not in REVIEW_VERDICTS or (verdict == "amend") != (amendment is not None):
        raise BadValue(kind="review", example=", ".join(REVIEW_VERDICTS))
    if verdict != "agree":
        reason = given_reason(reason)
    now = datetime.now(UTC)
    with acting(casebook, "review_coding", "review") as entry:
        claim = standing_claims(sight_of(casebook), now).filter(id=claim_id).first()
        if claim is None:
            raise NoSuchItem
        if claim.by == casebook.actor:
            raise OwnCoding
        replacement = None if amendment is None else _amend(casebook, claim, amendment, now, entry)
        review = ReviewRecord(
            id=new_identifier("W"),
            claim_id=claim_id,
            verdict=verdict,
            reason=reason,
            replaced_by=replacement,
            at=now,
            by=casebook.actor,
        )
        review_row(review).save(force_insert=True)
        entry.object = claim_id
        entry.detail.update(review=review.id, verdict=verdict)
    return review


def _amend(casebook: Casebook, claim: Claim, draft: ClaimDraft, at: datetime, entry: Entry) -> str:
    check_drafts(casebook, [draft])
    if (draft.subject_id, draft.property) != (claim.subject_id, claim.property):
        raise NoSuchItem
    replacement = new_claim(casebook.actor, claim.passage_id, draft, at)
    claim_row(replacement).save(force_insert=True)
    Retraction.objects.create(
        claim=claim, at=at, by=casebook.actor, reason=AMENDED, replaced_by_id=replacement.id
    )
    entry.detail["replaced_by"] = replacement.id
    return replacement.id
