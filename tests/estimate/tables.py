"""Capture tables that tests share, and a strategy that makes others."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import strategies as st

from bearwitness.estimate import CaptureTable

RNG = np.random.default_rng(7)


def independent(chances: list[float], total: int) -> CaptureTable:
    """Expected counts of independent lists, rounded: independence fits by construction."""
    counts = {}
    for pattern in product((0, 1), repeat=len(chances)):
        share = np.prod([c if seen else 1 - c for c, seen in zip(chances, pattern, strict=True)])
        if any(pattern):
            counts[pattern] = round(float(total * share))
    return CaptureTable.from_patterns([f"L{n}" for n in range(len(chances))], counts)


@st.composite
def tables(draw: st.DrawFn, least: int = 2, most: int = 5) -> CaptureTable:
    """Any table: sparse as often as full."""
    lists = draw(st.integers(least, most))
    patterns = list(product((0, 1), repeat=lists))[1:]
    counts = st.dictionaries(st.sampled_from(patterns), st.integers(1, 400), min_size=1)
    return CaptureTable.from_patterns([f"list {n}" for n in range(lists)], draw(counts))


@st.composite
def tables_apart(draw: st.DrawFn, least: int = 3, most: int = 4) -> CaptureTable:
    """Any table, with structural zeros: some of the patterns that nobody has are declared impossible."""
    table = draw(tables(least=least, most=most))
    empty = sorted(set(product((0, 1), repeat=len(table.lists))) - set(table.by_pattern))
    never = draw(st.sets(st.sampled_from([each for each in empty if any(each)]))) if len(empty) > 1 else set()
    return CaptureTable.from_patterns(table.lists, table.by_pattern, never=never)
