"""Covariates of each person: who is how likely to be recorded, and so how many like her were not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import possible_cells
from bearwitness.estimate.capture.person_covariates import PersonCovariates
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.intervals.bca import quantile
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.conditional_fit import (
    ConditionalFit,
    Groups,
    Separated,
    chosen_conditional,
    grouped,
)
from bearwitness.estimate.models.goodness import misfit
from bearwitness.estimate.models.lognormal import LEVEL, limits
from bearwitness.estimate.note import Note

NAME = "covariates"
CITATION = (
    ("Huggins RM (1989). On the statistical analysis of capture experiments. Biometrika 76:133-140."),
    ("Alho JM (1990). Logistic regression in capture-recapture models. Biometrics 46:623-635."),
    (
        "Zwane E, van der Heijden P (2005). Population estimation using the multiple system estimator in the "
        "presence of continuous covariates. Statistical Modelling 5:39-52."
    ),
)
MOST_LISTS = 8
RARELY, SHARE = 0.02, 0.1
"""Chance of being recorded under which a person is known too little, and the part of the total on such persons that forbids one."""


@dataclass(frozen=True, slots=True)
class FitPersons:
    """The method, bound to the persons of a table: a `Fit` for that table."""

    persons: PersonCovariates

    def __call__(
        self, table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet
    ) -> Estimate:
        """Total by Horvitz and Thompson: each person on record stands for one over her chance of being recorded.

        Chances come from the conditional likelihood of `models.conditional_fit`: for each list a logistic
        regression on the covariates, and effects of pairs of lists, added while a score test pays for BIC's
        price. Limits repeat that choice on `reps` samples of the persons, whose number is drawn too; limits by
        the delta method, the pairs given, stand beside.

        Assumes a closed population, perfect linkage, covariates that do not change and were recorded alike for
        everybody on any list, and nobody out of reach of every list. It fails where persons differ in what was
        not recorded, and refuses where a tenth of the total would rest on persons who are recorded with a
        chance under 1 in 50, each of whom stands for more than 50.

        Parameters
        ----------
        table : CaptureTable
            That of the persons.
        rng : numpy.random.Generator
            Draws the samples.
        reps : int
            Samples; 0 for none.
        tell : callable
            Hears how many samples are done.

        References
        ----------
        Huggins (1989), Biometrika 76:133-140; Alho (1990), Biometrics 46:623-635.
        """
        if len(table.lists) > MOST_LISTS:
            return Estimate.refused(
                NAME, Note(code="too_many_lists", values={"most": MOST_LISTS}), citation=CITATION
            )
        held = np.flatnonzero(table.sizes)
        used = table.keeping([table.lists[n] for n in held])
        groups = grouped(self.persons.patterns[:, held], self.persons.values, possible_cells(used)[1:])
        try:
            found = chosen_conditional(groups)
        except Separated as error:
            note = Note(code="covariate_separates", values={"list": used.lists[error.at]})
            return Estimate.refused(NAME, note, citation=CITATION)
        except np.linalg.LinAlgError:
            return Estimate.refused(NAME, Note(code="no_finite_fit"), citation=CITATION)
        if (share := found.share_under(RARELY)) > SHARE:
            note = Note(code="weights_explode", values={"percent": 100 * share, "times": round(1 / RARELY)})
            return Estimate.refused(NAME, note, citation=CITATION)
        return _reported(self.persons, used, groups, found, _resampled(groups, found, rng, reps, tell))


def _reported(
    persons: PersonCovariates,
    used: CaptureTable,
    groups: Groups,
    found: ConditionalFit,
    totals: npt.NDArray[np.float64],
) -> Estimate:
    seen = groups.seen.sum(axis=0)
    deviance = 2 * float((xlogy(seen, seen) - xlogy(seen, np.where(seen > 0, found.expected, 1.0))).sum())
    against = misfit(NAME, deviance, found.freedom)
    finite = totals[np.isfinite(totals)]
    lost = Note(code="replicates_without", values={"method": NAME, "number": len(totals) - len(finite)})
    interval = None
    if len(finite):
        lower, upper = (quantile(finite, level) for level in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
        interval = Interval(level=LEVEL, lower=lower, upper=upper, kind="percentile_type8")
    lower, upper = limits(used.observed, found.missed, found.variance)
    beside = Interval(level=LEVEL, lower=lower, upper=upper, kind="wald_log_given_model")
    measured = Note(code="covariates_measured", values={"covariates": ", ".join(persons.covariates)})
    return Estimate(
        method=NAME,
        total=used.observed + found.missed,
        interval=interval,
        status="disputed" if against else "estimated",
        model=_named(persons, used, found),
        warnings=(*against, measured, *((lost,) if len(finite) < len(totals) else ())),
        citation=CITATION,
        beside=(beside,),
    )


def _resampled(
    groups: Groups, found: ConditionalFit, rng: np.random.Generator, reps: int, tell: Tell
) -> npt.NDArray[np.float64]:
    """Totals of samples of the persons, the pairs chosen anew in each; nan where there is none.

    As many persons as a binomial draw from the estimated total gives, so that who is seen varies too.
    """
    seen, totals = groups.seen.ravel(), np.full(reps, np.nan)
    people = int(seen.sum())
    everybody = round(people + found.missed)
    for at in range(reps):
        many = max(int(rng.binomial(everybody, people / everybody)), 1)
        drawn = rng.multinomial(many, seen / people).reshape(groups.seen.shape).astype(np.float64)
        kept = drawn.sum(axis=1) > 0
        sample = Groups(
            design=groups.design[kept],
            seen=drawn[kept],
            patterns=groups.patterns,
            possible=groups.possible,
        )
        with suppress(Separated, np.linalg.LinAlgError):
            totals[at] = many + chosen_conditional(sample).missed
        tell(at + 1, reps)
    return totals


def _named(persons: PersonCovariates, used: CaptureTable, found: ConditionalFit) -> str:
    pairs = "".join(f"[{used.lists[i]}:{used.lists[j]}]" for i, j in found.pairs)
    return " + ".join([*persons.covariates, *([pairs] if pairs else [])])
