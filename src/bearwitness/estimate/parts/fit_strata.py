"""One log-linear model over all strata at once: some effects by stratum, the others shared."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import gammaln, xlogy

from bearwitness.domain.errors import BadValue
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.capture.read_table import Stratum
from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.kernels.arrays import Floats, Mask
from bearwitness.estimate.kernels.finite import code_of_design
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.loglinear import LoglinearFit, fit_loglinear
from bearwitness.estimate.models.lognormal import LEVEL, Z
from bearwitness.estimate.parts.stratified_table import StratifiedTable

Shared = Literal["nothing", "dependence", "lists"]
ORDER: dict[Shared, int] = {"nothing": 99, "dependence": 2, "lists": 1}
"""Terms of so many lists or more are shared by all strata."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StrataFit:
    """One model on a stratified table; `code` as in `existence`, above 0 all numbers are nan.

    `missed` is by stratum, persons on no list; `variance` that of the logarithm of their sum.
    """

    model: Model
    shared: Shared
    code: int
    observed: int
    missed: Mapping[Stratum, float]
    variance: float
    deviance: float
    freedom: int
    parameters: int
    log_likelihood: float

    @property
    def total(self) -> float:
        """Persons in all strata, those observed included."""
        return self.observed + sum(self.missed.values())

    @property
    def bic(self) -> float:
        """P log n - 2 log likelihood, to compare what is shared and what is not."""
        return self.parameters * math.log(self.observed) - 2 * self.log_likelihood

    @property
    def wald(self) -> Interval:
        """Limits on the scale of log persons missed, the model taken as given."""
        missed, spread = sum(self.missed.values()), math.exp(Z * math.sqrt(self.variance))
        return Interval(
            level=LEVEL,
            lower=self.observed + missed / spread,
            upper=self.observed + missed * spread,
            kind="wald_log_given_model",
        )


def fit_strata(
    split: StratifiedTable, model: str, *, shared: Shared = "dependence", effects: Sequence[str] | None = None
) -> StrataFit:
    r"""Fit a hierarchical model with the stratum, or the columns that make it, as covariates.

    Every stratum has its own intercept. Shared are, by `shared`: nothing (each stratum by itself); how lists
    depend on each other, so that list effects alone differ (the default: sparse strata borrow the
    dependence from all); or the list effects too. Terms that nobody holds, in their stratum or where they
    are shared in any, go to minus infinity; structural zeros are left out.

    Parameters
    ----------
    split : StratifiedTable
        The covariate's values are its strata.
    model : str
        Such as `[12,13,4]`, lists numbered in column order.
    shared : str
        See above.
    effects : sequence of str, optional
        Columns of `split.by` that list effects depend on, instead of on every stratum: `["sex", "age"]` adds an effect of
        sex and one of age for each list, `["sex:age"]` one for each combination. Dependence is shared.

    Raises
    ------
    BadModel
        The name is none of a hierarchical model of these lists.
    BadValue
        An effect names no column of `split.by`.

    References
    ----------
    Sekar CC, Deming WE (1949). On a method of estimating birth and death rates and the extent of
    registration. Journal of the American Statistical Association 44:101-115. Bishop YMM, Fienberg SE,
    Holland PW (1975). Discrete Multivariate Analysis, chapter 6. MIT Press.

    Examples
    --------
    >>> text = "sex,A,B,C,count\nf,1,0,0,30\nf,0,1,0,20\nf,1,1,0,6\nf,0,0,1,9\nf,1,0,1,3\nf,0,1,1,2\n"
    >>> text += text.split("\n", 1)[1].replace("f,", "m,")
    >>> found = fit_strata(StratifiedTable.from_csv(text, by=["sex"]), "[1,2,3]")
    >>> len(found.missed), found.code, abs(found.missed[("f",)] - found.missed[("m",)]) < 1e-6
    (2, 0, True)

    List effects of sex alone, in a table that is split by sex and age:

    >>> rows = [line for line in text.split("\n")[1:] if line]
    >>> ages = "sex,age,A,B,C,count\n" + "\n".join(r.replace(",", f",{age},", 1) for age in "ab" for r in rows)
    >>> split = StratifiedTable.from_csv(ages, by=["sex", "age"])
    >>> found = fit_strata(split, "[1,2,3]", effects=["sex"])
    >>> found.parameters, fit_strata(split, "[1,2,3]").parameters
    (10, 16)
    """
    tables = list(split.strata.values())
    chosen = Model.parse(model, len(tables[0].lists))
    matrix = _design(chosen, len(tables), ORDER[shared], _levels(split, effects))
    counts = np.concatenate([counts_by_cell(table) for table in tables])
    keep = np.concatenate([possible_cells(table) for table in tables])
    parameters = int((matrix[keep].any(axis=0)).sum())
    finite = counts @ matrix > 0
    keep &= ~matrix[:, ~finite].any(axis=1)
    own = matrix[keep][:, finite]
    code = code_of_design(own, counts[keep] > 0)
    found = None if code else fit_loglinear(own, counts[keep])
    missed, variance = _missed(found, finite, len(tables))
    top = float((xlogy(counts, counts) - counts - gammaln(counts + 1)).sum())
    return StrataFit(
        model=chosen,
        shared=shared,
        code=code,
        observed=int(counts.sum()),
        missed=dict(zip(split.strata, missed, strict=True)),
        variance=variance,
        deviance=math.nan if found is None else found.deviance,
        freedom=int(keep.sum() - finite.sum()),
        parameters=parameters,
        log_likelihood=math.nan if found is None else top - found.deviance / 2,
    )


def _design(model: Model, strata: int, order: int, levels: Floats | None) -> Floats:
    """Blocks of own columns, intercepts first, then the columns that are shared; shape (strata 2^L, p).

    With `levels`, shape (strata, q), list effects are sums of what the columns of `levels` stand for.
    """
    cells = np.arange(2**model.lists)
    columns = {term: ((cells & term) == term).astype(float) for term in model.terms}
    own = [term for term in model.terms if term.bit_count() < (order if levels is None else 2)]
    by_stratum = np.eye(strata)
    blocks = [
        np.kron(by_stratum if levels is None or not term else levels, columns[term][:, None]) for term in own
    ]
    joint = [np.tile(columns[term], strata)[:, None] for term in model.terms if term not in own]
    return np.hstack([*blocks, *joint])


def _levels(split: StratifiedTable, effects: Sequence[str] | None) -> Floats | None:
    """Indicators of what list effects depend on, a row a stratum, of full rank; a constant comes first."""
    if effects is None:
        return None
    found = np.ones((len(split.strata), 1))
    for effect in effects:
        names = effect.split(":")
        if not set(names) <= set(split.by):
            raise BadValue(kind="column that list effects depend on", example=":".join(split.by))
        at = [split.by.index(name) for name in names]
        keys = [tuple(stratum[each] for each in at) for stratum in split.strata]
        for key in dict.fromkeys(keys):
            wider = np.column_stack([found, [float(each == key) for each in keys]])
            if np.linalg.matrix_rank(wider) > found.shape[1]:
                found = wider
    return found


def _missed(found: LoglinearFit | None, finite: Mask, strata: int) -> tuple[list[float], float]:
    """Persons missed by stratum, and the variance of the logarithm of their sum by the delta method."""
    if found is None or not finite[:strata].all():
        return [math.nan] * strata, math.nan
    missed = np.exp(found.coefficients[:strata])
    weights = missed / missed.sum()
    return missed.tolist(), float(weights @ found.covariance[:strata, :strata] @ weights)
