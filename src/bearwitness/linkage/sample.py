"""A random sample of the compared pairs for people to judge: the only way to learn how often links are right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SIZE = 200
LEAST, MOST, SHARE = 40, 100, 0.8
"""Of the sample this share must be settled before a status may rise above `disputed`: never less, never more."""
ENDS = (0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)
"""Ends of the bands of probability; each has as many pairs in the sample as any other, and at most half of its own."""


def needed(drawn: int) -> int:
    """Pairs on which two reviewers must agree, of a sample of this many."""
    return int(min(max(SHARE * drawn, LEAST), MOST))


def random_sample(
    probability: npt.NDArray[np.float64], rng: np.random.Generator, size: int = SIZE
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Pairs drawn at random within bands of probability, and how many compared pairs each stands for.

    Returns
    -------
    chosen : int64 array, shape (drawn,)
        Numbers of pairs, ascending.
    weight : float64 array, shape (drawn,)
        Pairs of the band over pairs drawn from it.
    """
    band = np.digitize(probability, ENDS[1:-1])
    members = [np.flatnonzero(band == n) for n in range(len(ENDS) - 1)]
    quota = [0] * len(members)
    most = [(len(each) + 1) // 2 for each in members]
    left = min(size, sum(most))
    while left > 0:
        open_bands = [n for n, each in enumerate(most) if quota[n] < each]
        share = max(left // len(open_bands), 1)
        for n in open_bands[:left]:
            more = min(share, most[n] - quota[n])
            quota[n] += more
            left -= more
    drawn = [rng.choice(each, size=n, replace=False) for each, n in zip(members, quota, strict=True)]
    weights = [np.full(n, len(each) / max(n, 1)) for each, n in zip(members, quota, strict=True)]
    chosen = np.concatenate(drawn).astype(np.int64)
    order = np.argsort(chosen)
    return chosen[order], np.concatenate(weights)[order]
