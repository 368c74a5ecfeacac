"""Synthetic data and exact numbers of the same persons: together they leave only where the noise hides the least count.

Exact numbers fix all that noise left open but a few cells, and who spoke as a child is in the one and not in the other.
So a reader who subtracts would learn a withheld count, or how many spoke as children, to within the noise; whichever of
the two left first.
"""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.errors import TooLittleNoise
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.ledger import EVERYONE, Charge, least_noise
from bearwitness.release.synthetic.synthesized import domain_of, hides, noise_asked


def require_noise(plan: Plan, drawn: Sequence[Charge], earlier: Sequence[Snapshot], labels: Labels) -> None:
    """Refuse a plan after which exact numbers and synthetic data with too little noise would both have left.

    Parameters
    ----------
    plan
        What is to be published.
    drawn
        Charges of all synthetic data that left before.
    earlier
        Snapshots of every earlier release.
    labels
        Words of the codebook, with its public lists.

    Raises
    ------
    BadPlan
        A column of its synthetic data has no public list of codes.
    TooLittleNoise
    """
    counts = bool(plan.tables or plan.series or plan.estimates)
    if not (counts or (plan.synthetic is not None and any(each.counts for each in earlier))):
        return
    noise = least_noise([*drawn, *_asked(plan, labels)])
    if not hides(noise, plan.threshold):
        raise TooLittleNoise(noise=round(noise, 1), needed=plan.threshold / 2)


def _asked(plan: Plan, labels: Labels) -> list[Charge]:
    if plan.synthetic is None:
        return []
    asked = noise_asked(plan.synthetic, domain_of(plan.synthetic, labels))
    return [Charge(asked, EVERYONE, {})]
