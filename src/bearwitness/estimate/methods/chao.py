"""Chao's lower bound: persons missed, from those on exactly one and exactly two lists."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.methods.floor import unequal_bound
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.lognormal import LEVEL, limits
from bearwitness.estimate.note import Note

NAME = "chao"
CITATION = (
    (
        "Chao A (1987). Estimating the population size for capture-recapture data with unequal catchability. "
        "Biometrics 43:783-791."
    ),
    (
        "Rivest L-P, Baillargeon S (2007). Applications and extensions of Chao's moment estimator for the size "
        "of a closed population. Biometrics 63:999-1006."
    ),
    "Chao A (1989). Estimating population size for sparse data in capture-recapture experiments. Biometrics 45:427-438.",
)


def missed(once: int, twice: int, factor: float) -> tuple[float, float]:
    """Least number of persons missed, and the variance of that number.

    Parameters
    ----------
    once, twice : int
        Persons on exactly one and on exactly two lists, f1 and f2.
    factor : float
        (t - 1) / t for t lists (see `factor`); 1 gives the form for very many lists, too high for few.

    Returns
    -------
    tuple of float
        factor f1^2 / (2 f2), or the bias-corrected factor f1 (f1 - 1) / (2 (f2 + 1)) where f2 = 0; the
        variance by the delta method, f2 = 0 being given the variance 1 so that the limits stay wide.

    Examples
    --------
    UKdat_5 (Silverman 2014), five lists:

    >>> round(2744 + missed(2523, 214, 4 / 5)[0])
    14642
    """
    if twice == 0:
        least = factor * once * (once - 1) / 2
        return least, least + factor**2 * once * (2 * once - 1) ** 2 / 4 + least**2
    ratio = once / twice
    variance = twice * (factor * ratio**2 / 2 + factor**2 * (ratio**3 + ratio**4 / 4))
    return factor * once**2 / (2 * twice), variance


def factor(table: CaptureTable) -> float:
    r"""2 P / S^2, with S lists that can hold somebody alone and P pairs that can hold somebody exactly.

    For t lists without structural zeros this is (t - 1) / t. It follows from one mean for every single
    cell, f1 / S, and one for every double cell, f2 / P.

    Examples
    --------
    >>> table = CaptureTable.from_csv("A,B,C,count\n1,0,0,9\n0,1,0,8\n1,0,1,3\n")
    >>> round(factor(table), 3), round(factor(table.apart(("A", "B"))), 3)
    (0.667, 0.444)
    """
    orders = [sum(pattern) for pattern in table.never]
    lists = len(table.lists)
    singles, pairs = lists - orders.count(1), math.comb(lists, 2) - orders.count(2)
    return 2 * pairs / singles**2 if singles else 0.0


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Lower bound with the factor for the number of lists, and log-normal limits.

    Closed form: draws nothing from `rng`. Where lists differ in size the bound is too high even when they
    are independent; a note gives the form that allows for it (see `floor`).

    References
    ----------
    Chao (1987), Biometrics 43:783-791; factor: Rivest & Baillargeon (2007), Biometrics 63:999-1006.
    """
    lists = len(table.lists)
    least, variance = missed(table.seen_once, table.seen(2), factor(table))
    lower, upper = limits(table.observed, least, variance)
    return Estimate(
        method=NAME,
        total=table.observed + least,
        interval=Interval(level=LEVEL, lower=lower, upper=upper, kind="lognormal_chao"),
        status="lower_bound_only",
        model=f"Mh, {lists} lists",
        warnings=_notes(table, least),
        citation=CITATION,
    )


def _notes(table: CaptureTable, least: float) -> tuple[Note, ...]:
    notes = [Note(code="no_doubles")] if table.seen(2) == 0 else []
    unequal = unequal_bound(table)[0]
    if not math.isclose(unequal, least, rel_tol=0.01, abs_tol=1.0):
        notes.append(Note(code="unequal_lists", values={"value": table.observed + unequal}))
    return tuple(notes)
