"""Show what a plan would release, before anybody approves it."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.releases.gather_release import Gathered, gather_release
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.release import Release
from bearwitness.release.gate import preview
from bearwitness.release.plan import Plan
from bearwitness.release.wording import refuse_names


def check_release(casebook: Casebook, text: str) -> Release:
    """Run a plan through the gate without letting anything out: what it would show, and what it would withhold.

    Raises
    ------
    NotAllowed
    BadPlan, NameInPlan, ThresholdTooLow, EstimateWithoutLists, CannotProtect
        From the gate.
    """
    plan = Plan.from_yaml(text)
    release = preview_of(plan, gather_release(casebook, "check_release"))
    with acting(casebook, "check_release", "release") as entry:
        entry.detail["digest"] = plan.digest()
    return release


def preview_of(plan: Plan, gathered: Gathered) -> Release:
    """Return what the gate would let through of what was gathered.

    Raises
    ------
    NameInPlan
    """
    refuse_names(plan)
    return preview(
        plan,
        gathered.rows,
        gathered.captures,
        gathered.kept_out,
        at=datetime.now(UTC).replace(microsecond=0).isoformat(),
        earlier=gathered.earlier,
    )
