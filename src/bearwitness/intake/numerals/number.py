"""A number as it stands in a text, before any unit gives it a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Numeric = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number or a range of two.

    Attributes
    ----------
    low, high
        The same for a single number.
    scales
        What a first number without units of its own may borrow, largest first: the million of
        "3 to 5 million"; 100,000 or 1,000 of "two hundred thousand".
    written
        In words, not in digits.
    more
        A word inside the number that opens it upwards (多, 余, 여, +), else None.
    """

    low: Decimal
    high: Decimal
    start: int
    end: int
    scales: tuple[Decimal, ...] = ()
    written: bool = False
    more: str | None = None

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


def numeric(value: Decimal) -> Numeric:
    """Whole numbers as int, others as float."""
    return int(value) if value == value.to_integral_value() else float(value)
