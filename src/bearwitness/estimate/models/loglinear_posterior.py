"""Posterior of a Poisson log-linear model with normal priors: mode by Newton, draws by Hamiltonian steps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.kernels.poisson_leap import run_poisson
from bearwitness.estimate.models.hierarchy import Model

Floats = npt.NDArray[np.float64]
CHAINS = 4
STEP, LENGTH = 0.25, 6
WARM_UP = 100
APART = 2.0
"""Standard deviations (of the normal approximation) by which starts are scattered about the mode."""

NEWTON = 100
FLOOR = 0.5


def draw_loglinear(
    table: CaptureTable, model: Model, precision: Floats, rng: np.random.Generator, draws: int
) -> Floats:
    """Draw the coefficients of a model from their posterior, shape (chains, draws, terms).

    Where the precision of a term is 0 its prior is flat; such a term must have a finite maximum; one
    whose overlap is empty is minus infinity, and its cells are left out.

    Parameters
    ----------
    table : CaptureTable
        Structural zeros are left out.
    model : Model
        Terms, the intercept first.
    precision : array, shape (terms,)
        Of the independent normal priors with mean 0.
    rng : numpy.random.Generator
        Spawns one generator for each chain.
    draws : int
        Kept of each chain, after a short warm-up.
    """
    terms = model.array
    cells = np.flatnonzero(possible_cells(table))
    flat = terms[(precision == 0) & (overlap(table, model) == 0)]
    cells = cells[~((cells[:, None] & flat) == flat).any(axis=1)] if len(flat) else cells
    used = ~np.isin(terms, flat)
    design = ((cells[:, None] & terms[used]) == terms[used]).astype(np.float64)
    counts = counts_by_cell(table)[cells]
    mode, information = _mode(design, counts, precision[used])
    spread = np.linalg.inv(np.linalg.cholesky(information)).T
    parts = (design @ spread, design @ mode, counts)
    pull, bend = -spread.T @ (precision[used] * mode), spread.T @ (precision[used, None] * spread)
    found = np.full((CHAINS, draws, len(terms)), -np.inf)
    for chain, own in enumerate(rng.spawn(CHAINS)):
        place, kept = APART * own.standard_normal(len(mode)), np.empty((WARM_UP + draws, len(mode)))
        run_poisson(own, place, *parts, pull, bend, STEP, LENGTH, kept)
        found[chain][:, used] = mode + kept[WARM_UP:] @ spread.T
    return found


def overlap(table: CaptureTable, model: Model) -> Floats:
    """Persons on all lists of each term, whatever else they are on, shape (terms,)."""
    counts, cells = counts_by_cell(table), np.arange(2 ** len(table.lists))
    return np.array([counts[(cells & term) == term].sum() for term in model.terms])


def _mode(design: Floats, counts: Floats, precision: Floats) -> tuple[Floats, Floats]:
    """Mode and information there, by Newton's method with halved steps."""
    place = np.linalg.lstsq(design, np.log(counts + FLOOR), rcond=None)[0].astype(np.float64)
    value = _value(place, design, counts, precision)
    for _ in range(NEWTON):
        means = np.exp(design @ place)
        slope = design.T @ (counts - means) - precision * place
        information = design.T @ (means[:, None] * design) + np.diag(precision)
        step = np.linalg.solve(information, slope).astype(np.float64)
        size = 1.0
        while _value(place + size * step, design, counts, precision) < value - 1e-12 and size > 1e-6:
            size /= 2
        place = place + size * step
        value = _value(place, design, counts, precision)
        if float(slope @ step) < 1e-10:
            break
    means = np.exp(design @ place)
    return place, design.T @ (means[:, None] * design) + np.diag(precision)


def _value(place: Floats, design: Floats, counts: Floats, precision: Floats) -> float:
    logs = design @ place
    with np.errstate(over="ignore"):
        return float(counts @ logs - np.exp(logs).sum() - precision @ place**2 / 2)
