"""A draft to a claim."""

from __future__ import annotations

from datetime import datetime

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.identifiers import new_identifier


def new_claim(actor: str, passage_id: str, draft: ClaimDraft, at: datetime) -> ClaimRecord:
    """Return the claim that a passage makes, under a new identifier; it is not kept yet."""
    return ClaimRecord(
        id=new_identifier("C"),
        subject_id=draft.subject_id,
        property=draft.property,
        value=draft.value,
        passage_id=passage_id,
        basis=draft.basis,
        reliability=draft.reliability,
        at=at,
        by=actor,
        against=draft.against,
    )
