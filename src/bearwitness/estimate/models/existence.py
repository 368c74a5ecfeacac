"""Whether a hierarchical model has a finite, unique maximum on a table: asked before any number is made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask
from bearwitness.estimate.kernels.extended import extend
from bearwitness.estimate.kernels.finite import finite_code
from bearwitness.estimate.kernels.sums import superset_sums
from bearwitness.estimate.models.hierarchy import Model

MOST_LISTS = 14
"""Methods that go over all 2^L cells stop here: at 14 lists a fit still takes milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """A model on a table, made ready for a fit: what stays finite, on which cells, and whether it exists."""

    counts: Floats
    keep: Mask
    finite: Integers
    infinite: tuple[int, ...]
    code: int


def extended(table: CaptureTable, model: Model) -> Extended:
    """Send the terms that hold nobody to minus infinity, drop their cells, and check what is left."""
    counts = counts_by_cell(table)
    held = counts.copy()
    superset_sums(held, len(table.lists))
    keep = np.empty(counts.size, dtype=np.bool_)
    finite = extend(model.array, held, possible_cells(table), keep)
    return Extended(
        counts=counts,
        keep=keep,
        finite=finite,
        infinite=tuple(term for term in model.terms if held[term] == 0.0),
        code=finite_code(finite, keep, counts),
    )


def existence_code(table: CaptureTable, model: Model) -> int:
    """Code of the extended maximum likelihood estimate.

    Returns
    -------
    int
        0 finite and unique, 1 not finite, 2 not unique, 3 neither.

    References
    ----------
    Fienberg SE, Rinaldo A (2012). Maximum likelihood estimation in log-linear models. Annals of Statistics
    40:996-1023. Chan L, Silverman BW, Vincent K (2021). Multiple systems estimation for sparse capture
    data. Journal of the American Statistical Association 116:1297-1306.

    Examples
    --------
    The constructed table of Chan, Silverman and Vincent (2021), in which only lists 1 and 2 overlap:

    >>> from bearwitness.estimate import published
    >>> table = published.load("Artificial_3").table
    >>> [existence_code(table, Model.parse(name, 3)) for name in ("[12,13,23]", "[12,3]", "[13,23]")]
    [2, 1, 0]
    """
    return extended(table, model).code
