"""The floor: the number below which the total cannot defensibly be put."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.models.lognormal import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """At least so many persons; `kind` is `chao_lower_limit`, or `observed` where the lists say no more."""

    value: float
    kind: str


def unequal_bound(table: CaptureTable) -> tuple[float, float]:
    """Least number of persons missed when lists differ in size, and the variance of that number.

    With a_j persons on list j alone and f2 on exactly two lists, the bound is sum_{i<j} a_i a_j / f2. Were
    the lists independent it would estimate the missed persons without bias, whatever the sizes; when
    persons differ in how easily they are reached it is too low. It never exceeds the form of `chao`, and
    equals it when the a_j are all the same. For two lists it is the estimator of Lincoln and Petersen.

    Pairs of lists declared never to overlap are in neither sum.

    Returns
    -------
    tuple of float
        Bound (with f2 + 1 for f2 where f2 = 0) and its delta-method variance for Poisson counts.

    References
    ----------
    Chao A (1989). Estimating population size for sparse data in capture-recapture experiments.
    Biometrics 45:427-438.
    """
    alone, twice = table.alone.astype(float), float(table.seen(2))
    others = _can_overlap(table) @ alone
    divisor = twice or 1.0
    least = float(alone @ others) / 2 / divisor
    by_lists = float(others**2 @ alone) / divisor**2
    return least, least + by_lists + least**2 / divisor


def _can_overlap(table: CaptureTable) -> npt.NDArray[np.float64]:
    """1 where somebody can be on exactly these two lists, shape (L, L)."""
    can = 1.0 - np.eye(len(table.lists))
    for pattern in table.never:
        if sum(pattern) == 2:
            i, j = np.flatnonzero(pattern)
            can[i, j] = can[j, i] = 0.0
    return can


def floor_of(table: CaptureTable) -> Floor:
    """Lower limit of the bound for unequal lists; with nothing to go on, the persons observed.

    The limit, not the bound itself, since the bound too is only known up to chance: it holds with
    97.5 % confidence where no list keeps persons off another.
    """
    missed, variance = unequal_bound(table)
    if missed <= 0 or table.observed == table.seen_once:
        return Floor(value=float(table.observed), kind="observed")
    return Floor(value=limits(table.observed, missed, variance)[0], kind="chao_lower_limit")
