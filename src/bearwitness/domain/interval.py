"""Closed numeric intervals: the bounds between which a doubtful number lies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bearwitness.domain.errors import BadValue
from bearwitness.domain.verdict import Verdict

Number = int | float | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number known only to lie between two bounds, both included; ``None`` is no bound.

    Raises
    ------
    BadValue
        Where the bounds are reversed, or a bound is not a number.
    """

    low: Number | None = None
    high: Number | None = None

    def __post_init__(self) -> None:
        """Invariant: both bounds are numbers in order, where they are stated."""
        if any(bound is not None and bound != bound for bound in (self.low, self.high)):
            raise BadValue(kind="interval", example="12 to 29")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BadValue(kind="interval", example="12 to 29")

    def contains(self, number: Number) -> bool:
        """Whether the number lies between the bounds."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.less(other) is not Verdict.YES and other.less(self) is not Verdict.YES

    def less(self, other: Interval) -> Verdict:
        """Whether the number here is smaller than the number there."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return Verdict.YES
        if self.low is not None and other.high is not None and self.low >= other.high:
            return Verdict.NO
        return Verdict.MAYBE

    def same(self, other: Interval) -> Verdict:
        """Whether both are the same number: certain only between two exact numbers."""
        if not self.overlaps(other):
            return Verdict.NO
        exact = self.low is not None and self.low == self.high == other.low == other.high
        return Verdict.YES if exact else Verdict.MAYBE

    def within(self, other: Interval) -> Verdict:
        """Whether the number here lies between the bounds there."""
        if not self.overlaps(other):
            return Verdict.NO
        low_holds = other.low is None or (self.low is not None and self.low >= other.low)
        high_holds = other.high is None or (self.high is not None and self.high <= other.high)
        return Verdict.YES if low_holds and high_holds else Verdict.MAYBE

    def __str__(self) -> str:
        """Bounds as text: ``5``, ``5-9``, ``..9``, ``5..`` or ``..``."""
        if self.low is not None and self.low == self.high:
            return _plain(self.low)
        if self.low is not None and self.high is not None:
            return f"{_plain(self.low)}-{_plain(self.high)}"
        return f"{'' if self.low is None else _plain(self.low)}..{'' if self.high is None else _plain(self.high)}"


def _plain(number: Number) -> str:
    """Digits without an exponent."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
