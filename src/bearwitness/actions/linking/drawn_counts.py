"""The counts that a run of linkage drew, as the casebook keeps them: no list by name, no record, no person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bearwitness.linkage import Linkage

META = "meta.json"
SAID = ("reviewed_sample", "notes")
"""Keys of `meta.json` that say how far a linkage can be trusted; others name lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCounts:
    """Tables as CSV, lists by number, in the order of their names.

    Attributes
    ----------
    state
        Of what the run read (`linkage_state`), taken before it read.
    captures
        With every link taken as certain.
    replicates
        One table a clustering.
    meta
        What is said with them: whether enough pairs were reviewed, and what a reader must know.
    """

    state: str
    captures: str
    replicates: list[str]
    meta: Mapping[str, object]

    @classmethod
    def of(cls, done: Linkage, files: Mapping[str, str], state: str) -> DrawnCounts:
        """Counts of a linkage; `files` are its replicates and `meta.json` by name."""
        meta = json.loads(files[META])
        return cls(
            state=state,
            captures=_numbered(done.captures.to_csv(index=False)),
            replicates=[_numbered(text) for name, text in sorted(files.items()) if name != META],
            meta={key: meta[key] for key in SAID},
        )

    def to_json(self) -> dict[str, object]:
        """As the run keeps them."""
        return asdict(self)


def _numbered(text: str) -> str:
    """The table with the numbers of lists in the place of their names."""
    import pandas as pd

    table = pd.read_csv(StringIO(text))
    names = [f"list{n}" for n in range(1, len(table.columns))]
    return table.set_axis([*names, "count"], axis=1).to_csv(index=False)
