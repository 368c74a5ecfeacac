"""Which columns the graphical model joins, chosen from noisy tables alone (so it costs no privacy)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.release.synthetic.tables import NoisyTable


def strength(table: NoisyTable, total: float) -> float:
    """How far a noisy pair is from independence: excess of chi-square over what noise and chance give."""
    counts = np.maximum(table.counts, 0).astype(float)
    expected = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / max(counts.sum(), 1.0)
    variance = expected + table.sigma**2
    return float((((table.counts - expected) ** 2 / variance) - 1).sum()) if total > 0 else 0.0


def joined(
    pairs: Sequence[NoisyTable],
    forced: Sequence[tuple[int, int]],
    sizes: Sequence[int],
    total: float,
) -> list[tuple[int, int]]:
    """A maximal spanning forest over `forced`, the pairs that structural zeros join.

    Returns
    -------
    list of (i, j)
        i < j, the forced pairs first.
    """
    root = list(range(len(sizes)))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    chosen = list(forced)
    for i, j in forced:
        root[top(i)] = top(j)
    ranked = sorted(pairs, key=lambda table: (-strength(table, total), table.columns))
    for table in ranked:
        i, j = table.columns
        if top(i) != top(j):
            root[top(i)] = top(j)
            chosen.append((i, j))
    return chosen
