"""Strata of every replicate: each part by itself, pooled over replicates by stratum; and their sums, pooled too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.estimate.estimate_record import most_cautious
from bearwitness.estimate.estimate_table import REPS
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.parts.estimate_replicates import (
    allowed_for,
    disputed,
    doubts,
    missed_by_stratum,
    pooled_reading,
    shared_reps,
)
from bearwitness.estimate.parts.linked_part import LinkedPart, Spread, estimate_part, here
from bearwitness.estimate.parts.replicates import Replicates
from bearwitness.estimate.parts.strata import StratifiedReading, summed_reading
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
    """Estimate strata x replicates, pool each stratum over its replicates, and pool their sums.

    The doubt about links is in the limits of every stratum. One link can concern two strata, such as of a person whose
    stratum differs between her lists; so strata are added within each replicate, where given its links they are
    independent, and the sums are pooled.

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
    doubted = doubts(replicates.meta)
    pooled = {
        key: disputed(
            pooled_reading(
                [r for (own, _), r in zip(places, found, strict=True) if own == key], allowed_for(missed[key])
            ),
            doubted,
        )
        for key in strata
    }
    read = iter(found)
    sums = [
        summed_reading([next(read) for _ in table.strata], TableSummary.of(table.whole), own)
        for table, own in zip(replicates.tables, last.spawn(len(replicates.tables)), strict=True)
    ]
    weakest = most_cautious(each.status for each in pooled.values())
    total = pooled_reading(sums, allowed_for(max(missed.values())), weakest)
    return StratifiedReading(by=replicates.tables[0].by, strata=pooled, total=disputed(total, doubted))
