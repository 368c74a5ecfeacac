"""Propose what is to be published."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.check_release import check_release
from bearwitness.actions.proposed import is_overtaken, latest
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.plan import Plan


def propose_release(casebook: Casebook, text: str) -> str:
    """Keep a plan for approval; return its digest, which is what approvers approve.

    The same content proposed twice is one plan, unless a withdrawal has overtaken the first proposal; then its
    approvals are void and it is approved anew.

    Raises
    ------
    NotAllowed
    BadPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect
        The gate refuses the plan as the casebook is now; nothing is kept.
    """
    check_release(casebook, text)
    plan = Plan.from_yaml(text)
    with acting(casebook, "propose_release", "release") as entry:
        row = latest(plan.digest())
        if row is None or is_overtaken(row):
            row = PlanRow.objects.create(
                id=new_identifier("R"),
                digest=plan.digest(),
                text=text,
                by=casebook.actor,
                at=datetime.now(UTC),
            )
        entry.object = row.id
        entry.detail["digest"] = row.digest
    return plan.digest()
