"""How much more often two written names meet when one person bears both than when two persons do.

The likelihood ratio of a pair of readings is the product over surname and given syllables of
``a**2 s + (2 a b + b**2) c + 2 g (a + b) + g**2`` where s and c are the products of the tokens' vectors over states
and over classes of sounds, and a, b, g the chances that a part was written as borne, as a like sound, or as
anything. It is averaged over the readings of both names, which is exact for a mixture.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.book import NameBook

SHARES = ((1.0, 0.0, 0.0), (0.90, 0.06, 0.04), (0.70, 0.15, 0.15), (0.95, 0.0, 0.05))
"""a, b, g by kind of token: unknown, as written, mended, surname."""
NAMES, CROSSED, ALIASES = 0.66, 0.14, 0.06
"""Weights of name with name, name with alias (each way), alias with alias."""

Numbers = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@cache
def _kernel() -> Any:
    """Compile on first use; numba is slow to import."""
    from numba import njit

    @njit(nogil=True)  # type: ignore[misc]
    def dot(start: Any, column: Any, value: Any, a: int, b: int) -> float:
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

    @njit(nogil=True)  # type: ignore[misc]
    def part(t: Any, a: int, b: int) -> float:
        kind, shares = t[3], t[10]
        x, y = kind[a], kind[b]
        if x == 0 or y == 0:
            return 1.0
        exact = shares[x, 0] * shares[y, 0]
        heard = shares[x, 0] * shares[y, 1] + shares[x, 1] * shares[y, 0] + shares[x, 1] * shares[y, 1]
        return (
            exact * dot(t[4], t[5], t[6], a, b)
            + heard * dot(t[7], t[8], t[9], a, b)
            + 1.0
            - exact
            - heard
        )

    @njit(nogil=True)  # type: ignore[misc]
    def ratio(t: Any, a: int, b: int) -> float:
        start, weight, tokens = t[0], t[1], t[2]
        total = 0.0
        for i in range(start[a], start[a + 1]):
            for j in range(start[b], start[b + 1]):
                product = weight[i] * weight[j]
                for place in range(3):
                    product *= part(t, tokens[i, place], tokens[j, place])
                total += product
        return total

    @njit(nogil=True)  # type: ignore[misc]
    def ratios(t: Any, weights: Any, left: Any, right: Any, out: Any) -> None:
        for n in range(len(out)):
            total, every = 0.0, 0.0
            for i in range(2):
                for j in range(2):
                    a, b = left[n, i], right[n, j]
                    if a >= 0 and b >= 0:
                        total += weights[i, j] * ratio(t, a, b)
                        every += weights[i, j]
            out[n] = total / every if every > 0 else np.nan

    return ratios


def _arrays(book: NameBook) -> tuple[npt.NDArray[Any], ...]:
    return (
        book.start,
        book.weight,
        book.tokens,
        book.kind,
        book.states.start,
        book.states.column,
        book.states.value,
        book.classes.start,
        book.classes.column,
        book.classes.value,
        np.array(SHARES, dtype=np.float64),
    )


def likelihood_ratios(book: NameBook, left: Integers, right: Integers) -> npt.NDArray[np.float64]:
    """Likelihood ratio of each pair of records by their names and aliases.

    Parameters
    ----------
    book : NameBook
        The names.
    left, right : int64 array, shape (pairs, 2)
        Number of the name and of the alias of each record; -1 where there is none.

    Returns
    -------
    float64 array, shape (pairs,)
        NaN where a record has neither name nor alias.
    """
    out = np.empty(len(left), dtype=np.float64)
    weights = np.array([[NAMES, CROSSED], [CROSSED, ALIASES]])
    _kernel()(_arrays(book), weights, np.ascontiguousarray(left), np.ascontiguousarray(right), out)
    return out
