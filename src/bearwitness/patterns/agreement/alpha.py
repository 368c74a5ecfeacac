"""Krippendorff's alpha for any number of coders, with missing values."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from bearwitness.patterns.agreement.distance import Level, Matrix, squared_distances

LEAST = 2
"""Coders whom a unit needs to be paired."""
REPLICATES = 2000
TAIL = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement over units.

    Attributes
    ----------
    alpha
        1 is perfect, 0 as good as chance, below 0 worse. ``None`` where it is not defined: fewer than two units
        that can be paired, or the same value everywhere, so that chance alone would agree.
    lower, upper
        95 % percentile interval over units drawn anew with replacement; ``None`` where too few draws define alpha.
    units
        Units that at least two coders coded.
    values
        Values in these units.
    """

    level: Level
    alpha: float | None
    lower: float | None
    upper: float | None
    units: int
    values: int


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable | None]],
    level: Level = "nominal",
    *,
    rng: np.random.Generator | None = None,
    replicates: int = REPLICATES,
) -> Agreement:
    """Agreement of coders beyond chance.

    Parameters
    ----------
    units
        For each unit the values that the coders assigned, ``None`` where one did not; the order of coders does not
        matter. Values are numbers unless the level is *nominal*.
    level
        Level of measurement.
    rng
        Draws the interval; without one there is none.
    replicates
        Number of draws.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
    Hayes, A. F. and Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
    Communication Methods and Measures 1(1), 77-89 (whose bootstrap draws deviations; this one draws units).

    Examples
    --------
    >>> krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]]).alpha
    0.5333333333333333
    """
    values, counts = _counts(units)
    alpha = _alpha(level, values, counts)
    lower, upper = (None, None) if rng is None else _interval(level, values, counts, rng, replicates)
    return Agreement(
        level=level,
        alpha=alpha,
        lower=lower,
        upper=upper,
        units=len(counts),
        values=int(counts.sum()),
    )


def _counts(units: Sequence[Sequence[Hashable | None]]) -> tuple[Matrix, Matrix]:
    """Distinct values, as numbers in order, and how often each was assigned to each unit that can be paired."""
    paired = [[each for each in unit if each is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) >= LEAST]
    seen = {each for unit in paired for each in unit}
    numeric = all(isinstance(each, int | float) for each in seen)
    distinct = sorted(seen) if numeric else sorted(seen, key=repr)  # type: ignore[type-var]
    place = {each: number for number, each in enumerate(distinct)}
    counts = np.zeros((len(paired), len(distinct)))
    for row, unit in enumerate(paired):
        for each in unit:
            counts[row, place[each]] += 1
    values = np.asarray(distinct if numeric else range(len(distinct)), dtype=np.float64)
    return values, counts


def _alpha(level: Level, values: Matrix, counts: Matrix) -> float | None:
    """1 - observed / expected disagreement, from the matrix of coincidences."""
    if len(counts) < LEAST:
        return None
    totals = counts.sum(axis=0)
    number = totals.sum()
    distances = squared_distances(level, values, totals)
    weights = 1.0 / (counts.sum(axis=1) - 1.0)
    # pairs of unequal values within units; the diagonal has no distance, so self-pairs need no care
    observed = float(np.einsum("ui,uj,ij,u->", counts, counts, distances, weights, optimize=True))
    expected = float(totals @ distances @ totals) / (number - 1.0)
    return None if expected == 0 else float(1.0 - observed / expected)


def _interval(
    level: Level, values: Matrix, counts: Matrix, rng: np.random.Generator, replicates: int
) -> tuple[float | None, float | None]:
    if len(counts) < LEAST:
        return None, None
    draws = (
        _alpha(level, values, counts[rng.integers(len(counts), size=len(counts))]) for _ in range(replicates)
    )
    found = [each for each in draws if each is not None]
    if len(found) < replicates / 2:
        return None, None
    lower, upper = np.quantile(found, [TAIL, 1 - TAIL])
    return float(lower), float(upper)
