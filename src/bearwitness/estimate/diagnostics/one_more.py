"""What one more overlap would change: the totals had one link been found that was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.diagnostics.changed_tables import with_one_more
from bearwitness.estimate.diagnostics.points import Points, Step, points
from bearwitness.estimate.methods.method import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMore:
    """Totals if one more person were on both lists of a pair, persons."""

    first: str
    second: str
    totals: Points


def one_more(table: CaptureTable, fits: Mapping[str, Fit], seed: int, step: Step) -> tuple[OneMore, ...]:
    """Totals for every pair of lists that has somebody on each of the two alone."""
    found = []
    for first, second in combinations(range(len(table.lists)), 2):
        changed = with_one_more(table, first, second)
        if changed is not None:
            totals = points(changed, fits, seed)
            found.append(OneMore(first=table.lists[first], second=table.lists[second], totals=totals))
        step()
    return tuple(found)
