"""Propose what is to be published, and say yes to it oneself: the first of two."""

from __future__ import annotations

from bearwitness.actions.errors import AlreadyApproved
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.handle import Casebook


def put_forward(casebook: Casebook, text: str, seen: str) -> str:
    """Propose a plan under one's own name and approve it; return its digest. Somebody else must be the second.

    Parameters
    ----------
    casebook
        The open casebook.
    text
        The plan.
    seen
        Digest of what the actor was shown would leave.

    Raises
    ------
    NotAllowed, RiskOverdue, Unconfirmed
    NoSuchItem, BadValue
    ChangedSince
        Something else would leave now than she was shown.
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect
        From the proposal; nothing is kept.
    PlanOvertaken
        The casebook changed between the two steps: it is proposed, and nobody has approved it.
    """
    digest = propose_release(casebook, text, seen)
    try:
        approve_release(casebook, digest, seen)
    except AlreadyApproved:
        return digest
    return digest
