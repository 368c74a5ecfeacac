"""Counts as ranges: so many persons, or another stated unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.bounds import BOUNDS, read_bounds, whole
from bearwitness.domain.errors import BadValue
from bearwitness.domain.interval import Interval
from bearwitness.domain.json_fields import Json, integer_field, text_field
from bearwitness.domain.verdict import Verdict

_EXAMPLE = "45 persons, 50-60 persons or 100.. households"
_UNIT = re.compile(r"[^\s\d](?:[^\n]*\S)?")
_SHAPE = re.compile(rf"(?P<bounds>{BOUNDS})(?: (?P<unit>{_UNIT.pattern}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, within bounds (both included; ``None`` is no bound), of a stated unit.

    Raises
    ------
    BadValue
        Where the bounds are reversed or negative, or the unit is empty.
    """

    low: int | None = None
    high: int | None = None
    unit: str = "persons"

    def __post_init__(self) -> None:
        """Invariant: bounds in order from zero; a unit of one line that begins with no digit."""
        negative = any(bound is not None and bound < 0 for bound in (self.low, self.high))
        if negative or not _UNIT.fullmatch(self.unit):
            raise BadValue(kind="count", example=_EXAMPLE)
        Interval(low=self.low, high=self.high)

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read ``45``, ``45 persons``, ``50-60 households``, ``100.. persons``."""
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            raise BadValue(kind="count", example=_EXAMPLE)
        low, high = (
            whole(bound, "count", _EXAMPLE) for bound in read_bounds(found["bounds"], "count", _EXAMPLE)
        )
        return cls(low=low, high=high, unit=found["unit"] or "persons")

    @classmethod
    def from_json(cls, tree: Json) -> Count:
        """Read ``{"low": 45, "high": 45, "unit": "persons"}``."""
        return cls(
            low=integer_field(tree, "low", "45"),
            high=integer_field(tree, "high", "45"),
            unit=text_field(tree, "unit", "persons") if "unit" in tree else "persons",
        )

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "count", "low": self.low, "high": self.high, "unit": self.unit}

    @property
    def interval(self) -> Interval:
        """Bounds; a count is never below zero."""
        return Interval(low=0 if self.low is None else self.low, high=self.high)

    def same(self, other: Count) -> Verdict:
        """Whether both state the same number; maybe, where the units differ."""
        return self.interval.same(other.interval) if self.unit == other.unit else Verdict.MAYBE

    def less(self, other: Count) -> Verdict:
        """Whether this number is smaller; maybe, where the units differ."""
        return self.interval.less(other.interval) if self.unit == other.unit else Verdict.MAYBE

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        return f"{Interval(low=self.low, high=self.high)} {self.unit}"
