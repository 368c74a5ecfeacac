"""One part of a job over replicates and strata: a pure function of what it is given, wherever it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.capture.read_table import Stratum
from bearwitness.estimate.estimate_table import estimate
from bearwitness.estimate.parts.missed_links import with_missed_links
from bearwitness.estimate.parts.stratified_table import StratifiedTable
from bearwitness.estimate.verdict.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPart:
    """A replicate, or one stratum of one, with its own generator and what `estimate` is told.

    Attributes
    ----------
    missed
        Probability of a missed link by stratum.
    """

    table: StratifiedTable
    missed: Mapping[Stratum, float]
    rng: np.random.Generator
    methods: tuple[str, ...]
    frame: str | None
    closed: bool | None
    reps: int


Spread = Callable[
    [Callable[[LinkedPart], Reading], Sequence[LinkedPart], Callable[[int, int], None]], list[Reading]
]
"""Runs a function on every part and gives the results in their order."""


def estimate_part(part: LinkedPart) -> Reading:
    """Put missed links back and estimate; equal parts give equal readings, but for seconds."""
    table = part.table
    linked = {key: with_missed_links(each, part.missed[key], part.rng) for key, each in table.strata.items()}
    return estimate(
        StratifiedTable(by=table.by, strata=linked).whole,
        rng=part.rng,
        methods=part.methods,
        frame=part.frame,
        closed=part.closed,
        reps=part.reps,
    )


def here(
    run: Callable[[LinkedPart], Reading], parts: Sequence[LinkedPart], tell: Callable[[int, int], None]
) -> list[Reading]:
    """One part after the other, in this process."""
    found = []
    for done, part in enumerate(parts, start=1):
        found.append(run(part))
        tell(done, len(parts))
    return found
