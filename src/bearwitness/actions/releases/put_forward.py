"""Propose what is to be published, and say yes to it oneself: the first of two."""

from __future__ import annotations

from bearwitness.actions.errors import AlreadyApproved
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.handle import Casebook


def put_forward(casebook: Casebook, text: str) -> str:
    """Propose a plan under one's own name and approve it; return its digest. Somebody else must be the second.

    Raises
    ------
    NotAllowed, RiskOverdue, Unconfirmed
    NoSuchItem, BadValue
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect
        From the proposal; nothing is kept.
    PlanOvertaken
        The casebook changed between the two steps: it is proposed, and nobody has approved it.
    """
    digest = propose_release(casebook, text)
    try:
        approve_release(casebook, digest)
    except AlreadyApproved:
        return digest
    return digest
