"""Bands: the coarse codes under which engines see an age or a date."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.age import Age
from bearwitness.domain.interval import Interval
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand:
    """International ages from ``low`` to ``high`` years, both included."""

    code: str
    low: int | None
    high: int | None

    def holds(self, value: object) -> Verdict:
        """Whether an age lies in the band; maybe, where its bounds reach beyond."""
        if not isinstance(value, Age):
            return Verdict.NO
        return value.interval.within(Interval(low=self.low, high=self.high))


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBand:
    """Days of a period, both ends included."""

    code: str
    period: PartialDate

    def holds(self, value: object) -> Verdict:
        """Whether a date lies in the period; maybe, where its bounds reach beyond or it may be wrong."""
        return value.within(self.period) if isinstance(value, PartialDate) else Verdict.NO


Band = AgeBand | DateBand
