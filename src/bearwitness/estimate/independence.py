"""Independent lists: the log-linear model of main effects alone. With two lists, Lincoln and Petersen's."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.estimate.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.existence import has_finite_fit
from bearwitness.estimate.goodness import contradictions
from bearwitness.estimate.loglinear import cell_counts, design, fit_loglinear, main_effects
from bearwitness.estimate.lognormal import LEVEL, Z
from bearwitness.estimate.method import Tell, quiet
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
MOST_LISTS = 14
"""The existence check is a programme over 2^L cells: a third of a second at 14 lists, minutes at 20."""


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
    used = used_lists(table)
    if len(used.lists) > MOST_LISTS:
        note = Note(code="too_many_lists", values={"most": MOST_LISTS})
        return Estimate.refused(NAME, note, citation=CITATION)
    matrix = design(main_effects(len(used.lists)), len(used.lists))
    counts = cell_counts(used)
    found = fit_loglinear(matrix, counts) if has_finite_fit(matrix, counts) else None
    if found is None:
        return Estimate.refused(NAME, Note(code="no_finite_fit"), citation=CITATION)
    spread = Z * math.sqrt(found.variance)
    lower, upper = (table.observed + math.exp(found.intercept + side * spread) for side in (-1, 1))
    against = contradictions(used, table.observed + math.exp(found.intercept), found)
    return Estimate(
        method=NAME,
        total=table.observed + math.exp(found.intercept),
        interval=Interval(level=LEVEL, lower=lower, upper=upper, kind="wald_log_given_model"),
        status="disputed" if against else "estimated",
        model="".join(f"[{name}]" for name in used.lists),
        warnings=(*against, Note(code="given_model")),
        citation=CITATION,
    )


def used_lists(table: CaptureTable) -> CaptureTable:
    """Table without the lists that hold nobody."""
    held = table.sizes > 0
    if held.all():
        return table
    used = [int(n) for n in np.flatnonzero(held)]
    never = [tuple(p[n] for n in used) for p in table.never if not any(np.array(p)[~held])]
    counts = {tuple(p[n] for n in used): count for p, count in table.by_pattern.items()}
    return CaptureTable.of(tuple(table.lists[n] for n in used), counts, never)
