"""Each list left out in turn: an estimate that hangs on one list is the estimate of that list's habits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.diagnostics.changed_tables import without
from bearwitness.estimate.diagnostics.points import Points, Step, points
from bearwitness.estimate.methods.method import Fit

LEAST = 4
"""Lists from which one can be left out: three others have to stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Totals without one list, persons."""

    left_out: str
    observed: int
    totals: Points


def leave_out(table: CaptureTable, fits: Mapping[str, Fit], seed: int, step: Step) -> tuple[LeftOut, ...]:
    """Totals of each method without each list; none where fewer than three lists would stay."""
    if len(table.lists) < LEAST:
        return ()
    changed = [without(table, column) for column in range(len(table.lists))]
    found = []
    for name, each in zip(table.lists, changed, strict=True):
        totals = points(each, fits, seed)
        found.append(LeftOut(left_out=name, observed=each.observed if each else 0, totals=totals))
        step()
    return tuple(found)
