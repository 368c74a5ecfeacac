"""Read one claim with its passage."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.subject_claims import reviews_on
from bearwitness.domain.review import ReviewRecord


def read_claim(
    casebook: Casebook, role: Role, claim_id: str, *, unfolded: bool = False
) -> tuple[ShownClaim, ReviewRecord | None]:
    """Return a standing claim and its latest review; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such claim, or it is closed or retracted.
    """
    sight, now = Case(casebook, role).sight, datetime.now(UTC)
    with acting(casebook, "read_claim", "search") as entry:
        found = shown_claims(standing_claims(sight, now).filter(id=claim_id))
        if not found:
            raise NoSuchItem
        entry.object = claim_id
        entry.shows(unfolded=unfolded)
    return found[0], reviews_on([claim_id]).get(claim_id)
