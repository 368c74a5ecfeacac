"""The workload: which tables are measured and with how much noise, settled before the data are opened."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from dataclasses import dataclass

from bearwitness.release.synthetic.codebook import BLANK, SyntheticCodebook

SHARES = {0: 0.01, 1: 0.07, 2: 0.72, 3: 0.20}
"""Share of the privacy budget (of the sum of 1/sigma squared) for tables of each order."""
POWER = 2 / 3
"""Budget of a table within its order grows like (its recorded cells) ** POWER."""
MOST_CELLS = 100_000


@dataclass(frozen=True)
class Query:
    """One table of the workload: the columns it crosses and its share of the budget."""

    columns: tuple[int, ...]
    weight: float

    def sigma(self, scale: float) -> float:
        """Parameter of the discrete Gaussian noise in every cell, at overall `scale`.

        Rounded up to one of 64 steps a factor of two, so that accounting composes few distributions.
        """
        exact = scale / math.sqrt(self.weight)
        return float(2 ** (math.ceil(64 * math.log2(exact)) / 64))


@dataclass(frozen=True)
class Workload:
    """All queries, by a public rule on a public codebook."""

    queries: tuple[Query, ...]

    @classmethod
    def of(cls, book: SyntheticCodebook) -> Workload:
        """The number of people, all columns, all pairs, and the triples among keys and sensitive columns.

        The mean error over recorded cells, sum(cells * sigma), is least under a fixed sum of 1/sigma**2
        where sigma is proportional to cells ** (-1/3): hence `POWER`.
        """
        places = range(len(book.names))
        key = sorted({book.position(name) for name in (*book.quasi_identifiers, *book.sensitive)})
        by_order: dict[int, list[tuple[int, ...]]] = {
            0: [()],
            1: [(i,) for i in places],
            2: _small(book, itertools.combinations(places, 2)),
            3: _small(book, itertools.combinations(key, 3)),
        }
        present = {order: SHARES[order] for order, found in by_order.items() if found}
        queries: list[Query] = []
        for order, share in present.items():
            sizes = [_recorded(book, columns) ** POWER for columns in by_order[order]]
            part = share / sum(present.values()) / sum(sizes)
            queries += [Query(c, size * part) for c, size in zip(by_order[order], sizes, strict=True)]
        return cls(tuple(queries))

    def digest(self, book: SyntheticCodebook) -> str:
        """SHA-256 that binds the queries, their weights and the domain."""
        told = [[list(q.columns), repr(q.weight)] for q in self.queries]
        text = json.dumps([list(book.columns.items()), told])
        return hashlib.sha256(text.encode()).hexdigest()


def _recorded(book: SyntheticCodebook, columns: tuple[int, ...]) -> int:
    levels = list(book.columns.values())
    return math.prod(max(1, sum(v != BLANK for v in levels[i])) for i in columns)


def _small(book: SyntheticCodebook, found: itertools.combinations[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [columns for columns in found if math.prod(book.sizes[i] for i in columns) <= MOST_CELLS]
