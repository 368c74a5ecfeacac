"""Chapman's estimator for two lists."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.lognormal import LEVEL, limits
from bearwitness.estimate.note import Note

NAME = "chapman"
CITATION = (
    (
        "Chapman DG (1951). Some properties of the hypergeometric distribution with applications to zoological "
        "sample censuses. University of California Publications in Statistics 1:131-160."
    ),
    "Seber GAF (1970). The effects of trap response on tag recapture estimates. Biometrics 26:13-22.",
)


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Total from two lists, (n1 + 1)(n2 + 1) / (m + 1) - 1, never more than a lower bound.

    With two lists nothing can show whether they depend on each other, and the usual dependence, the same
    persons being easier to reach for both, makes the number too low. Other numbers of lists are refused.
    Closed form: draws nothing from `rng`. Limits are log-normal, with Seber's variance.

    References
    ----------
    Chapman (1951); variance: Seber (1970), Biometrics 26:13-22.

    Examples
    --------
    The first two of the three spina bifida lists of Madigan & York (1997):

    >>> from bearwitness.estimate import published
    >>> table = published.load("MadiganYork_3").table
    >>> two = table.keeping(table.lists[:2])
    >>> found = fit(two, np.random.default_rng(1), reps=0)
    >>> two.sizes.tolist(), round(found.total, 1), found.status
    ([513, 207], 688.8, 'lower_bound_only')
    """
    used = used_lists(table)
    if len(used.lists) != 2 or used.never:
        return Estimate.refused(NAME, Note(code="not_two_lists"), citation=CITATION)
    first, second = (int(size) for size in used.sizes)
    both = next(iter(used.overlaps.values()))
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    lower, upper = limits(used.observed, total - used.observed, variance)
    return Estimate(
        method=NAME,
        total=total,
        interval=Interval(level=LEVEL, lower=lower, upper=upper, kind="lognormal_chapman"),
        status="lower_bound_only",
        model=f"[{used.lists[0]}][{used.lists[1]}]",
        citation=CITATION,
    )
