"""How much more often two written names meet when one person bears both than when two persons do.

The likelihood ratio of a pair of readings is the product over surname and given syllables of
``a**2 s + (2 a b + b**2) c + 2 g (a + b) + g**2`` where s and c are the products of the tokens' vectors over states
and over classes of sounds, and a, b, g the chances that a part was written as borne, as a like sound, or as
anything. It is averaged over the readings of both names, which is exact for a mixture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.book import NameBook

SHARES = ((1.0, 0.0, 0.0), (0.90, 0.06, 0.04), (0.70, 0.15, 0.15), (0.98, 0.0, 0.02))
"""a, b, g by kind of token: unknown, as written, mended, surname."""
NAMES, CROSSED, ALIASES = 0.66, 0.14, 0.06
"""Weights of name with name, name with alias (each way), alias with alias."""

Numbers = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Ratios of all pairs of tokens of one place, so that a pair of names is a few look-ups.

    `tables` holds them one place after the other, `base` where each place begins, `width` its number of tokens,
    `row` the row of each token in its place.
    """

    tables: Numbers
    base: Integers
    width: Integers
    row: Integers

    @classmethod
    def of(cls, book: NameBook) -> Likeness:
        """Compare every token with every other of its place."""
        from bearwitness.linkage.names.likeness_kernel import compare_tokens

        row = np.zeros(len(book.kind), dtype=np.int64)
        tables, widths = [], []
        for place in range(3):
            tokens = np.unique(book.tokens[:, place]).astype(np.int64)
            row[tokens] = np.arange(len(tokens))
            table = np.empty((len(tokens), len(tokens)), dtype=np.float32)
            compare_tokens(_vectors(book), np.array(SHARES), tokens, table)
            tables.append(table.ravel())
            widths.append(len(tokens))
        width = np.array(widths, dtype=np.int64)
        base = np.concatenate([[0], np.cumsum(width**2)[:-1]])
        return cls(np.concatenate(tables), base, width, row)

    def ratio(self, place: int, a: int, b: int) -> float:
        """Ratio of two tokens; exactly 1 where one is unknown."""
        return float(self.tables[self.base[place] + self.row[a] * self.width[place] + self.row[b]])


def _vectors(book: NameBook) -> tuple[npt.NDArray[Any], ...]:
    states, classes = book.states, book.classes
    return (
        book.kind,
        states.start,
        states.column,
        states.value,
        classes.start,
        classes.column,
        classes.value,
    )


def likelihood_ratios(
    book: NameBook, likeness: Likeness, left: Integers, right: Integers
) -> npt.NDArray[np.float64]:
    """Likelihood ratio of each pair of records by their names and aliases.

    Parameters
    ----------
    book, likeness
        The names, and how alike their parts are.
    left, right : int64 array, shape (pairs, 2)
        Number of the name and of the alias of each record; -1 where there is none.

    Returns
    -------
    float64 array, shape (pairs,)
        NaN where a record has neither name nor alias.
    """
    from bearwitness.linkage.names.likeness_kernel import compare_names

    out = np.empty(len(left), dtype=np.float64)
    weights = np.array([[NAMES, CROSSED], [CROSSED, ALIASES]])
    compare_names(
        (book.start, book.weight, book.tokens),
        (likeness.tables, likeness.base, likeness.width, likeness.row),
        weights,
        np.ascontiguousarray(left),
        np.ascontiguousarray(right),
        out,
    )
    return out
