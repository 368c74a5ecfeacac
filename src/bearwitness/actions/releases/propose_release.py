"""Propose what is to be published."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.releases.contents import contents_of
from bearwitness.actions.releases.proposed import guards_of, latest
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.dossier_plan import read_plan


def propose_release(casebook: Casebook, text: str) -> str:
    """Keep a plan for approval; return its digest, which is what approvers approve.

    The same content proposed twice is one plan, as long as it would release the same. Otherwise earlier approvals
    are void and it is approved anew.

    Raises
    ------
    NotAllowed
    NoSuchItem, BadValue
        Nothing may be shared with the recipient of a dossier, or the key is none.
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect, WhollyWithheld
        The gate refuses the plan as the casebook is now; nothing is kept.
    """
    plan = read_plan(text)
    contents = contents_of(casebook, "propose_release", plan, tried=True)
    with acting(casebook, "propose_release", "release") as entry:
        row = latest(plan.digest())
        if row is None or row.contents != contents:
            row = PlanRow.objects.create(
                id=new_identifier("R"),
                digest=plan.digest(),
                text=text,
                contents=contents,
                by=casebook.actor,
                at=datetime.now(UTC),
            )
        entry.object = row.id
        entry.detail.update(digest=row.digest, contents=row.contents)
        if guards := guards_of(plan):
            entry.detail["weakened"] = guards
    return plan.digest()
