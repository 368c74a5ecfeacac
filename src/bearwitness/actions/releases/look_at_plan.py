"""One plan as it stands: what it would let out now, and who has approved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bearwitness.actions.releases.check_release import preview_of
from bearwitness.actions.releases.contents import gather_dossier
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.look_over import approved_by
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.proposed import approvers, latest
from bearwitness.actions.releases.second_looks import waiting_looks
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.withdrawn import withdrawn_since
from bearwitness.domain.dossier import Dossier
from bearwitness.domain.errors import BearwitnessError
from bearwitness.release.dossier.dossier import contents
from bearwitness.release.gate import APPROVERS
from bearwitness.release.look import Look
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.release.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStands:
    """A plan.

    Attributes
    ----------
    mark
        Of the plan and of what it would have let out when it was proposed: what an approver says that she saw.
    look
        What a release would let out now; None for a dossier, or where the gate refuses.
    dossier
        What a recipient would be handed now; None for a release, or where it is refused.
    refused
        Why nothing could leave now.
    approved_by
        All who said yes.
    counted
        Those of them whose yes counts now; nobody's, where it is overtaken.
    releases
        What was built from it.
    overtaken
        What would leave is not what was approved, or what the plan names is closed or gone.
    gone
        What the plan names is closed or gone, so that it cannot be proposed again as it is.
    withdrawn
        When somebody last withdrew since it was proposed.
    looked
        By passage that it quotes, who has looked at it again.
    unread
        Passages of which no look counts yet.
    """

    digest: str
    text: str
    plan: Plan | DossierPlan
    by: str
    at: datetime
    mark: str
    look: Look | None
    dossier: Dossier | None
    refused: BearwitnessError | None
    approved_by: tuple[str, ...]
    counted: tuple[str, ...]
    releases: tuple[str, ...]
    overtaken: bool
    gone: bool
    withdrawn: datetime | None
    looked: Mapping[str, tuple[str, ...]]
    unread: frozenset[str]

    @property
    def ready(self) -> bool:
        """Whether it can leave now."""
        stopped = self.overtaken or self.releases or self.refused or self.unread
        return len(self.counted) >= APPROVERS and not stopped


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
    now = _now(casebook, plan)
    with acting(casebook, "look_at_plan", "release") as entry:
        entry.object = row.id
        return _stands(row, plan, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """What would leave now with its digest, or why nothing would."""

    contents: str = ""
    look: Look | None = None
    dossier: Dossier | None = None
    refused: BearwitnessError | None = None
    gone: bool = False


def _now(casebook: Casebook, plan: Plan | DossierPlan) -> _Now:
    digest = ""
    try:
        if isinstance(plan, DossierPlan):
            dossier = gather_dossier(casebook, "look_at_plan", plan)
            return _Now(contents=contents(dossier), dossier=dossier)
        gathered = gather_release(casebook, "look_at_plan", plan)
        digest = gathered.digest()
        return _Now(contents=digest, look=preview_of(plan, gathered))
    except NoSuchItem:
        return _Now(gone=True)
    except BearwitnessError as error:
        return _Now(contents=digest, refused=error)


def _stands(row: PlanRow, plan: Plan | DossierPlan, now: _Now) -> PlanStands:
    releases = tuple(row.releases.order_by("at", "id").values_list("id", flat=True))
    overtaken = not releases and (now.gone or (now.refused is None and row.contents != now.contents))
    return PlanStands(
        digest=row.digest,
        text=row.text,
        plan=plan,
        by=row.by,
        at=row.at,
        mark=mark_of(row.digest, row.contents),
        look=now.look,
        dossier=now.dossier,
        refused=now.refused,
        approved_by=approved_by(row),
        counted=() if overtaken else tuple(approvers(row)),
        releases=releases,
        overtaken=overtaken,
        gone=now.gone and not releases,
        withdrawn=None if releases else withdrawn_since(row.at),
        looked=_looked(row),
        unread=frozenset() if isinstance(plan, DossierPlan) else waiting_looks(row, plan),
    )


def _looked(row: PlanRow) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for passage, name in row.second_looks.order_by("at").values_list("passage", "by"):
        found[passage] = (*found.get(passage, ()), name)
    return found
