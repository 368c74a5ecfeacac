"""Approve a plan, as one of the two persons that every release needs."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import AlreadyApproved, NoSuchPlan, NotSeen
from bearwitness.actions.releases.contents import contents_of
from bearwitness.actions.releases.proposed import approvers, guards_of, latest, proposed
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.confirmed import require_confirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval
from bearwitness.release.planning.dossier_plan import read_plan


def approve_release(casebook: Casebook, digest: str, seen: str) -> int:
    """Approve the plan with this digest; return how many different persons, who still may, have approved it.

    Parameters
    ----------
    casebook
        The open casebook.
    digest
        SHA-256 of the plan.
    seen
        Mark of what the actor was shown would leave.

    Raises
    ------
    NotAllowed
    NotSeen
        There is no mark: nobody approves what she has not seen.
    NoSuchPlan, PlanOvertaken
    ChangedSince
        Somebody has proposed the plan anew since she looked, and it would let out something else.
    AlreadyApproved
        The same person approved it before, and that counts; one that does not count she can give again.
    Unconfirmed
        She came in with recovery shares.
    """
    require(casebook, "approve_release", "release")
    if not seen:
        raise NotSeen
    row = latest(digest)
    if row is None:
        raise NoSuchPlan
    read = read_plan(row.text)
    contents = contents_of(casebook, "approve_release", read)
    with acting(casebook, "approve_release", "release") as entry:
        require_confirmed(casebook.actor)
        plan = proposed(digest, contents, seen)
        if casebook.actor in approvers(plan):
            raise AlreadyApproved
        Approval.objects.update_or_create(plan=plan, by=casebook.actor, defaults={"at": datetime.now(UTC)})
        entry.object = plan.id
        entry.detail.update(digest=digest, contents=contents)
        if guards := guards_of(read):
            entry.detail["weakened"] = guards
        return len(approvers(plan))
