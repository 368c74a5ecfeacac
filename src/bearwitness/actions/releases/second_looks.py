"""Whether every quote of a plan had its second look."""

from __future__ import annotations

from bearwitness.actions.errors import NotLookedAt
from bearwitness.actions.releases.proposed import approvers
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.models import SecondLook
from bearwitness.release.plan import Plan


def require_second_looks(row: PlanRow, plan: Plan) -> None:
    """Refuse a plan with a quote that no approver but its proposer has looked at.

    Raises
    ------
    NotLookedAt
        Says how many quotes wait.
    """
    able = set(approvers(row)) - {row.by}
    seen = set(SecondLook.objects.filter(plan=row, by__in=able).values_list("passage", flat=True))
    if waiting := {each.passage for each in plan.quotes} - seen:
        raise NotLookedAt(number=len(waiting))
