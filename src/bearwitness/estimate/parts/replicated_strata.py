"""Strata of every replicate: each part by itself, pooled over replicates by stratum, then added up."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

import numpy as np

from bearwitness.estimate.estimate_table import REPS
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.parts.estimate_replicates import (
    disputed,
    doubts,
    missed_by_stratum,
    pooled_reading,
    shared_reps,
)
from bearwitness.estimate.parts.linked_part import LinkedPart, Spread, estimate_part, here
from bearwitness.estimate.parts.replicates import Replicates
from bearwitness.estimate.parts.strata import StratifiedReading, added_up
from bearwitness.estimate.parts.stratified_table import StratifiedTable
from bearwitness.estimate.verdict.reading import TableSummary


def estimate_replicated_strata(
    replicates: Replicates,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
    spread: Spread = here,
) -> StratifiedReading:
    """Estimate strata x replicates, pool each stratum over its replicates, and add the strata up.

    The doubt about links is in the limits of every stratum. Strata are added as if they were independent, though one
    link can concern two: a person whose stratum differs between her lists.

    Parameters
    ----------
    replicates : Replicates
        Read with `by`.
    rng : numpy.random.Generator
        Spawns one generator a part, and one for the sum.
    methods, frame, closed, reps, tell, spread
        As for `estimate_replicates`.

    Raises
    ------
    BadReplicates
        `missed_links` is not a probability, or leaves out a stratum.
    """
    missed = missed_by_stratum(replicates)
    places = [(key, table) for table in replicates.tables for key in table.strata]
    *owns, last = rng.spawn(len(places) + 1)
    parts = [
        LinkedPart(
            table=StratifiedTable(by=table.by, strata={key: table.strata[key]}),
            missed=missed,
            rng=own,
            methods=tuple(methods),
            frame=frame,
            closed=closed,
            reps=shared_reps(reps, len(replicates.tables)),
        )
        for (key, table), own in zip(places, owns, strict=True)
    ]
    found = spread(estimate_part, parts, tell)
    strata = dict.fromkeys(key for key, _ in places)
    pooled = {
        key: pooled_reading([r for (own, _), r in zip(places, found, strict=True) if own == key])
        for key in strata
    }
    pooled = {key: disputed(each, doubts(replicates.meta)) for key, each in pooled.items()}
    sizes = [table.whole.observed for table in replicates.tables]
    middle = replicates.tables[sizes.index(median_low(sizes))]
    return added_up(replicates.tables[0].by, pooled, TableSummary.of(middle.whole), last)
