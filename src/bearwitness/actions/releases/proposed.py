"""Find a proposed plan."""

from __future__ import annotations

from bearwitness.actions.errors import ChangedSince, InsideOnly, NoSuchPlan, PlanOvertaken
from bearwitness.actions.releases.mark import mark_of
from bearwitness.casebook.confirmed import counts
from bearwitness.casebook.given_links import link_givers
from bearwitness.casebook.models import OutsideApproval
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan


def latest(digest: str) -> PlanRow | None:
    """Return the newest proposal of the plan with this digest."""
    return PlanRow.objects.filter(digest=digest).order_by("at", "id").last()


def planned(digest: str) -> Plan:
    """Return the plan of a release with this digest.

    Raises
    ------
    NoSuchPlan
        Nobody has proposed it, or it is of a dossier.
    """
    row = latest(digest)
    plan = read_plan(row.text) if row is not None else None
    if not isinstance(plan, Plan):
        raise NoSuchPlan
    return plan


def open_to_outside(plan: Plan | DossierPlan) -> bool:
    """Whether somebody outside may approve a plan: her request lies open, and holds no pixels."""
    return isinstance(plan, Plan) and plan.recipient is None and not shows_images(plan)


def planned_for_outside(digest: str) -> Plan:
    """Return the plan of a release with this digest, which somebody outside may approve.

    Raises
    ------
    NoSuchPlan
        Nobody has proposed it, or it is of a dossier.
    InsideOnly
        It is for one recipient, or has images.
    """
    plan = planned(digest)
    if not open_to_outside(plan):
        raise InsideOnly
    return plan


def proposed(digest: str, contents: str, seen: str | None = None) -> PlanRow:
    """Return the newest proposal of the plan, provided that it would still release the same.

    Parameters
    ----------
    digest
        SHA-256 of the plan.
    contents
        SHA-256 of what the casebook holds for it now.
    seen
        Mark of what somebody was shown; None where that is not asked.

    Raises
    ------
    NoSuchPlan
        Nobody has proposed it.
    ChangedSince
        She was shown something else, or another plan.
    PlanOvertaken
        A person came, left, withdrew or changed, or a release was built, since it was proposed: its approvers
        have not seen what would leave now.
    """
    row = latest(digest)
    if row is None:
        raise NoSuchPlan
    if seen is not None and seen != mark_of(digest, row.contents):
        raise ChangedSince
    if row.contents != contents:
        raise PlanOvertaken
    return row


def shows_images(plan: Plan | DossierPlan) -> bool:
    """Whether a plan publishes images, which only its own page shows as they would leave."""
    return isinstance(plan, Plan) and bool(plan.images)


def guards_of(plan: Plan | DossierPlan) -> list[str | int | bool]:
    """Guards that a plan weakens, as the record names them."""
    return [] if isinstance(plan, DossierPlan) else [each.guard for each in plan.weaken]


def approvers(row: PlanRow) -> list[str]:
    """Return who approved, may still do so, and is surely a person of her own; at most one of them from outside.

    Whoever registered the one outside does not count beside her, nor whoever has her link from that person: that could
    be one person twice.
    """
    given = dict(row.approvals.order_by("at").values_list("by", "at"))
    inside = [name for name, at in given.items() if counts(name, "release", *(set(given) - {name}), since=at)]
    outside = [
        each.approver
        for each in OutsideApproval.objects.filter(plan=row).select_related("approver").order_by("at")
    ]
    apart = [
        each.name
        for each in outside
        if any(name != each.by and each.by not in link_givers(name, given[name]) for name in inside)
    ]
    return [*inside, *apart[:1]]
