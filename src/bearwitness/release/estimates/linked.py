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
from bearwitness.estimate import Reading, estimate_replicates
from bearwitness.estimate.parts.linked_part import LinkedPart, here
from bearwitness.release.estimates.attested import LINKED, attested
from bearwitness.release.estimates.estimates import REPS, SEED, Rounding, read
from bearwitness.release.estimates.linked_counts import POOLED, LinkedCounts

TENS = 10
"""Percent to which what links add is rounded."""


class Pooled(NamedTuple):
    """Reading over all replicates, and how wide the limits of a single one are in the middle, persons."""

    reading: Reading
    alone: float | None


def attest_linked(
    linked: LinkedCounts,
    figure: str,
    frame: Words,
    period: str,
    known: Sequence[int],
    *,
    threshold: int,
) -> ReleasedEstimate:
    """Estimate from linked lists, under the guards of any other of the casebook.

    Parameters are those of `attest`, but for `linked`.

    Raises
    ------
    LinksInDoubt
    """
    linked.require_settled()
    pooled, certain = pool(linked, frame.en), read(linked.certain, frame.en)
    found = attested(pooled.reading, figure, frame, period, known, threshold=threshold, rests=LINKED)
    rounding = Rounding(step=threshold)
    hidden = found.observed is None and certain.floor.kind == "observed"
    links = ReleasedLinks(
        reviewers=linked.reviewers,
        pairs=linked.pairs,
        replicates=min(len(linked.replicates), POOLED),
        lower=None if hidden else rounding.down(certain.headline.lower),
        upper=rounding.up(certain.headline.upper),
        added=_added(pooled),
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
    widths = [width for each in kept if (width := _width(each)) is not None]
    return Pooled(reading, median(widths) if 2 * len(widths) > len(kept) else None)


def _width(reading: Reading) -> float | None:
    head = reading.headline
    return None if head.lower is None or head.upper is None else head.upper - head.lower


def _added(pooled: Pooled) -> int | None:
    """Percent by which pooled limits are wider than those of a single clustering, to tens; never under 0."""
    width = _width(pooled.reading)
    if width is None or not pooled.alone:
        return None
    return max(TENS * round((width / pooled.alone - 1) * 100 / TENS), 0)
