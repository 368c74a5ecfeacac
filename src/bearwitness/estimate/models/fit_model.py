"""Fit any hierarchical log-linear model by extended maximum likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, xlogy

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import possible_cells
from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.kernels.poisson import fit_poisson
from bearwitness.estimate.models.existence import Extended, extended
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.lognormal import LEVEL, Z


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelFit:
    """One model on one table.

    Attributes
    ----------
    model : Model
    code : int
        Existence code (see `existence`). Above 0 there are no numbers, all below are nan.
    missed : float
        Persons on no list, exp of the intercept.
    variance : float
        Variance of the intercept.
    deviance, freedom : float, int
        Over the kept cells.
    log_likelihood : float
        Poisson, with the factorials.
    parameters : int
        Those at minus infinity count; those that a structural zero leaves without a cell do not.
    observed : int
        Persons on at least one list, n.
    infinite : tuple of int
        Terms at minus infinity.
    means : array, shape (2^L,)
        Fitted means, 0 outside the kept cells.
    """

    model: Model
    code: int
    missed: float
    variance: float
    deviance: float
    freedom: int
    log_likelihood: float
    parameters: int
    observed: int
    infinite: tuple[int, ...]
    means: Floats

    @property
    def total(self) -> float:
        """Persons, those observed included."""
        return self.observed + self.missed

    @property
    def bic(self) -> float:
        """P log n - 2 log likelihood, n being persons (Silverman, Chan and Vincent 2024)."""
        return self.parameters * math.log(self.observed) - 2 * self.log_likelihood

    @property
    def aic(self) -> float:
        """2 p - 2 log likelihood."""
        return 2 * self.parameters - 2 * self.log_likelihood

    @property
    def standard_error(self) -> float:
        """Of the total, the Poisson variation of the unobserved cell included (as Rcapture gives it)."""
        return math.sqrt(self.missed + self.variance * self.missed**2)

    @property
    def wald(self) -> Interval:
        """Limits n + exp(b +- z sd(b)), the model taken as given."""
        spread = math.exp(Z * math.sqrt(self.variance))
        return Interval(
            level=LEVEL,
            lower=self.observed + self.missed / spread,
            upper=self.observed + self.missed * spread,
            kind="wald_log_given_model",
        )


def fit_model(table: CaptureTable, model: str | Model) -> ModelFit:
    """Fit a hierarchical model, by name (`[12,13,4]`: lists numbered in column order) or by its terms.

    Terms that hold nobody go to minus infinity, structural zeros are left out, existence and
    identifiability are checked first. The fit is a Poisson one over the 2^L - 1 observable cells by
    iteratively reweighted least squares with the start and stopping rule of R's `glm`.

    Raises
    ------
    BadModel
        The name is none of a hierarchical model of these lists.

    References
    ----------
    Fienberg SE (1972). The multiple recapture census for closed populations and incomplete 2^k contingency
    tables. Biometrika 59:591-603. Existence: see `existence`.

    Examples
    --------
    Kosovo, the model that Ball et al. (2002) reported, 10,356 persons:

    >>> from bearwitness.estimate import published
    >>> kosovo = fit_model(published.load("Kosovo").table, "[123,14,34]")
    >>> round(kosovo.total, 1), round(kosovo.bic, 2), kosovo.code
    (10356.5, 203.03, 0)
    """
    chosen = Model.parse(model, len(table.lists)) if isinstance(model, str) else model
    ready = extended(table, chosen)
    beta, means = np.full(ready.finite.size, np.nan), np.full(ready.counts.size, np.nan)
    deviance = variance = math.nan
    settled = False
    if ready.code == 0:
        deviance, variance, steps = fit_poisson(
            ready.finite, ready.keep, ready.counts, chosen.lists, beta, means
        )
        settled = steps > 0
    return ModelFit(
        model=chosen,
        code=ready.code,
        missed=math.exp(beta[0]) if settled else math.nan,
        variance=variance if settled else math.nan,
        deviance=deviance,
        freedom=int(ready.keep.sum()) - ready.finite.size,
        log_likelihood=_saturated(ready) - deviance / 2,
        parameters=_parameters(table, chosen),
        observed=table.observed,
        infinite=ready.infinite,
        means=means,
    )


def _saturated(ready: Extended) -> float:
    counts = ready.counts
    return float((xlogy(counts, counts) - counts - gammaln(counts + 1)).sum())


def _parameters(table: CaptureTable, model: Model) -> int:
    cells = np.flatnonzero(possible_cells(table))
    return sum(bool((cells & term == term).any()) for term in model.terms)
