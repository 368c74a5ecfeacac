"""What is proposed, what has left, and which copies are to be asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bearwitness.actions.errors import NothingShared, ReleasesForgotten, RiskOverdue
from bearwitness.actions.linking.errors import LinkageOvertaken, NothingLinked
from bearwitness.actions.releases.asked_back import AskedBack, left_at
from bearwitness.actions.releases.copy_lines import CopyLine, copy_lines
from bearwitness.actions.releases.gather_release import Gathering
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, HandedCopy, Plan, ReleaseRow
from bearwitness.casebook.withdrawn import Withdrawals
from bearwitness.domain.errors import BearwitnessError
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan as ReleasePlan
from bearwitness.release.synthetic.errors import BudgetSpent

SHOWN = 50
"""Of each kind, the newest, and beside these every copy that is still to be asked back; older ones stand in the record."""

State = Literal["waiting", "overtaken", "built", "unknown"]
"""Waiting for approval or for being built; what would leave has changed; has left; cannot be told now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """The newest proposal of a plan, and who has said yes to it.

    `handed` is when a source that speaks of its persons last went to the recipient of a dossier since it was proposed.
    """

    digest: str
    plan: ReleasePlan | DossierPlan
    by: str
    at: datetime
    approved_by: tuple[str, ...]
    state: State
    withdrawn: bool
    handed: datetime | None

    @property
    def dossier(self) -> bool:
        """Whether it is for one named recipient."""
        return isinstance(self.plan, DossierPlan)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """A release, the SHA-256 of its manifest, how many may not be in it any more, and whether a list was closed.

    `called_back` is the day since which it is withdrawn as a whole; empty while it stands.
    """

    id: str
    at: datetime
    manifest: str
    digest: str
    plan: ReleasePlan | DossierPlan
    withdrawn: int
    lists_closed: bool
    called_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All of it, newest first; `blocked` says why nothing can be released now."""

    plans: tuple[PlanLine, ...]
    releases: tuple[ReleaseLine, ...]
    copies: tuple[CopyLine, ...]
    blocked: BearwitnessError | None


def look_over(casebook: Casebook) -> Overview:
    """Show the plans, releases and copies of a casebook; the look is logged.

    Raises
    ------
    NotAllowed
    """
    rows = _newest()
    gathering = Gathering(casebook, "look_over")
    _, blocked = _contents(gathering, None)
    now = {each.digest: _contents(gathering, plan)[0] for each in rows if (plan := _waiting(each))}
    with acting(casebook, "look_over", "release") as entry:
        entry.detail["plans"] = len(rows)
        releases = list(ReleaseRow.objects.select_related("plan").order_by("-at", "-id")[:SHOWN])
        copies = list(
            HandedCopy.objects.select_related("release__plan")
            .defer("release__snapshot")
            .order_by("-at", "-pk")
        )
        left = [*(each.at for each in releases), *(left_at(each) for each in copies)]
        back = AskedBack(casebook, "look_over", min(left, default=datetime.now(UTC)))
        gone = back.closings.withdrawals
        return Overview(
            plans=tuple(_plan_line(each, now.get(each.digest, ""), gone) for each in rows),
            releases=tuple(_release_line(each, back) for each in releases),
            copies=_copies(copies, back),
            blocked=blocked,
        )


def _newest() -> list[Plan]:
    """Newest proposal of each plan."""
    rows = Plan.objects.prefetch_related("approvals", "outside_approvals", "releases")
    found: dict[str, Plan] = {}
    for each in rows.order_by("-at", "-id")[: 2 * SHOWN]:
        found.setdefault(each.digest, each)
    return list(found.values())[:SHOWN]


def _waiting(row: Plan) -> ReleasePlan | None:
    """The plan, where it is of a release that was not built yet."""
    plan = read_plan(row.text)
    return plan if isinstance(plan, ReleasePlan) and not row.releases.all() else None


def _contents(gathering: Gathering, plan: ReleasePlan | None) -> tuple[str, BearwitnessError | None]:
    """What a release of this plan would hold now, as a digest; none where nothing can be released.

    Where the linkage that it rests on is overtaken, it would hold no contents that anybody has approved.
    """
    try:
        return gathering.contents(plan), None
    except (NothingShared, RiskOverdue, ReleasesForgotten, BudgetSpent) as error:
        return "", error
    except (LinkageOvertaken, NothingLinked) as error:
        return error.code, error


def _plan_line(row: Plan, now: str, gone: Withdrawals) -> PlanLine:
    plan = read_plan(row.text)
    state: State = "waiting"
    if row.releases.all():
        state = "built"
    elif isinstance(plan, DossierPlan) or not now:
        state = "unknown"
    elif row.contents != now:
        state = "overtaken"
    return PlanLine(
        digest=row.digest,
        plan=plan,
        by=row.by,
        at=row.at,
        approved_by=approved_by(row),
        state=state,
        withdrawn=state != "built" and gone.since(row.at),
        handed=_handed(plan, row.at) if isinstance(plan, DossierPlan) else None,
    )


def _handed(plan: DossierPlan, since: datetime) -> datetime | None:
    told = Claim.objects.filter(subject__in=plan.persons).values("passage__text__source")
    copies = HandedCopy.objects.filter(source__in=told, recipient=plan.recipient, at__gte=since)
    return copies.order_by("-at").values_list("at", flat=True).first()


def _release_line(row: ReleaseRow, back: AskedBack) -> ReleaseLine:
    plan = read_plan(row.plan.text)
    return ReleaseLine(
        id=row.id,
        at=row.at,
        manifest=row.bundle_digest,
        digest=row.plan.digest,
        plan=plan,
        withdrawn=back.closed(row, plan),
        lists_closed=back.lists_closed(row, plan),
        called_back=back.called_back(row),
    )


def approved_by(row: Plan) -> tuple[str, ...]:
    """Names of all who said yes, whether or not it counts now."""
    inside: Sequence[tuple[datetime, str]] = [(each.at, each.by) for each in row.approvals.all()]
    outside = [(each.at, str(each.approver_id)) for each in row.outside_approvals.all()]
    return tuple(name for _, name in sorted([*inside, *outside]))


def _copies(rows: Sequence[HandedCopy], back: AskedBack) -> tuple[CopyLine, ...]:
    """Every copy that is to be asked back, and the newest of the others."""
    lines = copy_lines(rows, back)
    still = [each for each in lines if each.recalled]
    held = [each for each in lines if not each.recalled]
    return (*still, *held[: max(SHOWN - len(still), 0)])
