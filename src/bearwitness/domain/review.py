"""Reviews: what a second person says of a coding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

ReviewVerdict = Literal["agree", "disagree", "amend"]
REVIEW_VERDICTS: tuple[ReviewVerdict, ...] = get_args(ReviewVerdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """One review of one claim, never by its coder; the latest one holds.

    Attributes
    ----------
    replaced_by
        With *amend*, the reviewer's claim that takes the place of the one reviewed.
    """

    id: str
    claim_id: str
    verdict: ReviewVerdict
    reason: str
    at: datetime
    by: str
    replaced_by: str | None = None
