"""Amounts that a plan asks for: one kind of payment, one currency and one thing paid for, never mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.money import MONEY_UNITS
from bearwitness.release.errors import BadPlan
from bearwitness.release.plan_file import mapping, text

MONEY = "{by: [exploitation], money: {kind: PurchasePrice, currency: CNY, unit: person}}"
NO_KIND = "none"
"""Stands for payments whose kind is not recorded."""
_KIND, _CURRENCY = re.compile(r"[A-Za-z][A-Za-z0-9]*"), re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMoney:
    """Which payments: code of the kind or `NO_KIND`, ISO 4217 currency, and what an amount is for."""

    kind: str
    currency: str
    unit: str

    @property
    def property(self) -> str:
        """Name of the property that says whether such an amount is on record."""
        return f"paid.{self.kind}.{self.currency}.{self.unit}"

    @staticmethod
    def named(name: str) -> PlannedMoney | None:
        """The kind of amount that a property names, or None where it is another property."""
        parts = name.split(".")
        if len(parts) != 4 or parts[0] != "paid":
            return None
        return PlannedMoney(kind=parts[1], currency=parts[2], unit=parts[3])


def planned_money(data: object, key: str) -> PlannedMoney:
    """Entry of a plan; raises `BadPlan` where a part is missing or cannot be read."""
    found = mapping(data, key, {"kind", "currency", "unit"}, set())
    kind, currency, unit = (text(found[name], f"{key}.{name}") for name in ("kind", "currency", "unit"))
    for name, holds in (
        ("kind", _KIND.fullmatch(kind)),
        ("currency", _CURRENCY.fullmatch(currency)),
        ("unit", unit in MONEY_UNITS),
    ):
        if not holds:
            raise BadPlan(key=f"{key}.{name}", example=MONEY)
    return PlannedMoney(kind=kind, currency=currency, unit=unit)
