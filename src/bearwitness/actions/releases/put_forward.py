"""Propose what is to be published, and say yes to it oneself: the first of two."""

from __future__ import annotations

from bearwitness.actions.errors import AlreadyApproved
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.proposed import shows_images
from bearwitness.casebook.handle import Casebook
from bearwitness.release.planning.dossier_plan import read_plan


def put_forward(casebook: Casebook, text: str, seen: str) -> str:
    """Propose a plan under one's own name and approve it; return its digest. Somebody else must be the second.

    With images it is proposed alone: nobody has seen them before the page of the plan shows them, and she approves there.

    Parameters
    ----------
    casebook
        The open casebook.
    text
        The plan.
    seen
        Mark of what the actor was shown would leave.

    Raises
    ------
    NotAllowed, RiskOverdue, Unconfirmed
    NoSuchItem, BadValue
    ChangedSince
        Something else would leave now than she was shown, or she was shown another plan.
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect
        From the proposal; nothing is kept.
    PlanOvertaken
        The casebook changed between the two steps: it is proposed, and nobody has approved it.
    """
    digest = propose_release(casebook, text, seen)
    if shows_images(read_plan(text)):
        return digest
    try:
        approve_release(casebook, digest, seen)
    except AlreadyApproved:
        return digest
    return digest
