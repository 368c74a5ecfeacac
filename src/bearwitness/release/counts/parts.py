"""Which cells hang together through sums: what holds for one part says nothing of another."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Labels = npt.NDArray[np.int32]


def parts_of(matrix: csr_array) -> tuple[Labels, Labels]:
    """Number of the part of each sum and of each cell, where the matrix holds sums by cells."""
    sums, cells = matrix.shape
    row, column = matrix.nonzero()
    ties = csr_array((np.ones(len(row)), (row, column + sums)), shape=(sums + cells, sums + cells))
    _, labels = connected_components(ties, directed=False)
    return labels[:sums], labels[sums:]
