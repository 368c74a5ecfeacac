"""What the finished rows must pass before anything is written; every check rests on noisy tables alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.errors import NotConverged, RuleBroken
from bearwitness.release.synthetic.tables import NoisyTable, count

ALARM = 1e-4
"""Chance that sound rows fail the check of single values."""
ROUGH = 1.5
"""Mean square of the deviations, against noise and chance, above which the rows do not fit."""


def check_rows(rows: Rows, book: SyntheticCodebook, measured: Sequence[NoisyTable]) -> list[str]:
    """Refuse rows that break a rule or do not fit the tables they were made from.

    Returns
    -------
    list of str
        Names of the checks that were passed.

    Raises
    ------
    RuleBroken, NotConverged
    """
    broken = int(book.broken(rows).sum())
    if broken:
        raise RuleBroken(number=broken)
    zeros = {(i, j): mask for i, j, mask in book.forbidden()}
    singles = [table for table in measured if len(table.columns) == 1]
    bound = math.sqrt(2 * math.log(2 * sum(t.counts.size for t in singles) / ALARM))
    for table in singles:
        off = np.abs(count(rows, table.columns, book.sizes) - table.counts)
        if (off > bound * table.doubt + 1).any():
            raise NotConverged(check="single values")
    for order in (2, 3):
        squares, cells = 0.0, 0
        for table in (each for each in measured if len(each.columns) == order):
            mask = zeros.get((table.columns[0], table.columns[1])) if order == 2 else None
            held = count(rows, table.columns, book.sizes)
            off = (held - table.counts) ** 2 / (table.doubt**2 + held + 1)
            squares += float(off.sum() if mask is None else off[~mask].sum())
            cells += table.counts.size if mask is None else int((~mask).sum())
        if cells and not squares <= ROUGH * cells:
            raise NotConverged(check=f"tables of {order}")
    return ["rules", "model", "weights", "single values", "tables"]
