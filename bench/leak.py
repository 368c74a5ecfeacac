"""What synthetic rows give away of the very people they were made from: tests that can only reject."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.tables import cell_of
from bench.likeness import counts, recorded


@dataclass(frozen=True)
class OnceOnly:
    """The exchangeable test.

    Attributes
    ----------
    train, control : share that the synthetic rows hold, of the combinations that exactly one of the records
        has and none of the control, and the other way round
    error : standard error of their difference, by person
    """

    way: int
    train: float
    control: float
    error: float

    @property
    def gap(self) -> float:
        """Train minus control; about 0 where the rows tell of the population, not of the people."""
        return self.train - self.control


def once_only(records: Rows, control: Rows, rows: Rows, book: SyntheticCodebook, way: int) -> OnceOnly:
    """Whether the rows hold the rare combinations of their own records more than those of like people.

    `control` are as many people of the same population who were not in the records. A rare combination being
    present proves nothing: a fresh draw of the population holds most of them. Only the difference tells.
    """
    if len(records) != len(control):
        raise ValueError("records and control must be equally many")
    sides = ((records, control), (control, records))
    found = [_once_only(own, other, rows, book, way) for own, other in sides]
    (train, a), (held, b) = found
    return OnceOnly(way, train, held, math.hypot(a, b))


def _once_only(own: Rows, other: Rows, rows: Rows, book: SyntheticCodebook, way: int) -> tuple[float, float]:
    """Share of present combinations of one side, and its standard error by person.

    A person's combinations come or stay away together, so that people are counted, not combinations.
    """
    hits, number = np.zeros(len(own)), np.zeros(len(own))
    for columns in itertools.combinations(range(len(book.names)), way):
        mine, theirs, made = (counts(each, columns, book) for each in (own, other, rows))
        once = np.flatnonzero((mine == 1) & (theirs == 0) & recorded(columns, book))
        owner = np.zeros(len(mine), dtype=np.int64)
        owner[cell_of(own, columns, book.sizes)] = np.arange(len(own))
        np.add.at(hits, owner[once], made[once] > 0)
        np.add.at(number, owner[once], 1)
    every = max(number.sum(), 1.0)
    share = float(hits.sum() / every)
    return share, float(np.sqrt(((hits - share * number) ** 2).sum()) / every)


def membership_scores(people: Rows, rows: Rows, columns: int = 3) -> NDArray[np.float64]:
    """How a guesser ranks people as members: nearness of the nearest row; shape (people,).

    `columns` breaks ties by how many rows are that near. Distances are numbers of differing columns.
    """
    near = np.empty(len(people))
    for at, person in enumerate(people):
        distance = (rows != person).sum(axis=1)
        least = int(distance.min())
        near[at] = -least + min(int((distance <= least + columns).sum()), 10_000) / 10_001
    return near


def area(members: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """Area under the curve of a score: chance that a member scores above another, ties half."""
    ranks = np.concatenate([members, others])
    _, inverse, number = np.unique(ranks, return_inverse=True, return_counts=True)
    below = np.cumsum(number) - number
    middle = below + (number + 1) / 2
    total = middle[inverse[: len(members)]].sum()
    return float((total - len(members) * (len(members) + 1) / 2) / (len(members) * len(others)))


def largest_advantage(epsilon: float, delta: float) -> float:
    """Largest (true minus false positive rate) of any attack on an (epsilon, delta) private release.

    From the trade-off between the two kinds of error (Kairouz, Oh and Viswanath 2015):
    (e**epsilon - 1 + 2 delta) / (e**epsilon + 1).
    """
    return (math.expm1(epsilon) + 2 * delta) / (math.exp(epsilon) + 1)
