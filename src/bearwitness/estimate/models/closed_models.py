"""Closed-population models in which persons differ in how easily they are reached: Rcapture's families."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, xlogy

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.intervals.profile import profile_interval
from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.kernels.finite import code_of_design
from bearwitness.estimate.models.closed_columns import ClosedColumns, closed_columns
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.loglinear import LoglinearFit

UNIDENTIFIED = 2
"""Code of a model with a column that is 0 in every cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedFit:
    """One of these models on one table; `code` above 0 (see `existence`) means that there are no numbers.

    `strength` is the coefficient of g(c), None where there is no such column: below 0 persons are more
    alike than chance alone makes them, which is no heterogeneity.
    """

    name: str
    code: int
    observed: int
    missed: float
    variance: float
    deviance: float
    freedom: int
    parameters: int
    log_likelihood: float
    strength: float | None
    columns: ClosedColumns

    @property
    def total(self) -> float:
        """Persons, those observed included."""
        return self.observed + self.missed

    @property
    def bic(self) -> float:
        """P log n - 2 log likelihood."""
        return self.parameters * math.log(self.observed) - 2 * self.log_likelihood

    @property
    def standard_error(self) -> float:
        """Of the total, the Poisson variation of the unobserved cell included."""
        return math.sqrt(self.missed + self.variance * self.missed**2)


def closed_fit(table: CaptureTable, name: str, model: str = "") -> ClosedFit:
    """Fit one of NAMES over the cells that can be observed.

    Parameters
    ----------
    table : CaptureTable
        Without lists that hold nobody.
    name : str
        One of NAMES.
    model : str
        For the Mth family: a hierarchical model (`[12,13,4]`) in place of the main effects.

    Raises
    ------
    BadModel
        `model` is none of these lists.

    References
    ----------
    Rivest L-P, Baillargeon S (2007). Applications and extensions of Chao's moment estimator for the size
    of a closed population. Biometrics 63:999-1006.

    Examples
    --------
    Snowshoe hares (Cormack 1989); Rcapture's help page prints 81.1 for Mth Poisson2:

    >>> from bearwitness.estimate import published
    >>> round(closed_fit(published.load("hare").table, "Mth Poisson2").total, 1)
    81.1
    """
    lists = len(table.lists)
    terms = Model.parse(model, lists).terms if model else Model.of(lists, ()).terms
    columns = closed_columns(name, terms, lists)
    keep, counts = possible_cells(table), counts_by_cell(table)
    left, found = columns.fitted(keep, counts)
    own = left[keep]
    scale = np.abs(own).max(axis=0)
    code = code_of_design(own / scale, counts[keep] > 0) if scale.all() else UNIDENTIFIED
    return _closed(name, table, columns, left, code, None if code else found)


def closed_interval(table: CaptureTable, found: ClosedFit) -> Interval | None:
    """Profile likelihood limits, the form taken as given; the columns of a bound are chosen anew for each total."""
    keep, counts = possible_cells(table), counts_by_cell(table)
    keep[0] = True

    def deviance(persons: float) -> float:
        counts[0] = persons
        again = found.columns.fitted(keep, counts)[1]
        return math.inf if again is None else again.deviance

    return profile_interval(deviance, found.observed, found.missed)[1]


def _closed(
    name: str,
    table: CaptureTable,
    columns: ClosedColumns,
    left: Floats,
    code: int,
    found: LoglinearFit | None,
) -> ClosedFit:
    counts = table.counts.astype(float)
    top = float((xlogy(counts, counts) - counts - gammaln(counts + 1)).sum())
    one = left.shape[1] == columns.fixed + 1 and not columns.bound
    return ClosedFit(
        name=name,
        code=code,
        observed=table.observed,
        missed=math.nan if found is None else math.exp(found.intercept),
        variance=math.nan if found is None else found.variance,
        deviance=math.nan if found is None else found.deviance,
        freedom=int(possible_cells(table).sum()) - left.shape[1],
        parameters=left.shape[1],
        log_likelihood=math.nan if found is None else top - found.deviance / 2,
        strength=float(found.coefficients[columns.fixed]) if found is not None and one else None,
        columns=columns,
    )
