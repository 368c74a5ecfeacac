"""Stepwise choice of pairs of lists that depend on each other, repeated inside the bootstrap."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.capture.prepared import prepared
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.intervals.repeated import repeated
from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.kernels.forward import choose_pairs, choose_pairs_each
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.methods.reported import reported
from bearwitness.estimate.models.fit_model import ModelFit, fit_model
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.note import Note

NAME = "stepwise"
CITATION = (
    (
        "Chan L, Silverman BW, Vincent K (2021). Multiple systems estimation for sparse capture data: "
        "inferential challenges when there are nonoverlapping lists. Journal of the American Statistical "
        "Association 116:1297-1306."
    ),
    "Efron B (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82:171-185.",
)
THRESHOLD = 0.02
MOST_LISTS = 10
"""A fit is a matter of milliseconds there, a bootstrap of 1000 of them of seconds."""


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Total when pairs of lists may depend, pairs being chosen one by one.

    From main effects on, the pair enters whose overlap is the most surprising as a Poisson count around its
    fitted mean (the smaller tail), as long as that tail is below THRESHOLD and the model with it has a
    finite and unique maximum; pairs that share nobody enter at minus infinity. The starting model is
    checked like the others. The limits repeat the whole choice on `reps` bootstrap tables and with one
    person of each pattern left out.

    References
    ----------
    Chan, Silverman & Vincent (2021), JASA 116:1297-1306; limits: Efron (1987), JASA 82:171-185.

    Examples
    --------
    The Western site (Farrell et al. 2019): 2483, limits 1293 and 3670 from another draw.

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("Western").table, np.random.default_rng(1), reps=1000)
    >>> round(found.total), found.model
    (2483, '[A:E][B][C][D]')
    """
    used, refusal = prepared(table, NAME, CITATION, most=MOST_LISTS)
    if refusal:
        return refusal
    found = chosen_fit(used)
    if found is None:
        return Estimate.refused(NAME, Note(code="no_finite_fit"), citation=CITATION)
    possible, lists = possible_cells(used), len(used.lists)

    def missed(tables: Floats) -> Floats:
        return choose_pairs_each(tables, possible, lists, THRESHOLD)

    limits = repeated(missed, counts_by_cell(used), found.total, rng, reps, tell)
    return reported(NAME, CITATION, used, found, limits)


def chosen_fit(table: CaptureTable) -> ModelFit | None:
    """Fit of the model that the rule chooses; None where main effects alone have no finite maximum."""
    counts, lists = counts_by_cell(table), len(table.lists)
    chosen = np.zeros(lists * lists, dtype=np.int64)
    found, many = choose_pairs(counts, possible_cells(table), lists, THRESHOLD, chosen)
    return None if np.isnan(found) else fit_model(table, Model.of(lists, chosen[:many].tolist()))
