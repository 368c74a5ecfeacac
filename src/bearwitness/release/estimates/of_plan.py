"""The estimates that a plan asks for: the casebook's own, beside every count that is published, and of published tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.estimates import published
from bearwitness.release.estimates.attested import attest
from bearwitness.release.planning.plan import Plan


def estimates_of(
    plan: Plan,
    captures: CaptureTable | None,
    cells: Cells,
    withheld: Mapping[Key, Reason],
    earlier: Sequence[Snapshot],
) -> tuple[ReleasedEstimate, ...]:
    """Estimates that a plan asks for; none of the casebook's own without a capture table.

    Parameters
    ----------
    plan, captures
        What is to be published, and the casebook's capture table.
    cells, withheld
        All cells of the plan's tables, and those that are kept back.
    earlier
        Snapshots of every earlier release.
    """
    shipped = [published.estimate_published(name, figure=f"published-{name}") for name in plan.published]
    known = [cells.count(key) for key in cells.members if key not in withheld]
    known += [before.observed for before in earlier if before.observed is not None]
    known += [before.members[key].bit_count() for before in earlier for key in before.published]
    own = [
        attest(captures, f"estimate-{place}", each.frame, plan.period, known, threshold=plan.threshold)
        for place, each in enumerate(plan.estimates, start=1)
        if captures is not None
    ]
    return (*own, *shipped)
