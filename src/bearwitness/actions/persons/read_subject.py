"""Read what is claimed of one subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.shown_claims import ShownClaim, claims_about, claims_naming
from bearwitness.casebook.source_states import SourceState, source_states
from bearwitness.casebook.subject_claims import positions_on, reviews_on, under_review
from bearwitness.casebook.subject_kinds import kinds_of
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import ReviewRecord
from bearwitness.domain.subject import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFile:
    """One subject.

    Attributes
    ----------
    claims
        What is said of it, oldest first.
    mentions
        What is said of others and names it.
    positions
        Those on it, oldest first; none that weighed a claim that may not be read.
    reviews
        The latest one by claim.
    under_review
        Properties whose claims count only when a second person has agreed.
    states
        By source.
    """

    id: str
    kind: SubjectKind
    claims: tuple[ShownClaim, ...]
    mentions: tuple[ShownClaim, ...]
    positions: tuple[PositionRecord, ...]
    reviews: Mapping[str, ReviewRecord]
    under_review: frozenset[str]
    states: Mapping[str, SourceState]


def read_subject(casebook: Casebook, role: Role, subject_id: str, *, unfolded: bool = False) -> SubjectFile:
    """Return all that the role may read of one subject; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such subject, or no open claim speaks of it.
    """
    sight, now = Case(casebook, role).sight, datetime.now(UTC)
    with acting(casebook, "read_subject", "search") as entry:
        claims = claims_about([subject_id], sight, now)
        mentions = claims_naming(subject_id, sight, now)
        kind = kinds_of([subject_id]).get(subject_id)
        if kind is None or not (claims or mentions):
            raise NoSuchItem
        found = SubjectFile(
            id=subject_id,
            kind=kind,
            claims=tuple(claims),
            mentions=tuple(mentions),
            positions=tuple(positions_on(subject_id, sight, now)),
            reviews=reviews_on([each.claim.id for each in claims]),
            under_review=under_review(),
            states=source_states({each.source_id for each in claims}, now),
        )
        entry.object = subject_id
        entry.detail["claims"] = len(claims)
        entry.shows(unfolded=unfolded)
    return found
