"""What a class gives away of a sensitive column: distinct values (l) and distance from everybody (t)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.microdata.classes import class_of, counted
from bearwitness.release.synthetic.codebook import Rows


def distinct(rows: Rows, columns: Sequence[int], sensitive: int) -> NDArray[np.int64]:
    """Distinct values of the sensitive column in the class of every row (l-diversity); shape (rows,).

    1 means that whoever knows the keys knows the value: 0 % or 100 % of the class.

    References
    ----------
    Machanavajjhala et al., l-diversity, 2007.
    """
    found, (classes, _), _ = _pairs(rows, columns, sensitive)
    return np.bincount(classes)[found]


def distance(rows: Rows, columns: Sequence[int], sensitive: int) -> NDArray[np.float64]:
    """Total variation between the class of every row and all rows (t-closeness with equal distances).

    References
    ----------
    Li, Li and Venkatasubramanian, t-closeness, 2007.
    """
    found, (classes, values), number = _pairs(rows, columns, sensitive)
    share = number / np.bincount(found)[classes]
    everybody = (np.bincount(rows[:, sensitive]) / len(rows))[values]
    beyond = np.bincount(classes, weights=np.abs(share - everybody) - everybody)
    far: NDArray[np.float64] = (1 + beyond[found]) / 2
    return far


def _pairs(
    rows: Rows, columns: Sequence[int], sensitive: int
) -> tuple[NDArray[np.int64], tuple[NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]:
    """Class of every row; the pairs of a class and a value that some row has, and how many rows have each."""
    found, values = class_of(rows, columns), rows[:, sensitive].astype(np.int64)
    levels = int(values.max()) + 1
    pairs, number = counted(found * levels + values)
    return found, (pairs // levels, pairs % levels), number
