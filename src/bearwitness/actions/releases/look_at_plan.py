"""One plan as it stands: what it would let out now, and who has approved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.actions.errors import NoSuchPlan
from bearwitness.actions.releases.check_release import preview_of
from bearwitness.actions.releases.contents import gather_dossier
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.look_over import approved_by
from bearwitness.actions.releases.proposed import approvers, latest
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.withdrawn import withdrawals
from bearwitness.domain.errors import BearwitnessError
from bearwitness.release.dossier import contents
from bearwitness.release.dossier_plan import DossierPlan, read_plan
from bearwitness.release.gate import APPROVERS
from bearwitness.release.look import Look
from bearwitness.release.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStands:
    """A plan.

    Attributes
    ----------
    look
        What a release would let out now; None for a dossier, or where the gate refuses.
    refused
        Why nothing could leave now.
    approved_by
        All who said yes.
    counted
        Those of them whose yes counts now.
    releases
        What was built from it.
    overtaken
        What would leave is not what was approved.
    withdrawn
        Somebody withdrew since it was proposed.
    """

    digest: str
    text: str
    plan: Plan | DossierPlan
    by: str
    at: datetime
    look: Look | None
    refused: BearwitnessError | None
    approved_by: tuple[str, ...]
    counted: tuple[str, ...]
    releases: tuple[str, ...]
    overtaken: bool
    withdrawn: bool

    @property
    def ready(self) -> bool:
        """Whether it can leave now."""
        return len(self.counted) >= APPROVERS and not (self.overtaken or self.releases or self.refused)


def look_at_plan(casebook: Casebook, digest: str) -> PlanStands:
    """Show the newest proposal of a plan; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        Nobody has proposed it.
    """
    require(casebook, "look_at_plan", "release")
    row = latest(digest)
    if row is None:
        raise NoSuchItem
    plan = read_plan(row.text)
    look: Look | None = None
    refused: BearwitnessError | None = None
    now = ""
    try:
        now, look = _now(casebook, plan)
    except NoSuchItem:
        refused = NoSuchPlan()
    except BearwitnessError as error:
        refused = error
    with acting(casebook, "look_at_plan", "release") as entry:
        entry.object = row.id
        return _stands(row, plan, now, look, refused)


def _now(casebook: Casebook, plan: Plan | DossierPlan) -> tuple[str, Look | None]:
    if isinstance(plan, DossierPlan):
        return contents(gather_dossier(casebook, "look_at_plan", plan)), None
    gathered = gather_release(casebook, "look_at_plan", plan)
    return gathered.digest(), preview_of(plan, gathered)


def _stands(
    row: PlanRow, plan: Plan | DossierPlan, now: str, look: Look | None, refused: BearwitnessError | None
) -> PlanStands:
    releases = tuple(row.releases.order_by("at", "id").values_list("id", flat=True))
    return PlanStands(
        digest=row.digest,
        text=row.text,
        plan=plan,
        by=row.by,
        at=row.at,
        look=look,
        refused=refused,
        approved_by=approved_by(row),
        counted=tuple(approvers(row)),
        releases=releases,
        overtaken=not releases and refused is None and row.contents != now,
        withdrawn=not releases and withdrawals().since(row.at),
    )
