"""Find a proposed plan."""

from __future__ import annotations

from bearwitness.actions.errors import NoSuchPlan, PlanOvertaken
from bearwitness.casebook.models import Consent
from bearwitness.casebook.models import Plan as PlanRow


def proposed(digest: str) -> PlanRow:
    """Return the plan with this digest, unless somebody has withdrawn consent since it was proposed.

    Raises
    ------
    NoSuchPlan
        Nobody has proposed it.
    PlanOvertaken
        A consent was withdrawn after it was proposed, so its approvers have not seen what it would release now.
    """
    row = PlanRow.objects.filter(digest=digest).first()
    if row is None:
        raise NoSuchPlan
    if Consent.objects.filter(withdrawn_at__isnull=False, at__gt=row.at).exists():
        raise PlanOvertaken
    return row
