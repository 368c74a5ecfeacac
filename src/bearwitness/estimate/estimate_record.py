"""What one method says about one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from bearwitness.domain.messages import Language
from bearwitness.estimate.note import Note

Status = Literal["estimated", "disputed", "lower_bound_only", "refused"]
"""`estimated` holds if the stated assumptions hold, and never means more."""

CAUTION: tuple[Status, ...] = ("estimated", "disputed", "lower_bound_only", "refused")
"""Every status, the most cautious last."""


def most_cautious(statuses: Iterable[Status]) -> Status:
    """The one of these, at least one, that claims the least.

    Examples
    --------
    >>> most_cautious(["estimated", "lower_bound_only", "disputed"])
    'lower_bound_only'
    """
    return max(statuses, key=CAUTION.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Limits for the total number of persons, and how they were made (`kind`)."""

    level: float
    lower: float
    upper: float
    kind: str

    def to_json(self) -> dict[str, object]:
        """As in FORMATS, persons."""
        return {"level": self.level, "lower": self.lower, "upper": self.upper, "kind": self.kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One method's total (persons, those on record included), its interval, status and notes.

    `beside` holds the same method's limits made in other ways, for comparison: none of them stands for it.
    `mean` stands beside a posterior median where the posterior has a mean. `draws` of the total, shape
    (chains, draws), are kept where a method makes them; they stay in memory and never enter JSON.

    Examples
    --------
    The Western site (Farrell et al. 2019), as `bic` sees it:

    >>> from bearwitness.estimate import published
    >>> from bearwitness.estimate.methods import bic
    >>> found = bic.fit(published.load("Western").table, np.random.default_rng(1), reps=0)
    >>> round(found.total), found.status, found.interval, [each.kind for each in found.beside]
    (2483, 'estimated', None, ['multinomial_profile_likelihood_given_model', 'wald_log_given_model'])
    >>> Estimate.from_json(found.to_json("en")).total == found.total
    True
    """

    method: str
    total: float | None
    interval: Interval | None
    status: Status
    model: str | None
    warnings: tuple[Note, ...] = ()
    seconds: float = 0.0
    citation: tuple[str, ...] = ()
    beside: tuple[Interval, ...] = ()
    mean: float | None = None
    draws: npt.NDArray[np.float64] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def refused(cls, method: str, *notes: Note, citation: tuple[str, ...] = ()) -> Estimate:
        """No number, and why."""
        return cls(
            method=method,
            total=None,
            interval=None,
            status="refused",
            model=None,
            warnings=notes,
            citation=citation,
        )

    def noting(self, *notes: Note) -> Estimate:
        """The same with more notes."""
        return replace(self, warnings=(*self.warnings, *notes))

    def to_json(self, language: Language) -> dict[str, object]:
        """As in FORMATS; each warning carries its code, its values and a sentence."""
        return {
            "method": self.method,
            "total": self.total,
            "mean": self.mean,
            "interval": None if self.interval is None else self.interval.to_json(),
            "status": self.status,
            "model": self.model,
            "warnings": [note.to_json(language) for note in self.warnings],
            "seconds": self.seconds,
            "citation": list(self.citation),
            "beside": [each.to_json() for each in self.beside],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Estimate:
        """Read what `to_json` wrote."""
        own = dict(data)
        interval, beside = own.pop("interval"), own.pop("beside", [])
        warnings, citation = own.pop("warnings"), own.pop("citation")
        if not isinstance(warnings, list) or not isinstance(citation, list) or not isinstance(beside, list):
            raise TypeError
        return cls(
            **own,  # type: ignore[arg-type]
            interval=Interval(**interval) if isinstance(interval, dict) else None,
            warnings=tuple(Note.from_json(note) for note in warnings),
            citation=tuple(citation),
            beside=tuple(Interval(**each) for each in beside),
        )
