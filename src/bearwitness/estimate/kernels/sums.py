"""Sums over subsets and supersets of cells, in place: L 2^(L-1) additions where a design matrix needs 4^L."""

from __future__ import annotations

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats


@compiled
def subset_sums(values: Floats, lists: int) -> None:
    """Replace each value by the sum over all subsets of its number."""
    for bit in range(lists):
        step = 1 << bit
        for cell in range(values.size):
            if cell & step:
                values[cell] += values[cell ^ step]


@compiled
def superset_sums(values: Floats, lists: int) -> None:
    """Replace each value by the sum over all supersets of its number."""
    for bit in range(lists):
        step = 1 << bit
        for cell in range(values.size):
            if not cell & step:
                values[cell] += values[cell | step]
