"""Decide against a proposal of the machine, or take that back."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.coding.code_text import codable_text
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchSpan
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ProposalDecision
from bearwitness.casebook.proposal_decisions import refused_proposals
from bearwitness.domain.errors import BadValue
from bearwitness.intake.candidate import KINDS


def decide_proposal(
    casebook: Casebook, text_id: str, start: int, end: int, kind: str, *, refused: bool
) -> None:
    """Keep that a proposal is not to be made again, or is to be; a second time it changes nothing.

    Raises
    ------
    NotAllowed
    NoSuchItem, BlindCoding
        As `code_text`.
    NoSuchSpan
        The offsets leave the text.
    BadValue
        There is no such kind.
    """
    if kind not in KINDS:
        raise BadValue(kind="proposal", example=KINDS[0])
    now = datetime.now(UTC)
    with acting(casebook, "decide_proposal", "code") as entry:
        text = codable_text(casebook, text_id, now)
        if not 0 <= start < end <= text.length:
            raise NoSuchSpan(start=start, end=end, length=text.length)
        if ((start, end, kind) in refused_proposals(text_id)) != refused:
            ProposalDecision.objects.create(
                text=text, start=start, end=end, kind=kind, refused=refused, at=now, by=casebook.actor
            )
        entry.object = text_id
        entry.detail.update(start=start, kind=kind, refused=refused)
