"""The noisy tables as a file: what each cell supports, and nothing that noise cannot support."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import numpy as np

from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.tables import NoisyTable

LEVEL = 0.95
Z = 1.96
LEAST = 10
HEADER = (
    *("way", "column_1", "value_1", "column_2", "value_2", "column_3", "value_3"),
    *("count", "lower", "upper", "sigma", "status"),
)
TEST = "test: not for release"


def least_shown(sigma: float, least: int = LEAST) -> int:
    """Smallest noisy count that is shown: two standard deviations of the noise, and never under the least count."""
    return max(least, int(np.ceil(2 * sigma)))


def tables_text(
    measured: Sequence[NoisyTable], book: SyntheticCodebook, *, releasable: bool, least: int = LEAST
) -> str:
    """CSV of the 1-, 2- and 3-way counts with 95 % intervals of the noise.

    A cell below `least_shown` has no count, only `upper`: it is "fewer than that". Structural zeros are not
    listed, nor are hidden cells of three-way tables (their `upper` is at most `least_shown` + 1.96 sigma).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    status = "" if releasable else TEST
    for table in measured:
        if table.columns:
            writer.writerows((*line, status) for line in _lines(table, book, least))
    return out.getvalue()


def _lines(
    table: NoisyTable, book: SyntheticCodebook, threshold: int
) -> Iterator[tuple[str | int | float, ...]]:
    levels = list(book.columns.values())
    least, reach = least_shown(table.sigma, threshold), Z * table.sigma
    wanted = table.counts >= (least if len(table.columns) == 3 else np.iinfo(np.int64).min)
    for i, j, mask in book.forbidden():
        if {i, j} <= set(table.columns):
            axes = [table.columns.index(i), table.columns.index(j)]
            shape = [size if at in axes else 1 for at, size in enumerate(table.counts.shape)]
            wanted = wanted & ~mask.reshape(shape)
    for cell in np.argwhere(wanted):
        number = int(table.counts[tuple(cell)])
        told: list[str | int | float] = [len(table.columns)]
        for column, level in zip(table.columns, cell, strict=True):
            told += [book.names[column], levels[column][level]]
        told += [""] * (7 - len(told))
        upper = int(np.ceil(number + reach))
        shown = (number, int(np.floor(number - reach)), upper)
        yield (*told, *(shown if number >= least else ("", 0, max(upper, least))), round(table.sigma, 3))
