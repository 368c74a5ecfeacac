"""What a method is: a function from a table to an estimate, one file a method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate

Tell = Callable[[int, int], None]
"""Hears how many of how many steps of long work are done."""


def quiet(done: int, steps: int) -> None:
    """Tell nobody."""


class Fit(Protocol):
    """Fit one method.

    A fit draws only from the generator it is given, makes `reps` replicates where its interval needs
    them (none, and no interval by resampling, at 0), refuses with a note instead of raising, leaves
    structural zeros out, tells how far long work is, and never looks at another method.
    """

    def __call__(
        self, table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet
    ) -> Estimate:
        """Estimate the total of a table that has been checked for overlap."""
        ...
