"""Find a proposed plan."""

from __future__ import annotations

from bearwitness.actions.errors import NoSuchPlan, PlanOvertaken
from bearwitness.casebook.models import Consent
from bearwitness.casebook.models import Plan as PlanRow


def latest(digest: str) -> PlanRow | None:
    """Return the newest proposal of the plan with this digest."""
    return PlanRow.objects.filter(digest=digest).order_by("at", "id").last()


def is_overtaken(row: PlanRow) -> bool:
    """Whether a consent was withdrawn after the proposal: its approvers have not seen what would leave now."""
    return Consent.objects.filter(withdrawn_at__isnull=False, at__gt=row.at).exists()


def proposed(digest: str) -> PlanRow:
    """Return the newest proposal of the plan with this digest.

    Raises
    ------
    NoSuchPlan
        Nobody has proposed it.
    PlanOvertaken
        Somebody withdrew consent since; it must be proposed and approved again.
    """
    row = latest(digest)
    if row is None:
        raise NoSuchPlan
    if is_overtaken(row):
        raise PlanOvertaken
    return row
