"""Compiled loops of :mod:`bearwitness.linkage.names.likeness`; importing this module imports numba."""

from __future__ import annotations

from typing import Any

import numpy as np

from bearwitness.compiled import compiled


@compiled
def dot(start: Any, column: Any, value: Any, a: int, b: int) -> float:
    """Product of two sparse rows."""
    i, j, total = start[a], start[b], 0.0
    while i < start[a + 1] and j < start[b + 1]:
        if column[i] == column[j]:
            total += value[i] * value[j]
            i += 1
            j += 1
        elif column[i] < column[j]:
            i += 1
        else:
            j += 1
    return total


@compiled
def compare_tokens(vectors: Any, shares: Any, which: Any, table: Any) -> None:
    """Likelihood ratio of every two tokens of one place, into `table`."""
    kind, start, column, value, class_start, class_column, class_value = vectors
    for n, a in enumerate(which):
        for k in range(n + 1):
            b = which[k]
            x, y = kind[a], kind[b]
            ratio = 1.0
            if x > 0 and y > 0:
                exact = shares[x, 0] * shares[y, 0]
                heard = (shares[x, 0] + shares[x, 1]) * (shares[y, 0] + shares[y, 1]) - exact
                ratio = 1.0 - exact - heard
                ratio += exact * dot(start, column, value, a, b)
                ratio += heard * dot(class_start, class_column, class_value, a, b)
            table[n, k] = table[k, n] = ratio


@compiled
def of_two(book: Any, likeness: Any, a: int, b: int) -> float:
    """Likelihood ratio of two names, over all their readings."""
    start, weight, parts = book
    tables, base, width, row = likeness
    total = 0.0
    for i in range(start[a], start[a + 1]):
        for j in range(start[b], start[b + 1]):
            product = weight[i] * weight[j]
            for place in range(3):
                at = row[parts[i, place]] * width[place] + row[parts[j, place]]
                product *= tables[base[place] + at]
            total += product
    return total


@compiled
def compare_names(book: Any, likeness: Any, weights: Any, left: Any, right: Any, out: Any) -> None:
    """Likelihood ratio of every pair of records, into `out`."""
    for n in range(len(out)):
        total, every = 0.0, 0.0
        for i in range(2):
            for j in range(2):
                a, b = left[n, i], right[n, j]
                if a >= 0 and b >= 0:
                    total += weights[i, j] * of_two(book, likeness, a, b)
                    every += weights[i, j]
        out[n] = total / every if every > 0 else np.nan
