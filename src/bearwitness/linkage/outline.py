"""All that later steps know of the records: which list each is on, and whether it carries a name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Records without their contents.

    Attributes
    ----------
    lists, rec_ids : tuple of str
        Names of the lists, sorted; rec_id of every record.
    list_of : int64 array, shape (records,)
        Number of the list of each record.
    named : bool array, shape (records,)
        Whether it carries a given name, as its name or as its alias.
    """

    lists: tuple[str, ...]
    rec_ids: tuple[str, ...]
    list_of: npt.NDArray[np.int64]
    named: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.rec_ids)
