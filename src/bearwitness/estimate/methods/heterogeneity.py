"""Persons who differ in how easily they are reached: the Mh and Mth families, lists taken as independent."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import prepared
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.closed_columns import NAMES
from bearwitness.estimate.models.closed_models import closed_fit, closed_interval
from bearwitness.estimate.models.goodness import misfit
from bearwitness.estimate.note import Note, Value

NAME = "heterogeneity"
CITATION = (
    (
        "Rivest L-P, Baillargeon S (2007). Applications and extensions of Chao's moment estimator for the size "
        "of a closed population. Biometrics 63:999-1006."
    ),
    (
        "Baillargeon S, Rivest L-P (2007). Rcapture: loglinear models for capture-recapture in R. "
        "Journal of Statistical Software 19(5)."
    ),
    (
        "Link WA (2003). Nonidentifiability of population size from capture-recapture data with heterogeneous "
        "detection probabilities. Biometrics 59:1123-1130."
    ),
)
LEAST_LISTS, MOST_LISTS = 3, 10
MARGIN = 2.0
"""Forms this near in BIC to the lowest fit as well as it."""


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Total when persons differ but lists do not depend otherwise: the form with the lowest BIC.

    The form of the differences (Poisson2, Darroch, Gamma3.5) cannot be learned from the table: forms that
    fit alike can have very different totals (Link 2003). Where the limits of the best do not hold the
    totals of all that are within MARGIN of its BIC, or where even the best does not fit, the method disputes
    its own number. Forms in which
    persons would be more alike than chance makes them are no heterogeneity and are left out.

    References
    ----------
    Rivest & Baillargeon (2007), Biometrics 63:999-1006; Link (2003), Biometrics 59:1123-1130.

    Examples
    --------
    Snowshoe hares (Cormack 1989):

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("hare").table, np.random.default_rng(1), reps=0)
    >>> round(found.total, 1), found.model
    (81.5, 'Mh Poisson2')
    """
    used, refusal = prepared(table, NAME, CITATION, most=MOST_LISTS)
    if refusal:
        return refusal
    if len(used.lists) < LEAST_LISTS:
        return Estimate.refused(NAME, Note(code="two_lists"), citation=CITATION)
    fits = [closed_fit(used, name) for name in NAMES if not name.endswith("LB") and " " in name]
    standing = [each for each in fits if each.strength is not None and each.strength >= 0]
    if not standing:
        return Estimate.refused(NAME, Note(code="no_heterogeneity"), citation=CITATION)
    best = min(standing, key=lambda each: each.bic)
    near = sorted(each.total for each in standing if each.bic <= best.bic + MARGIN)
    interval = closed_interval(used, best)
    held = interval is not None and interval.lower <= near[0] and near[-1] <= interval.upper
    against = misfit(NAME, best.deviance, best.freedom)
    span: dict[str, Value] = {"method": NAME, "number": len(near), "lower": near[0], "upper": near[-1]}
    notes = [Note(code="near_models", values=span)] if len(near) > 1 else []
    return Estimate(
        method=NAME,
        total=best.total,
        interval=interval,
        status="estimated" if held and not against else "disputed",
        model=best.name,
        warnings=(
            *against,
            *notes,
            Note(code="form_given"),
            *(() if interval else (Note(code="no_upper_limit"),)),
        ),
        citation=CITATION,
    )
