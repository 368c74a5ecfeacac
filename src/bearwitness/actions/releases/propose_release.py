"""Propose what is to be published."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import ChangedSince
from bearwitness.actions.releases.contents import contents_of
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.proposed import guards_of, latest
from bearwitness.actions.releases.refuse_unseen import refuse_unseen
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.planning.dossier_plan import read_plan


def propose_release(casebook: Casebook, text: str, seen: str | None = None) -> str:
    """Keep a plan for approval; return its digest, which is what approvers approve.

    The same content proposed twice is one plan, as long as it would release the same. Otherwise earlier approvals
    are void and it is approved anew.

    Parameters
    ----------
    casebook
        The open casebook.
    text
        The plan.
    seen
        Mark of what the actor was shown would leave; None where she does not approve it with this step.

    Raises
    ------
    NotAllowed
    NoSuchItem, BadValue
        Nothing may be shared with the recipient of a dossier, or the key is none; or a person of the dossier, a passage
        that is quoted, or an image, is not the actor's to see.
    ChangedSince
        Something else would leave now than she was shown, or she was shown another plan; nothing is kept.
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect, WhollyWithheld
        The gate refuses the plan as the casebook is now; nothing is kept.
    """
    plan = read_plan(text)
    require(casebook, "propose_release", "release")
    refuse_unseen(casebook, plan)
    contents = contents_of(casebook, "propose_release", plan, tried=True)
    if seen is not None and seen != mark_of(plan.digest(), contents):
        raise ChangedSince
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
