"""How different two values are, by the level at which they are measured."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = get_args(Level)
Matrix = NDArray[np.float64]


def squared_distances(level: Level, values: Matrix, totals: Matrix) -> Matrix:
    """Squared differences of every two values.

    Parameters
    ----------
    level
        Nominal: equal or not. Ordinal: by the ranks between them. Interval: by their difference. Ratio: by their
        difference relative to their sum.
    values : (V,) array
        Distinct values in ascending order; for *nominal* only their identity matters.
    totals : (V,) array
        How often each was assigned to a unit that at least two coders coded.

    Returns
    -------
    (V, V) array
        Symmetric, with a zero diagonal.
    """
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    if level == "ordinal":
        return _ordinal(totals)
    difference = values[:, None] - values[None, :]
    if level == "interval":
        return difference**2
    together = values[:, None] + values[None, :]
    return np.divide(difference, together, out=np.zeros_like(difference), where=together != 0) ** 2


def _ordinal(totals: Matrix) -> Matrix:
    """Squared number of ranks from the middle of one value's ranks to the middle of the other's."""
    middles = np.cumsum(totals) - totals / 2
    return (middles[:, None] - middles[None, :]) ** 2
