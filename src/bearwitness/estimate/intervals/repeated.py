"""Repeat a whole procedure on bootstrap and jackknife tables."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.intervals.bca import Resampled, resampled
from bearwitness.estimate.intervals.resample import (
    Missed,
    bootstrap_tables,
    estimate_each,
    jackknife_tables,
)
from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.methods.method import Tell, quiet


def repeated(
    missed: Missed, counts: Floats, total: float, rng: np.random.Generator, reps: int, tell: Tell
) -> Resampled:
    """Limits of a procedure with its choice of model inside; none where `reps` is 0.

    Parameters
    ----------
    missed : callable
        The procedure: persons missed on each of many tables.
    counts : array, shape (2^L,)
        The table.
    total : float
        What the procedure gives on it, persons.
    rng : numpy.random.Generator
        Draws the bootstrap tables.
    reps : int
        How many.
    tell : callable
        Hears how far the bootstrap is.
    """
    if reps == 0:
        return Resampled(intervals=(), notes=())
    tables, weights = jackknife_tables(counts)
    left_out = estimate_each(missed, tables, quiet)
    replicates = estimate_each(missed, bootstrap_tables(counts, reps, rng), tell)
    return resampled(total, replicates, left_out, weights)
