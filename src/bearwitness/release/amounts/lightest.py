"""The least that a combination of sums can hold besides what it is about, by linear programming (HiGHS)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

Matrix = npt.NDArray[np.float64]
Vector = npt.NDArray[np.float64]
Groups = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

AT_ONCE, FIRST = 2, 300
"""Groups, for each sum, that are added at once to those that are weighed; and how many are at the least."""
CLOSE = 1e-7
"""Weight that may be left out, as a part of the whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Combination:
    """A combination of sums: how heavy it is, and what each sum is multiplied by."""

    weight: float
    factors: Vector


def lightest(columns: Matrix, groups: Groups, weights: Vector, target: Vector, enough: float) -> Combination:
    """Combination of sums that holds one unit of a target and as little as can be of everything else.

    Only some groups are weighed at first, the heaviest; what is found then weighs no more than what is looked for. So
    it is enough, or groups that it takes much of are weighed as well.

    Parameters
    ----------
    columns : (n, m)
        How often each of n columns stands in each of m sums.
    groups : (n,)
        Number of the group that a column belongs to, in order; of a group the column that is taken most often counts.
    weights : (g,)
        Weight of each group, not below zero.
    target : (m,)
        What must be held once; not zero.
    enough
        Weight beyond which it does not matter how much more it is.

    Returns
    -------
    Combination
        The least weight, or some weight from `enough` up that it reaches at the least. A weight of zero without factors
        where none could be computed, which is to be taken as told.
    """
    step, first = max(AT_ONCE * len(target), FIRST), np.flatnonzero(np.diff(groups, prepend=-1))
    weighed = _heaviest(weights, step)
    while True:
        found = _lightest_of(columns, groups, np.where(weighed, weights, np.inf), target)
        taken = weights * np.maximum.reduceat(np.abs(columns @ found.factors), first)
        left = np.where(weighed, 0.0, taken)
        if found.weight >= enough or not found.factors.any() or left.sum() <= CLOSE * (1 + found.weight):
            return found
        weighed |= _heaviest(left, step)


def _heaviest(weights: Vector, number: int) -> Mask:
    found = np.zeros(len(weights), dtype=np.bool_)
    found[np.argsort(weights, kind="stable")[-number:]] = True
    return found & (weights > 0)


def _lightest_of(columns: Matrix, groups: Groups, weights: Vector, target: Vector) -> Combination:
    """Weigh the groups of finite weight alone.

    It is found by its dual: the greatest change of the target that changes of these groups, within their weights, make
    up for in every sum.
    """
    part, below, single = _variables(groups, np.isfinite(weights))
    signs = np.where(below, -1.0, 1.0)
    caps = weights[groups[part]]
    shared, limits = _shared(groups[part[~single]], len(part), weights)
    found = linprog(  # type: ignore[call-overload]  # it takes sparse matrices, and none
        np.append(np.zeros(len(part)), -1.0),
        A_ub=shared,
        b_ub=limits,
        A_eq=csr_array(np.vstack([columns[part] * signs[:, None], -target]).T),
        b_eq=np.zeros(len(target)),
        bounds=np.column_stack([np.append(np.where(single, -caps, 0.0), 0.0), np.append(caps, np.inf)]),
        method="highs",
    )
    nothing = np.zeros(len(target))
    if found.x is None or found.status != 0:
        return Combination(0.0, nothing)
    factors: Vector = np.asarray(found.eqlin.marginals, dtype=float)
    held = float(target @ factors)
    return Combination(float(found.x[-1]), factors / held if abs(held) > 0.5 else nothing)


def _variables(groups: Groups, weighed: Mask) -> tuple[Groups, Mask, Mask]:
    """Column of each variable, whether it counts downwards, and whether its group has no other column."""
    alone = np.bincount(groups, minlength=len(weighed))[groups] == 1
    one, more = np.flatnonzero(alone & weighed[groups]), np.flatnonzero(~alone & weighed[groups])
    part = np.concatenate([one, more, more])
    at = np.arange(len(part))
    return part, at >= len(one) + len(more), at < len(one)


def _shared(groups: Groups, number: int, weights: Vector) -> tuple[csr_array | None, Vector | None]:
    """Over all variables and the target's, a row for each group that has several, which are the last ones."""
    if not len(groups):
        return None, None
    which, row = np.unique(groups, return_inverse=True)
    at = np.arange(number - len(groups), number)
    matrix = csr_array(coo_array((np.ones(len(at)), (row, at)), shape=(len(which), number + 1)))
    return matrix, weights[which]
