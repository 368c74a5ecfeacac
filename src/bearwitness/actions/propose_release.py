"""Propose what is to be published."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.release.plan import Plan


def propose_release(casebook: Casebook, text: str) -> str:
    """Keep a plan for approval; return its digest, which is what approvers approve.

    The same content proposed twice is one plan.

    Raises
    ------
    NotAllowed
    BadPlan, ThresholdTooLow
        The plan is not valid; nothing is kept.
    """
    plan = Plan.from_yaml(text)
    with acting(casebook, "propose_release", "release") as entry:
        row, _ = PlanRow.objects.get_or_create(
            digest=plan.digest(),
            defaults={
                "id": new_identifier("R"),
                "text": text,
                "by": casebook.actor,
                "at": datetime.now(UTC),
            },
        )
        entry.object = row.id
        entry.detail["digest"] = row.digest
    return plan.digest()
