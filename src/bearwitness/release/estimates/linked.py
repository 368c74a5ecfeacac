"""The casebook's own estimate from linked lists: pooled over clusterings, with links taken as certain beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from typing import NamedTuple

import numpy as np

from bearwitness.domain.release import ReleasedEstimate, ReleasedLinks
from bearwitness.domain.words import Words
from bearwitness.estimate import Interval, Reading, estimate_replicates
from bearwitness.estimate.parts.linked_part import LinkedPart, here
from bearwitness.release.counts.told import Told
from bearwitness.release.estimates.attested import LINKED, attested
from bearwitness.release.estimates.estimates import REPS, SEED, read
from bearwitness.release.estimates.linked_counts import POOLED, LinkedCounts

TENS = 10
"""Percent to which what links add is rounded."""


class Pooled(NamedTuple):
    """Reading over all replicates, and by how much wider the limits of a method are than of a single one.

    `wider` is a ratio, in the middle of the methods; None where no method has limits.
    """

    reading: Reading
    wider: float | None


def attest_linked(
    linked: LinkedCounts,
    figure: str,
    frame: Words,
    period: str,
    known: Sequence[int],
    *,
    threshold: int,
    told: Told | None = None,
) -> ReleasedEstimate:
    """Estimate from linked lists, under the guards of any other of the casebook.

    Parameters are those of `attest`, but for `linked`.

    Raises
    ------
    LinksInDoubt
    """
    linked.require_settled()
    pooled, certain = pool(linked, frame.en), read(linked.certain, frame.en)
    found, sure = (
        attested(each, figure, frame, period, known, threshold=threshold, rests=LINKED, told=told)
        for each in (pooled.reading, certain)
    )
    hidden = found.observed is None and certain.floor.kind == "observed"
    limited = "refused" not in (found.status, sure.status) and not hidden and sure.lower is not None
    links = ReleasedLinks(
        reviewers=linked.reviewers,
        pairs=linked.pairs,
        replicates=min(len(linked.replicates), POOLED),
        lower=sure.lower if limited else None,
        upper=sure.upper if limited else None,
        added=None if found.status == "refused" else _added(pooled.wider),
    )
    return replace(found, linked=links)


@lru_cache(maxsize=8)
def pool(linked: LinkedCounts, frame: str) -> Pooled:
    """What all methods say of the replicates together, always drawn alike; read once in a process."""
    kept: list[Reading] = []

    def keeping(
        run: Callable[[LinkedPart], Reading], parts: Sequence[LinkedPart], tell: Callable[[int, int], None]
    ) -> list[Reading]:
        kept.extend(here(run, parts, tell))
        return kept

    reading = estimate_replicates(
        linked.pooled, rng=np.random.default_rng(SEED), frame=frame, reps=REPS, spread=keeping
    )
    return Pooled(reading, _wider(reading, kept))


def _wider(pooled: Reading, alone: Sequence[Reading]) -> float | None:
    """Width of limits over replicates to that of the middle replicate, method by method."""
    ratios = []
    for at, each in enumerate(pooled.estimates):
        widths = [width for one in alone if (width := _width(one.estimates[at].interval))]
        if widths and (width := _width(each.interval)):
            ratios.append(width / median(widths))
    return median(ratios) if ratios else None


def _width(interval: Interval | None) -> float:
    return 0.0 if interval is None else interval.upper - interval.lower


def _added(wider: float | None) -> int | None:
    """Percent by which limits are wider, to tens; never under 0."""
    return None if wider is None else max(TENS * round((wider - 1) * 100 / TENS), 0)
