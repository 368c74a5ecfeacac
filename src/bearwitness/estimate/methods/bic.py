"""The hierarchical model with the lowest BIC, the choice repeated inside the bootstrap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.capture.prepared import prepared
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.intervals.repeated import repeated
from bearwitness.estimate.intervals.resample import Missed
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.search import UNKNOWN, best_of_first, score_models
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.methods.reported import reported
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.models.hierarchy import ModelSet, hierarchical_models
from bearwitness.estimate.note import Note, Value

NAME = "bic"
CITATION = (
    (
        "Silverman BW, Chan L, Vincent K (2024). Bootstrapping multiple systems estimates to account for model "
        "selection. Statistics and Computing 34:44."
    ),
    "Efron B (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82:171-185.",
)
HIGHEST = {2: 1, 3: 2, 4: 3, 5: 4, 6: 2}
"""Highest order of terms by number of lists: all orders to five lists, pairs at six."""
TOP = 20
MARGIN = 2.0
"""Models this near to the lowest BIC are as good as it: the span of their totals is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Models that have a finite and unique maximum, lowest BIC first.

    Attributes
    ----------
    models : ModelSet
    totals, scores : arrays, shape (M,)
        Persons and BIC.
    considered : int
        Models looked at, those without a maximum included.
    """

    models: ModelSet
    totals: Floats
    scores: Floats
    considered: int


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Total under the best hierarchical model by BIC, limits by re-choosing among the TOP best.

    All models with every main effect are fitted (see HIGHEST), as far as they have a finite and unique
    maximum. On each bootstrap and jackknife table the lowest BIC among the TOP best of the original
    decides anew. A note tells how far apart the totals are of models whose BIC is within MARGIN.

    References
    ----------
    Silverman, Chan & Vincent (2024), Statistics and Computing 34:44; limits: Efron (1987), JASA 82:171-185.

    Examples
    --------
    Kosovo (Ball et al. 2002): 10,357; with 20 models, limits 6,947 and 18,010 from another draw.

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("Kosovo").table, np.random.default_rng(1), reps=0)
    >>> round(found.total), found.model
    (10357, '[EXH:ABA:OSCE][EXH:HRW][OSCE:HRW]')
    """
    return fit_among(table, rng, reps=reps, top=TOP, tell=tell)


def fit_all(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """`fit`, re-choosing among all models on every bootstrap table: slower, and limits that allow for every choice."""
    return fit_among(table, rng, reps=reps, top=None, tell=tell)


def fit_among(
    table: CaptureTable,
    rng: np.random.Generator,
    *,
    reps: int,
    top: int | None,
    order: int | None = None,
    tell: Tell = quiet,
) -> Estimate:
    """`fit`, re-choosing among the `top` best models (None: all), terms of at most `order` lists."""
    used, refusal = prepared(table, NAME, CITATION, most=max(HIGHEST))
    if refusal:
        return refusal
    found = ranking(used, order)
    if not found.scores.size:
        return Estimate.refused(NAME, Note(code="no_finite_fit"), citation=CITATION)
    best = fit_model(used, found.models.model(0))
    limits = repeated(among(used, found.models, top), counts_by_cell(used), best.total, rng, reps, tell)
    said = reported(NAME, CITATION, used, best, limits)
    return said.noting(*_near(found))


def ranking(table: CaptureTable, order: int | None = None) -> Ranking:
    """Every model that has a finite and unique maximum on the table, lowest BIC first.

    Raises
    ------
    KeyError
        The table has more than six lists.

    Examples
    --------
    >>> from bearwitness.estimate import published
    >>> found = ranking(published.load("UKdat_5").table, 2)
    >>> [(found.models.model(each).name, round(found.totals[each])) for each in (0, 1)]
    [('[12,13,23,25,34]', 22991), ('[12,13,25,35,45]', 12262)]
    """
    lists = len(table.lists)
    models = hierarchical_models(lists, order or HIGHEST[lists])
    many = models.sizes.size
    codes, missed, scores = np.full(many, UNKNOWN), np.empty(many), np.empty(many)
    score_models(
        counts_by_cell(table), possible_cells(table), lists, models.terms, models.sizes, codes, missed, scores
    )
    rows = np.argsort(scores, kind="stable")
    rows = rows[np.isfinite(scores[rows])]
    if not rows.size:
        return Ranking(models=models, totals=missed[rows], scores=scores[rows], considered=many)
    return Ranking(
        models=models.take(rows), totals=table.observed + missed[rows], scores=scores[rows], considered=many
    )


def among(table: CaptureTable, models: ModelSet, top: int | None, *, each: bool = False) -> Missed:
    """Procedure that takes the lowest BIC among the first `top` models (None: all) on every table.

    With `each`, among the first k for every k at once, one column for each k.
    """
    first = models.take(np.arange(min(top or models.sizes.size, models.sizes.size)))
    possible = possible_cells(table)

    def missed(tables: Floats) -> Floats:
        _, kind = np.unique(tables > 0, axis=0, return_inverse=True)
        codes: Integers = np.full((int(kind.max()) + 1, first.sizes.size), UNKNOWN)
        found = np.empty((len(tables), first.sizes.size if each else 1))
        best_of_first(tables, possible, first.lists, first.terms, first.sizes, codes, kind, found)
        return found if each else found[:, 0]

    return missed


def _near(found: Ranking) -> tuple[Note, ...]:
    near = found.totals[found.scores <= found.scores[0] + MARGIN]
    if near.size == 1:
        return ()
    values: dict[str, Value] = {
        "method": NAME,
        "number": int(near.size),
        "lower": float(near.min()),
        "upper": float(near.max()),
    }
    return (Note(code="near_models", values=values),)
