"""Totals of several methods on one table, without intervals: what every diagnostic compares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.table_notes import refusing
from bearwitness.estimate.methods.method import Fit

Points = dict[str, float | None]
"""Total by method, persons; None where the method gives none."""
Step = Callable[[], None]
"""Hears that one changed table is done."""


def points(table: CaptureTable | None, fits: Mapping[str, Fit], seed: int) -> Points:
    """Total of each method on a table; the same seed for each, so that totals differ by the table alone."""
    if table is None or refusing(table):
        return dict.fromkeys(fits)
    return {name: fit(table, np.random.default_rng(seed), reps=0).total for name, fit in fits.items()}
