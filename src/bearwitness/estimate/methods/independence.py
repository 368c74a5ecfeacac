"""Independent lists: the log-linear model of main effects alone. With two lists, Lincoln and Petersen's."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import prepared
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.existence import MOST_LISTS
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.models.goodness import contradictions
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.note import Note

NAME = "independence"
CITATION = (
    (
        "Darroch JN (1958). The multiple-recapture census: I. Estimation of a closed population. "
        "Biometrika 45:343-359."
    ),
    (
        "Fienberg SE, Rinaldo A (2012). Maximum likelihood estimation in log-linear models. "
        "Annals of Statistics 40:996-1023."
    ),
)


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Total if being on one list says nothing about being on another.

    Closed fit: draws nothing from `rng`. Lists without records are left out (their effect is minus
    infinity). The interval, n + exp(b +- z sd(b)) with b the intercept, takes the model as given. The
    status is `disputed` where the table itself contradicts independence (see `goodness`).

    Examples
    --------
    >>> from bearwitness.estimate import published
    >>> round(fit(published.load("UKdat_5").table, np.random.default_rng(1), reps=0).total)
    13444
    """
    used, refusal = prepared(table, NAME, CITATION, most=MOST_LISTS)
    if refusal:
        return refusal
    found = fit_model(used, Model.of(len(used.lists), ()))
    if found.code or math.isnan(found.missed):
        return Estimate.refused(NAME, Note(code="no_finite_fit"), citation=CITATION)
    against = contradictions(used, found)
    return Estimate(
        method=NAME,
        total=found.total,
        interval=found.wald,
        status="disputed" if against else "estimated",
        model=found.model.named(used.lists),
        warnings=(*against, Note(code="given_model")),
        citation=CITATION,
    )
