"""A passage and its claims before they are coded."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.coding.claim_draft import ClaimDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDraft:
    """Span from `start` to `end` (code points, the end not included) and what it says."""

    start: int
    end: int
    claims: tuple[ClaimDraft, ...]
