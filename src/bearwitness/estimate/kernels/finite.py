"""Whether a Poisson log-linear model has a finite and unique maximum, by elimination and a small simplex.

The maximum is finite unless a direction b exists with x_k b = 0 on every cell that holds somebody, x_k b <= 0
on every kept cell that holds nobody, and < 0 on one of them. Such directions lie in the null space of the
rows of cells that hold somebody, which is nearly always 0-dimensional, so that nothing is left to search.
Otherwise, by Stiemke's lemma, none exists exactly when the rows of the other cells, written in a basis
of that space, have a strictly positive combination that is 0: one feasibility programme with as many
rows as the space has dimensions.
"""

from __future__ import annotations

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers, Mask

NOTHING = 1e-9
"""Entries are small rationals, so anything nearer to 0 is rounding."""


@compiled
def finite_code(terms: Integers, keep: Mask, counts: Floats) -> int:
    """0 where the maximum over kept cells is finite and unique; 1 not finite, 2 not unique, 3 neither."""
    width = terms.size
    basis, pivot_of, row = np.zeros((width, width)), np.full(width, -1), np.empty(width)
    rank, kept = 0, 0
    for cell in range(counts.size):
        if keep[cell]:
            kept += 1
            if counts[cell] > 0.0:
                _row(terms, cell, row)
                rank += _insert(basis, pivot_of, row)
                if rank == width:
                    return 0
    matrix, held = np.empty((kept, width)), np.empty(kept, np.bool_)
    at = 0
    for cell in range(counts.size):
        if keep[cell]:
            _row(terms, cell, matrix[at])
            held[at] = counts[cell] > 0.0
            at += 1
    return code_of_design(matrix, held)


@compiled
def code_of_design(matrix: Floats, held: Mask) -> int:
    """The same for any design, shape (cells, p), its columns of a size near 1; `held`: cells with somebody."""
    width = matrix.shape[1]
    basis, pivot_of = np.zeros((width, width)), np.full(width, -1)
    rank = 0
    for at in range(held.size):
        if held[at]:
            rank += _insert(basis, pivot_of, matrix[at].copy())
    if rank == width:
        return 0
    return _code_of(_directions(matrix, held, basis, pivot_of, width - rank))


@compiled
def _row(terms: Integers, cell: int, row: Floats) -> None:
    for i in range(terms.size):
        row[i] = 1.0 if terms[i] & cell == terms[i] else 0.0


@compiled
def _insert(basis: Floats, pivot_of: Integers, row: Floats) -> int:
    """Add a row to a reduced basis, whose rows stand at the place of their pivot column; 1 where it is new."""
    width = row.size
    for column in range(width):
        if pivot_of[column] >= 0 and row[column] != 0.0:
            factor = row[column]
            for k in range(width):
                row[k] -= factor * basis[column, k]
    best = 0
    for column in range(width):
        if abs(row[column]) > abs(row[best]):
            best = column
    if abs(row[best]) < NOTHING:
        return 0
    factor = row[best]
    for k in range(width):
        row[k] = row[k] / factor if abs(row[k]) >= NOTHING else 0.0
    for other in range(width):
        if pivot_of[other] >= 0 and basis[other, best] != 0.0:
            factor = basis[other, best]
            for k in range(width):
                basis[other, k] -= factor * row[k]
    basis[best, :] = row
    pivot_of[best] = best
    return 1


@compiled
def _directions(matrix: Floats, held: Mask, basis: Floats, pivot_of: Integers, free: int) -> Floats:
    """Rows of the empty cells in a basis of the null space, shape (empty, free)."""
    width = pivot_of.size
    found = np.zeros((held.size - held.sum(), free))
    row_at = 0
    for at in range(held.size):
        if held[at]:
            continue
        place = 0
        for column in range(width):
            if pivot_of[column] >= 0:
                continue
            value = matrix[at, column]
            for pivot in range(width):
                if pivot_of[pivot] >= 0:
                    value -= matrix[at, pivot] * basis[pivot, column]
            found[row_at, place] = value if abs(value) >= NOTHING else 0.0
            place += 1
        row_at += 1
    return found


@compiled
def _code_of(rows: Floats) -> int:
    free = rows.shape[1]
    basis = np.zeros((free, free))
    pivot_of = np.full(free, -1)
    rank = 0
    for at in range(rows.shape[0]):
        rank += _insert(basis, pivot_of, rows[at].copy())
    code = 0 if rank == free else 2
    for column in range(free):
        least, most = 0.0, 0.0
        for at in range(rows.shape[0]):
            least = min(least, rows[at, column])
            most = max(most, rows[at, column])
        if (least < 0.0) != (most > 0.0):
            return code + 1
    if free > 1 and not _balanced(rows):
        return code + 1
    return code


@compiled
def _balanced(rows: Floats) -> bool:
    """Whether some u >= 0 has sum_k (1 + u_k) rows_k = 0: phase one of the simplex, Bland's rule."""
    many, free = rows.shape
    tableau = np.zeros((free + 1, many + 1))
    inside = np.full(free, -1)
    for i in range(free):
        right = 0.0
        for k in range(many):
            right -= rows[k, i]
        sign = -1.0 if right < 0.0 else 1.0
        for k in range(many):
            tableau[i, k] = sign * rows[k, i]
        tableau[i, many] = sign * right
        for k in range(many + 1):
            tableau[free, k] += tableau[i, k]
    while True:
        enter = -1
        for k in range(many):
            if tableau[free, k] > NOTHING:
                enter = k
                break
        if enter < 0 or tableau[free, many] <= NOTHING:
            return bool(tableau[free, many] <= NOTHING)
        leave, least = -1, np.inf
        for i in range(free):
            if tableau[i, enter] > NOTHING:
                ratio = tableau[i, many] / tableau[i, enter]
                if ratio < least - NOTHING or (ratio < least + NOTHING and inside[i] < inside[leave]):
                    leave, least = i, ratio
        if leave < 0:
            return False
        _pivot(tableau, leave, enter)
        inside[leave] = enter


@compiled
def _pivot(tableau: Floats, leave: int, enter: int) -> None:
    high, wide = tableau.shape
    factor = tableau[leave, enter]
    for k in range(wide):
        tableau[leave, k] /= factor
    for i in range(high):
        if i != leave and tableau[i, enter] != 0.0:
            factor = tableau[i, enter]
            for k in range(wide):
                tableau[i, k] -= factor * tableau[leave, k]
                if abs(tableau[i, k]) < NOTHING:
                    tableau[i, k] = 0.0
