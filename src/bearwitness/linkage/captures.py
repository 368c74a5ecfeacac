"""From a clustering to a capture table: how many persons have each pattern of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.outline import Outline

if TYPE_CHECKING:
    import pandas as pd

COUNT = "count"


def capture_table(records: Outline, home: npt.NDArray[np.int64]) -> pd.DataFrame:
    """One 0/1 column a list, and `count`; patterns that nobody has are left out.

    Parameters
    ----------
    records : Outline
        Which list each record is on.
    home : int64 array, shape (records,)
        Cluster of each record.
    """
    import pandas as pd

    on = np.zeros((len(home), len(records.lists)), dtype=np.int64)
    on[home, records.list_of] = 1
    patterns, counts = np.unique(on[on.any(axis=1)], axis=0, return_counts=True)
    order = np.lexsort((*(-patterns.T[::-1]), patterns.sum(axis=1)))
    table = pd.DataFrame(patterns[order], columns=list(records.lists))
    return table.assign(**{COUNT: counts[order]})
