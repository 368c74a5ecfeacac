"""Take the approval of somebody outside: a file that she signed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bearwitness.actions.errors import AlreadyApproved, BadApproval
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.proposed import approvers, guards_of, planned_for_outside, proposed
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import OutsideApproval, OutsideApprover
from bearwitness.release.bundle.signature import verifies


def approve_outside(casebook: Casebook, request: bytes, signature: bytes) -> int:
    """Check the signature and keep it; return how many different persons, who still may, have approved the plan.

    Parameters
    ----------
    casebook
        The open casebook; whoever brings the file needs the right to release.
    request
        The file of `request_approval`, unchanged.
    signature
        Ed25519, 64 bytes, as ``openssl pkeyutl -sign -rawin`` writes it.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchPlan, PlanOvertaken
        The casebook would release something else now than she saw.
    InsideOnly
        The plan is for one recipient, or has images.
    BadApproval
        Nobody registered signed this file, or was registered before the plan was proposed.
    AlreadyApproved
    """
    require(casebook, "approve_outside", "release")
    digest, seen = _asked(request)
    read = planned_for_outside(digest)
    contents = gather_release(casebook, "approve_outside", read).digest()
    with acting(casebook, "approve_outside", "release") as entry:
        plan = proposed(digest, contents)
        if seen != plan.contents:
            raise BadApproval
        signers = [
            each for each in OutsideApprover.objects.all() if verifies(each.key.encode(), signature, request)
        ]
        if len(signers) != 1 or signers[0].at >= plan.at:
            raise BadApproval
        if OutsideApproval.objects.filter(plan=plan, approver=signers[0]).exists():
            raise AlreadyApproved
        OutsideApproval.objects.create(
            plan=plan, approver=signers[0], request=request, signature=signature, at=datetime.now(UTC)
        )
        entry.object = plan.id
        entry.detail.update(digest=plan.digest, contents=contents)
        if guards := guards_of(read):
            entry.detail["weakened"] = guards
        return len(approvers(plan))


def _asked(request: bytes) -> tuple[str, str]:
    """Digests of the plan and of what it would have released when she was asked."""
    try:
        told = json.loads(request)
        return str(told["plan"]), str(told["contents"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadApproval from error
