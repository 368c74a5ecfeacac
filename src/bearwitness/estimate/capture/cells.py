"""A table over all 2^L cells, numbered as kernels take them: bit L - 1 - j for list j, cell 0 unobserved."""

from __future__ import annotations

from functools import cache

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask


def numbers(patterns: np.ndarray[tuple[int, ...], np.dtype[np.int8]]) -> Integers:
    """Cell of each pattern, shapes (K, L) to (K,)."""
    found: Integers = patterns @ _powers(patterns.shape[1])
    return found


@cache
def _powers(lists: int) -> Integers:
    return 1 << np.arange(lists)[::-1]


def counts_by_cell(table: CaptureTable) -> Floats:
    """Persons, zeros included, shape (2^L,)."""
    counts = np.zeros(2 ** len(table.lists))
    counts[numbers(table.patterns)] = table.counts
    return counts


def possible_cells(table: CaptureTable) -> Mask:
    """Cells that can be observed: neither the unobserved one nor a structural zero, shape (2^L,)."""
    possible = np.ones(2 ** len(table.lists), dtype=np.bool_)
    possible[0] = False
    if table.never:
        possible[numbers(np.array(table.never, dtype=np.int8))] = False
    return possible
