"""Readings of names in Latin letters: either order, joined, split or hyphened, Korean systems or pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from bearwitness.linkage.names.latin_tables import latin_tables
from bearwitness.linkage.names.reading import Reading

MOST = 4
"""Readings kept of one name."""


def read_latin(names: Sequence[str]) -> list[tuple[Reading, ...]]:
    """Readings of each folded name, the likeliest first, weights adding to one; none where no table reads it.

    The first word is the surname, or the last one; the others are one or two syllables of a given name, by one system.
    Where the tables do not have a part, one slip of typing in it is mended.
    """
    from bearwitness.linkage.names.latin_kernel import read

    tables = latin_tables()
    letters = np.frombuffer("".join(names).encode("ascii", "replace"), dtype=np.uint8)
    starts = np.cumsum([0, *map(len, names)], dtype=np.int64)
    counts = np.empty(len(names), dtype=np.int64)
    weights, tokens = np.empty(MOST * len(names)), np.empty((MOST * len(names), 3), dtype=np.int64)
    total = read(tables.systems, letters, starts, tables.nearest, counts, (weights, tokens, MOST))
    parts = [[tables.tokens[n] for n in column] for column in tokens[:total].T.tolist()]
    readings = map(Reading._make, zip(*parts, weights[:total].tolist(), strict=True))
    return [tuple(islice(readings, size)) for size in counts.tolist()]
