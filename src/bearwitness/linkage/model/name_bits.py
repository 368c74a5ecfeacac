"""Likeness of names in whole bits, for pairs of records that an engine hands over by number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.likeness import Likeness, likelihood_ratios

SILENT = -99
"""Bits where a record has no name."""


def name_bits(book: NameBook, likeness: Likeness, columns: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
    """Floor of the binary logarithm of the likelihood ratio, shape (pairs,).

    Parameters
    ----------
    book, likeness
        The names, and how alike their parts are.
    columns : int64 array, shape (4, pairs)
        Name and alias of the one record, then of the other; -1 for none.
    """
    ratios = likelihood_ratios(book, likeness, columns[:2].T, columns[2:].T)
    bits = np.floor(np.log2(ratios, where=ratios > 0, out=np.full(len(ratios), float(SILENT))))
    return np.nan_to_num(bits, nan=SILENT).astype(np.int32)


def arrow_function(book: NameBook, likeness: Likeness) -> Callable[..., Any]:
    """The same over Arrow columns, as DuckDB calls it."""
    import pyarrow as pa

    def of_columns(name_l: Any, alias_l: Any, name_r: Any, alias_r: Any) -> Any:
        columns = (name_l, alias_l, name_r, alias_r)
        numbers = np.stack([each.fill_null(-1).to_numpy(zero_copy_only=False) for each in columns])
        return pa.array(name_bits(book, likeness, numbers.astype(np.int64)))

    return of_columns
