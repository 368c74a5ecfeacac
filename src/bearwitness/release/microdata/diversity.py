"""What a class gives away of a sensitive column: distinct values (l) and distance from everybody (t)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.microdata.classes import class_of
from bearwitness.release.synthetic.codebook import Rows


def distinct(rows: Rows, columns: Sequence[int], sensitive: int) -> NDArray[np.int64]:
    """Distinct values of the sensitive column in the class of every row (l-diversity); shape (rows,).

    1 means that whoever knows the keys knows the value: 0 % or 100 % of the class.

    References
    ----------
    Machanavajjhala et al., l-diversity, 2007.
    """
    found = class_of(rows, columns)
    pairs = np.unique(np.stack([found, rows[:, sensitive]], axis=1), axis=0)
    return np.bincount(pairs[:, 0])[found]


def distance(rows: Rows, columns: Sequence[int], sensitive: int) -> NDArray[np.float64]:
    """Total variation between the class of every row and all rows (t-closeness with equal distances).

    References
    ----------
    Li, Li and Venkatasubramanian, t-closeness, 2007.
    """
    found, values = class_of(rows, columns), rows[:, sensitive].astype(np.int64)
    shape = (int(found.max()) + 1, int(values.max()) + 1)
    table = np.bincount(found * shape[1] + values, minlength=shape[0] * shape[1]).reshape(shape)
    shares = table / table.sum(axis=1, keepdims=True)
    everybody = table.sum(axis=0) / table.sum()
    far: NDArray[np.float64] = np.abs(shares - everybody).sum(axis=1)[found] / 2
    return far
