"""Counts that the latest run of linkage drew here: in the memory of this process, never in a file of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bearwitness.actions.linking.link_lists import Linked

REPLICATES = 100
FOLDER = "replicates/"
TABLE = "captures.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCounts:
    """Files as the command writes them, by name: `captures.csv` and `replicates/`.

    Attributes
    ----------
    precision, recall
        Of the links as the model alone would make them, by the pairs that people judged before the run; None where
        nothing can be said.
    """

    run_id: str
    files: Mapping[str, str]
    precision: float | None
    recall: float | None

    @property
    def tables(self) -> list[str]:
        """Replicates, in their order."""
        return [text for name, text in sorted(self.files.items()) if name.startswith(FOLDER) and name != META]


META = f"{FOLDER}meta.json"
_held: list[HeldCounts] = []


def hold_counts(done: Linked) -> None:
    """Keep the replicates of a run in the place of those of an earlier one."""
    files = {f"{FOLDER}{name}": text for name, text in done.files.items()}
    reviewed = done.linkage.reviewed
    _held[:] = [
        HeldCounts(
            run_id=done.run_id,
            files={TABLE: done.linkage.captures.to_csv(index=False), **files},
            precision=reviewed.precision,
            recall=reviewed.recall,
        )
    ]


def held_counts(run_id: str) -> HeldCounts | None:
    """Counts of a run, if this process drew them."""
    return next((each for each in _held if each.run_id == run_id), None)
