"""Each list in turn as a population of known size, estimated from the others.

The persons on one list are a population that can be counted. The other lists saw some of them; a method that
is right about how those lists depend on each other estimates how many there are. Being on the left-out list may
itself go with being on others, so a method that fails here is in doubt, and one that passes is not proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.table_notes import limiting, refusing
from bearwitness.estimate.diagnostics.changed_tables import within
from bearwitness.estimate.diagnostics.points import Step
from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.methods.method import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One list's true size beside what a method makes of the other lists' view of it, persons."""

    known: str
    size: int
    observed: int
    method: str
    total: float
    interval: Interval | None

    @property
    def holds(self) -> bool | None:
        """Whether the interval holds the true size; None without one."""
        return None if self.interval is None else self.interval.lower <= self.size <= self.interval.upper


def known_lists(
    table: CaptureTable, fits: Mapping[str, Fit], seed: int, reps: int, step: Step
) -> tuple[Known, ...]:
    """Every list that at least three others overlap enough to estimate from."""
    found: list[Known] = []
    for column, (name, size) in enumerate(zip(table.lists, table.sizes.tolist(), strict=True)):
        seen = within(table, column)
        if seen is not None and not refusing(seen) and not limiting(seen):
            found += _known(name, size, seen, fits, seed, reps)
        step()
    return tuple(found)


def _known(
    name: str, size: int, seen: CaptureTable, fits: Mapping[str, Fit], seed: int, reps: int
) -> Iterator[Known]:
    """What each method that gives a number makes of one list as the others saw it."""
    for method, fit in fits.items():
        made = fit(seen, np.random.default_rng(seed), reps=reps)
        if made.total is not None and made.status != "refused":
            yield Known(
                known=name,
                size=size,
                observed=seen.observed,
                method=method,
                total=made.total,
                interval=made.interval,
            )
