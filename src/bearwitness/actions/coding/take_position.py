"""Say, with a reason, which of several claims stands."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from bearwitness.actions.errors import NotOneQuestion
from bearwitness.actions.reason import given_reason
from bearwitness.casebook.acting import acting
from bearwitness.casebook.disagreement import disagree, matter_of
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim
from bearwitness.casebook.records import claim_record
from bearwitness.casebook.rows import position_row
from bearwitness.casebook.shown_claims import standing_claims
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.position import PositionRecord
from bearwitness.vault.audit_detail import canonical


def take_position(
    casebook: Casebook, over: Collection[str], *, choice: str | None, reason: str
) -> PositionRecord:
    """Choose among claims that disagree about one property of one subject; the log keeps a hash of the position.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to code.
    over
        The claims weighed: different values of a property that holds one value, or claims for and against the same
        value of a property that holds many. All of them must stand and be open to the actor.
    choice
        The claim that stands, one of `over`; None says that it cannot be decided.
    reason
        Why, in words; it stays in the casebook.

    Raises
    ------
    NotAllowed
    NoSuchItem
        One of the claims is not there, is closed or retracted, or the choice is not one of them.
    NotOneQuestion
        The claims do not disagree, or speak of different subjects or properties.
    BadValue
        The reason is empty.
    """
    reason, now = given_reason(reason), datetime.now(UTC)
    with acting(casebook, "take_position", "code") as entry:
        standing = standing_claims(sight_of(casebook), now)
        claims = list(standing.filter(id__in=over).select_related("retraction").order_by("id"))
        if len(claims) != len(set(over)) or (choice is not None and choice not in over):
            raise NoSuchItem
        matter = _matter(claims)
        position = PositionRecord(
            id=new_identifier("O"),
            subject_id=claims[0].subject_id,
            property=claims[0].property,
            matter=matter,
            choice=choice,
            over=tuple(each.id for each in claims),
            reason=reason,
            at=now,
            by=casebook.actor,
        )
        position_row(position).save(force_insert=True)
        entry.object = position.id
        entry.detail.update(claims=list(position.over), digest=_digest(position), decided=choice is not None)
        if choice is not None:
            entry.detail["choice"] = choice
    return position


def _matter(rows: Sequence[Claim]) -> str:
    """What is disputed, of several claims that must be about one thing."""
    claims = [claim_record(row) for row in rows]
    matters = {matter_of(each) for each in claims}
    if len(matters) != 1 or not disagree(claims):
        raise NotOneQuestion
    return matters.pop()[2]


def _digest(made: PositionRecord) -> str:
    whole = [made.subject_id, made.property, made.matter, made.choice, list(made.over), made.reason, made.by]
    return hashlib.sha256(canonical([*whole, made.at.isoformat()]).encode()).hexdigest()
