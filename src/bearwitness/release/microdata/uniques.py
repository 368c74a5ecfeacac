"""Special uniques: rows that stand alone already on few columns."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.microdata.classes import sizes_as_value
from bearwitness.release.synthetic.codebook import Rows


def minimal_uniques(rows: Rows, columns: Sequence[int], most: int = 3) -> NDArray[np.int64]:
    """Minimal unique sets of every row, by size; shape (rows, most).

    A set of columns on which a row is alone, while it is alone on no smaller part of it. One of a single
    column is worse than one of three.

    References
    ----------
    Elliot, Manning and Ford, A computational algorithm for handling the special uniques problem, 2002 (SUDA).
    """
    alone: dict[tuple[int, ...], NDArray[np.bool_]] = {}
    found = np.zeros((len(rows), most), dtype=np.int64)
    for size in range(1, most + 1):
        for subset in itertools.combinations(sorted(columns), size):
            covered = np.zeros(len(rows), dtype=bool)
            for part in itertools.combinations(subset, size - 1):
                covered |= alone.get(part, False)
            here = sizes_as_value(rows, subset) == 1
            found[:, size - 1] += here & ~covered
            alone[subset] = here | covered
    return found


def suda_scores(minimal: NDArray[np.int64], columns: int) -> NDArray[np.int64]:
    """Score of every row from its minimal unique sets; shape (rows,).

    A set of k among M columns counts (M - k) (M - k - 1) ..., as many factors as sizes are left above k: the
    number of larger sets it makes unique (the original score of SUDA2, as sdcMicro gives it).
    """
    most = minimal.shape[1]
    weights = [math.prod(columns - i for i in range(size, most)) for size in range(1, most + 1)]
    scores: NDArray[np.int64] = minimal @ np.array(weights, dtype=np.int64)
    return scores
