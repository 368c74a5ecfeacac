"""What weak dependence between lists would change: the model that AIC prefers beside those that were chosen.

Every method here that chooses among models asks for strong evidence before it lets two lists depend. A dependence too weak
for that still moves the total, and then the limits of all of them lie to one side of the truth together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.methods.bic import ranking
from bearwitness.estimate.models.fit_model import fit_model

LEAST_LISTS, MOST_LISTS = 3, 4
"""Of the thousands of models of five lists AIC takes by chance one that fits a sparse table too well: 75,000 for Western."""

PENALTY = 2.0
"""Of AIC for a parameter, where BIC takes the logarithm of the persons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weak:
    """Model of lowest AIC, its total and its limits given the model, persons."""

    model: str
    total: float
    lower: float
    upper: float


def weak_dependence(table: CaptureTable) -> Weak | None:
    """Hierarchical model of lowest AIC, three and four lists; None for other tables, or where none fits.

    References
    ----------
    Akaike H (1974). A new look at the statistical model identification. IEEE Transactions on Automatic Control
    19:716-723. Leeb H, Potscher BM (2005). Model selection and inference: facts and fiction. Econometric Theory 21:21-59.
    """
    used = used_lists(table)
    if not LEAST_LISTS <= len(used.lists) <= MOST_LISTS:
        return None
    found = ranking(used)
    if not found.scores.size:
        return None
    scores = found.scores - found.models.sizes[: found.scores.size] * (np.log(used.observed) - PENALTY)
    best = fit_model(used, found.models.model(int(np.argmin(scores))))
    return Weak(
        model=best.model.named(used.lists), total=best.total, lower=best.wald.lower, upper=best.wald.upper
    )
