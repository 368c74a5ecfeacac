"""Amounts of money as ranges, in the currency that was named, at their date, for what they paid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from bearwitness.domain.bounds import BOUNDS, read_bounds
from bearwitness.domain.errors import BadValue
from bearwitness.domain.interval import Interval
from bearwitness.domain.json_fields import Json, decimal_field, text_field
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.verdict import Verdict

MoneyUnit = Literal["none", "person", "act", "month", "year", "crossing", "sale"]
MONEY_UNITS: tuple[MoneyUnit, ...] = get_args(MoneyUnit)

_EXAMPLE = "5000 CNY; 1000-5000 CNY per person; 105000000.. USD per year, 2018"
_CURRENCY = re.compile(r"[A-Z]{3}")
_SHAPE = re.compile(
    rf"(?P<bounds>{BOUNDS}) (?P<currency>[A-Z]{{3}})(?: per (?P<unit>[a-z]+))?(?:, (?P<date>\S+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Amount within bounds (both included; ``None`` is no bound), nominal, never converted.

    Attributes
    ----------
    currency
        ISO 4217 code, such as ``CNY``.
    date
        When it was paid or stated, where known: the same number years apart is not the same money.
    unit
        What the amount is for: one person, act, month, year, crossing or sale; ``none`` where not stated.

    Raises
    ------
    BadValue
        Where a bound is negative or the bounds are reversed, or currency or unit has not the shape of one.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    currency: str
    date: PartialDate | None = None
    unit: MoneyUnit = "none"

    def __post_init__(self) -> None:
        """Invariant: bounds in order from zero, a currency of three capitals, a known unit."""
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if not all(bound.is_finite() and bound >= 0 for bound in bounds):
            raise BadValue(kind="money", example=_EXAMPLE)
        if not _CURRENCY.fullmatch(self.currency) or self.unit not in MONEY_UNITS:
            raise BadValue(kind="money", example=_EXAMPLE)
        Interval(low=self.low, high=self.high)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read ``5000 CNY``, ``1000-5000 CNY per person``, ``4500 USD per sale, 2014~``."""
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            raise BadValue(kind="money", example=_EXAMPLE)
        low, high = read_bounds(found["bounds"], "money", _EXAMPLE)
        return cls(
            low=low,
            high=high,
            currency=found["currency"],
            date=PartialDate.parse(found["date"]) if found["date"] else None,
            unit=_unit(found["unit"] or "none"),
        )

    @classmethod
    def from_json(cls, tree: Json) -> Money:
        """Read ``{"low": "1000", "high": "5000", "currency": "CNY", "date": "2003", "unit": "person"}``."""
        return cls(
            low=decimal_field(tree, "low", "1000"),
            high=decimal_field(tree, "high", "5000"),
            currency=text_field(tree, "currency", "CNY"),
            date=None if tree.get("date") is None else PartialDate.parse(text_field(tree, "date", "2003-11")),
            unit=_unit(tree.get("unit", "none")),
        )

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object; bounds are text, so that no digit is lost."""
        return {
            "type": "money",
            "low": None if self.low is None else format(self.low, "f"),
            "high": None if self.high is None else format(self.high, "f"),
            "currency": self.currency,
            "date": None if self.date is None else str(self.date),
            "unit": self.unit,
        }

    @property
    def interval(self) -> Interval:
        """Bounds in the amount's own currency; an amount is never below zero."""
        return Interval(low=0 if self.low is None else self.low, high=self.high)

    def comparable(self, other: Money) -> bool:
        """Whether both are in one currency for one stated thing; nothing is ever converted."""
        return self.currency == other.currency and self.unit == other.unit

    def same(self, other: Money) -> Verdict:
        """Whether both state the same nominal amount; maybe, across currencies or units."""
        return self.interval.same(other.interval) if self.comparable(other) else Verdict.MAYBE

    def less(self, other: Money) -> Verdict:
        """Whether this nominal amount is smaller; maybe, across currencies or units."""
        return self.interval.less(other.interval) if self.comparable(other) else Verdict.MAYBE

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        unit = "" if self.unit == "none" else f" per {self.unit}"
        day = "" if self.date is None else f", {self.date}"
        return f"{Interval(low=self.low, high=self.high)} {self.currency}{unit}{day}"


def _unit(value: object) -> MoneyUnit:
    """One of the things that an amount can be for."""
    for unit in MONEY_UNITS:
        if value == unit:
            return unit
    raise BadValue(kind="money", example=_EXAMPLE)
