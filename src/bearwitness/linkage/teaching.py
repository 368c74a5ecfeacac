"""What a decision on a pair would teach: how far it is expected to move an estimate, and how open the question is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def teaching(
    probability: Numbers, block: tuple[Integers, Integers], sizes: Numbers, overlaps: Numbers
) -> Numbers:
    """Expected change of the estimate, as a share of it, by a decision on each pair, weighted by its entropy.

    From two lists of sizes n and m with k persons on both, n m / k persons are estimated (Petersen): one link more or
    less changes that by one part in k. Deciding a pair of probability p moves the expected number of links by
    2 p (1 - p) on average. Within one list a link takes one person from its n. The entropy, from 0 to 1 bit, keeps a
    pair that is nearly certain behind one that is open where both would move the estimate alike.

    Parameters
    ----------
    probability : float64 array, shape (pairs,)
        That both records are one person.
    block : two int64 arrays, shape (pairs,)
        Lists of both records.
    sizes : float64 array, shape (lists,)
        Records of each list.
    overlaps : float64 array, shape (lists, lists)
        Expected links between each two lists, symmetric.

    References
    ----------
    Settles B (2009). Active learning literature survey, chapter 4 (expected model change). University of Wisconsin.
    """
    a, b = block
    inner = np.clip(probability, 1e-9, 1 - 1e-9)
    part = np.where(a == b, 1 / np.maximum(sizes[a], 1.0), 1 / np.maximum(overlaps[a, b], 1.0))
    entropy = -(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner))
    found: Numbers = 2 * inner * (1 - inner) * part * entropy
    return found
