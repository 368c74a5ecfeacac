"""Every model within a margin of BIC: what else the table allows for about as well, and with which total."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.methods.bic import HIGHEST, MARGIN, ranking
from bearwitness.estimate.models.fit_model import fit_model


@dataclass(frozen=True, slots=True, kw_only=True)
class NearModel:
    """A hierarchical model, its total and limits given the model (persons), and how much higher its BIC is."""

    model: str
    total: float
    lower: float
    upper: float
    behind: float


def near_models(table: CaptureTable, margin: float = MARGIN) -> tuple[NearModel, ...]:
    """Hierarchical models with a finite and unique maximum whose BIC is within `margin` of the lowest, that first.

    All orders to five lists, pairs at six; none for more lists.

    Examples
    --------
    >>> from bearwitness.estimate import published
    >>> near_models(published.load("Kosovo").table)[0].model
    '[EXH:ABA:OSCE][EXH:HRW][OSCE:HRW]'
    """
    used = used_lists(table)
    if len(used.lists) not in HIGHEST:
        return ()
    found = ranking(used)
    near = [at for at, score in enumerate(found.scores.tolist()) if score <= found.scores[0] + margin]
    fits = [(at, fit_model(used, found.models.model(at))) for at in near]
    return tuple(
        NearModel(
            model=fit.model.named(used.lists),
            total=fit.total,
            lower=fit.wald.lower,
            upper=fit.wald.upper,
            behind=float(found.scores[at] - found.scores[0]),
        )
        for at, fit in fits
    )
