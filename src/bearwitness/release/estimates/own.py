"""The estimate that a plan asks of the casebook, under the guards of every number of persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.counts.told import Told
from bearwitness.release.errors import EstimateWithoutLists
from bearwitness.release.estimates.attested import attest
from bearwitness.release.estimates.linked import attest_linked
from bearwitness.release.estimates.linked_counts import LinkedCounts
from bearwitness.release.planning.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Capture tables of the casebook: of who is coded as one person, and of linked lists where a plan asks for them."""

    coded: CaptureTable | None
    linked: LinkedCounts | None = None


def require_shared(plan: Plan, counts: Counts) -> None:
    """Refuse an estimate on persons of whom coding puts none on two lists, or without the linkage that it asks for.

    Raises
    ------
    EstimateWithoutLists
    """
    captures = counts.coded
    if any(each.linked for each in plan.estimates) and counts.linked is None:
        raise EstimateWithoutLists
    if any(not each.linked for each in plan.estimates) and (
        captures is None or captures.seen_once == captures.observed
    ):
        raise EstimateWithoutLists


def own_estimates(
    plan: Plan,
    counts: Counts,
    cells: Cells,
    withheld: Mapping[Key, Reason],
    earlier: Sequence[Snapshot],
    told: Told | None = None,
) -> tuple[ReleasedEstimate, ...]:
    """Estimates of the casebook as they leave; the number on record is held back beside every near count.

    Where tables are `told` in rounded numbers, that number is rounded too.

    Raises
    ------
    LinksInDoubt
    """
    known = [cells.count(key) for key in cells.members if key not in withheld]
    known += [before.observed for before in earlier if before.observed is not None]
    known += [before.members[key].bit_count() for before in earlier for key in before.published]
    found = []
    for place, each in enumerate(plan.estimates, start=1):
        figure = f"estimate-{place}"
        guards = (figure, each.frame, plan.period, known)
        if each.linked and counts.linked is not None:
            found.append(attest_linked(counts.linked, *guards, threshold=plan.threshold, told=told))
        elif not each.linked and counts.coded is not None:
            found.append(attest(counts.coded, *guards, threshold=plan.threshold, told=told))
    return tuple(found)


def tables_behind(own: Sequence[ReleasedEstimate], counts: Counts) -> dict[str, bytes]:
    """Canonical CSV of the capture table behind each estimate, which stays and is committed to."""
    certain = None if counts.linked is None else counts.linked.certain
    tables = {each.figure: counts.coded if each.linked is None else certain for each in own}
    return {figure: table.to_csv().encode() for figure, table in tables.items() if table is not None}


def replicates_behind(own: Sequence[ReleasedEstimate], counts: Counts) -> dict[str, bytes]:
    """Replicates behind each estimate from linked lists, which stay and are committed to."""
    if counts.linked is None:
        return {}
    return {each.figure: counts.linked.committed for each in own if each.linked is not None}
