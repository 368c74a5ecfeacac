"""List the codings that wait for a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.casebook.subject_claims import reviews_on, under_review
from bearwitness.casebook.waiting import waiting_claims
from bearwitness.domain.review import ReviewRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One page of claims that others coded, with the latest review of each.

    Attributes
    ----------
    under_review
        Properties whose claims wait until somebody agrees.
    own
        Number of those that wait and that whoever looks coded herself.
    """

    claims: tuple[ShownClaim, ...]
    reviews: Mapping[str, ReviewRecord]
    under_review: frozenset[str]
    own: int
    more: bool


def list_waiting(casebook: Casebook, role: Role, number: int = 1, *, unfolded: bool = False) -> Waiting:
    """Return one page of what waits; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    """
    sight, now = Case(casebook, role).sight, datetime.now(UTC)
    with acting(casebook, "list_waiting", "review") as entry:
        claims, more, own = waiting_claims(casebook.actor, number, sight, now)
        entry.detail["claims"] = len(claims)
        entry.shows(unfolded=unfolded)
    return Waiting(
        claims=tuple(claims),
        reviews=reviews_on([each.claim.id for each in claims]),
        under_review=under_review(),
        own=own,
        more=more,
    )
