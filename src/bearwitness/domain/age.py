"""Ages as ranges of whole years, in the international or the Korean way of counting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from bearwitness.domain.bounds import BOUNDS, read_bounds, whole
from bearwitness.domain.errors import BadValue
from bearwitness.domain.interval import Interval
from bearwitness.domain.json_fields import Json, integer_field
from bearwitness.domain.verdict import Verdict

Counting = Literal["international", "korean"]
COUNTINGS: tuple[Counting, ...] = get_args(Counting)

_OLDEST = 130
_EXAMPLE = "12-29, 17, ..15, 18 korean"
_SHAPE = re.compile(rf"(?P<bounds>{BOUNDS})(?: (?P<counting>international|korean))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Age in completed years, known only within bounds (both included; ``None`` is no bound).

    By Korean counting a person is 1 at birth and a year older each 1 January, so the international age is
    one or two years less: one less from the birthday on, two before it.

    Raises
    ------
    BadValue
        Where the bounds are reversed, beyond a human life, or the counting is not known.
    """

    low: int | None = None
    high: int | None = None
    counting: Counting = "international"

    def __post_init__(self) -> None:
        """Invariant: bounds in order within a human life; Korean ages begin at 1."""
        least = 1 if self.counting == "korean" else 0
        if self.counting not in COUNTINGS:
            raise BadValue(kind="age", example=_EXAMPLE)
        if any(bound is not None and not least <= bound <= _OLDEST for bound in (self.low, self.high)):
            raise BadValue(kind="age", example=_EXAMPLE)
        Interval(low=self.low, high=self.high)

    @classmethod
    def parse(cls, text: str) -> Age:
        """Read ``17``, ``12-29``, ``..15``, ``12..``, each with ``korean`` after it if counted so."""
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            raise BadValue(kind="age", example=_EXAMPLE)
        low, high = (whole(bound, "age", _EXAMPLE) for bound in read_bounds(found["bounds"], "age", _EXAMPLE))
        return cls(low=low, high=high, counting=_counting(found["counting"] or "international"))

    @classmethod
    def from_json(cls, tree: Json) -> Age:
        """Read ``{"low": 12, "high": 29, "counting": "international"}``."""
        return cls(
            low=integer_field(tree, "low", "12"),
            high=integer_field(tree, "high", "29"),
            counting=_counting(tree.get("counting", "international")),
        )

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "age", "low": self.low, "high": self.high, "counting": self.counting}

    @property
    def interval(self) -> Interval:
        """Bounds in international years, wide enough for either side of a birthday."""
        age = self.to_international()
        return Interval(low=0 if age.low is None else age.low, high=age.high)

    def to_international(self) -> Age:
        """The same age in international years: one or two less than the Korean age."""
        if self.counting == "international":
            return self
        low = None if self.low is None else max(0, self.low - 2)
        return Age(low=low, high=None if self.high is None else self.high - 1)

    def under(self, years: int) -> Verdict:
        """Whether the person was younger than an international age, such as 18."""
        return self.interval.less(Interval(low=years, high=years))

    def at_least(self, years: int) -> Verdict:
        """Whether the person had reached an international age."""
        return ~self.under(years)

    def same(self, other: Age) -> Verdict:
        """Whether both state the same age in years."""
        return self.interval.same(other.interval)

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        suffix = " korean" if self.counting == "korean" else ""
        return f"{Interval(low=self.low, high=self.high)}{suffix}"


def _counting(value: object) -> Counting:
    """One of the two ways of counting."""
    for counting in COUNTINGS:
        if value == counting:
            return counting
    raise BadValue(kind="age", example=_EXAMPLE)
