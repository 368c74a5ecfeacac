"""What a hand-reviewed random sample of pairs says of a linkage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.label import Labelled
from bearwitness.linkage.sample import needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Pairs of the random sample on which two reviewers agreed, and what they estimate.

    Attributes
    ----------
    pairs : int
        How many.
    needed : int
        How many there must be before a status may rise above `disputed`.
    precision, recall : float or None
        Of the links as the model alone would make them, among compared pairs; None where nothing can be said.
    """

    pairs: int
    needed: int
    precision: float | None
    recall: float | None

    @property
    def enough(self) -> bool:
        """Whether a status may rise above `disputed`."""
        return self.pairs >= self.needed

    @classmethod
    def of(
        cls, labelled: Labelled, unaided: npt.NDArray[np.float64], threshold: float, drawn: int
    ) -> Reviewed:
        """Weigh the sample's pairs by what they stand for; `unaided` are probabilities as if nobody had judged.

        `drawn` is the size of a sample of these lists.
        """
        which = labelled.weight > 0
        weight, same = labelled.weight[which], labelled.same[which]
        linked = unaided[labelled.pair[which]] >= threshold
        right = float(weight[same & linked].sum())
        return cls(
            pairs=int(which.sum()),
            needed=needed(drawn),
            precision=_share(right, float(weight[linked].sum())),
            recall=_share(right, float(weight[same].sum())),
        )

    def to_json(self) -> dict[str, object]:
        """As `meta.json` holds it."""
        return {
            "pairs": self.pairs,
            "needed": self.needed,
            "enough": self.enough,
            "precision": self.precision,
            "recall": self.recall,
        }


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole > 0 else None
