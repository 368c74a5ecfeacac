"""The estimate that a plan asks of the casebook, under the guards of every number of persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.errors import EstimateWithoutLists
from bearwitness.release.estimates.attested import attest
from bearwitness.release.planning.plan import Plan


def require_shared(plan: Plan, captures: CaptureTable | None) -> None:
    """Refuse an estimate on persons of whom coding puts none on two lists.

    Raises
    ------
    EstimateWithoutLists
    """
    if plan.estimates and (captures is None or captures.seen_once == captures.observed):
        raise EstimateWithoutLists


def own_estimates(
    plan: Plan,
    captures: CaptureTable | None,
    cells: Cells,
    withheld: Mapping[Key, Reason],
    earlier: Sequence[Snapshot],
) -> tuple[ReleasedEstimate, ...]:
    """Estimates of the casebook as they leave; the number on record is held back beside every near count."""
    if captures is None:
        return ()
    known = [cells.count(key) for key in cells.members if key not in withheld]
    known += [before.observed for before in earlier if before.observed is not None]
    known += [before.members[key].bit_count() for before in earlier for key in before.published]
    return tuple(
        attest(captures, f"estimate-{place}", each.frame, plan.period, known, threshold=plan.threshold)
        for place, each in enumerate(plan.estimates, start=1)
    )
