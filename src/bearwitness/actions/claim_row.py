"""A draft to the row of a claim."""

from __future__ import annotations

from datetime import datetime

from bearwitness.actions.claim_draft import ClaimDraft
from bearwitness.casebook.models import Claim
from bearwitness.domain.identifiers import new_identifier


def claim_row(actor: str, passage_id: str, draft: ClaimDraft, at: datetime) -> Claim:
    """Return the unsaved row of a claim that a passage makes."""
    return Claim(
        id=new_identifier("C"),
        subject_id=draft.subject_id,
        property=draft.property,
        value=draft.value.to_json(),
        passage_id=passage_id,
        basis=draft.basis,
        reliability=draft.reliability,
        at=at,
        by=actor,
        against=draft.against,
    )
