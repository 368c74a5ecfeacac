"""Extended maximum likelihood: terms without anybody go to minus infinity, and their cells with them."""

from __future__ import annotations

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask


@compiled
def extend(terms: Integers, held: Floats, possible: Mask, keep: Mask) -> Integers:
    """Terms that stay finite; `keep` is filled with the cells that stay.

    Parameters
    ----------
    terms : int64 array, shape (p,)
        Terms of the model, the intercept first.
    held : float array, shape (2^L,)
        Persons who hold each term: superset sums of the counts.
    possible : bool array, shape (2^L,)
        Cells that can be observed.
    keep : bool array, shape (2^L,)
        Overwritten.
    """
    keep[:] = possible
    finite = np.empty(terms.size, np.int64)
    many = 0
    for term in terms:
        if held[term] > 0.0:
            finite[many] = term
            many += 1
            continue
        for cell in range(keep.size):
            if cell & term == term:
                keep[cell] = False
    return finite[:many]
