"""What a method is: a function from a table to an estimate, one file a method."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from bearwitness.estimate.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate


class Fit(Protocol):
    """Fit one method.

    A fit draws only from the generator it is given, makes `reps` replicates where its interval needs
    them, refuses with a note instead of raising, and never looks at another method.
    """

    def __call__(self, table: CaptureTable, rng: np.random.Generator, *, reps: int) -> Estimate:
        """Estimate the total of a table that has been checked for overlap."""
        ...
