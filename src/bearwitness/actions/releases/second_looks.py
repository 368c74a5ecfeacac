"""Whether every quote of a plan had its second look."""

from __future__ import annotations

from bearwitness.actions.errors import NotLookedAt
from bearwitness.actions.releases.proposed import approvers
from bearwitness.casebook.confirmed import counts
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.release.planning.plan import Plan


def waiting_looks(row: PlanRow, plan: Plan) -> frozenset[str]:
    """Passages that a plan quotes and that no approver but its proposer has looked at."""
    looks = row.second_looks.filter(by__in=set(approvers(row)) - {row.by})
    seen = {each.passage_id for each in looks if counts(each.by, "release", row.by, since=each.at)}
    return frozenset({each.passage for each in plan.quotes} - seen)


def require_second_looks(row: PlanRow, plan: Plan) -> None:
    """Refuse a plan with a quote that no approver but its proposer has looked at.

    Raises
    ------
    NotLookedAt
        Says how many quotes wait.
    """
    if waiting := waiting_looks(row, plan):
        raise NotLookedAt(number=len(waiting))
