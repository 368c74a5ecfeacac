"""Amounts that a plan asks for: one kind of payment, one currency and one thing paid for, never mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.money import MONEY_UNITS
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan_file import mapping, text

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
        kind, currency, unit = [*name.split(".")[1:], "", "", ""][:3]
        found = PlannedMoney(kind=kind, currency=currency, unit=unit)
        return found if found.property == name and found.holds() else None

    def holds(self) -> bool:
        """Whether each part has the shape of one."""
        shaped = _KIND.fullmatch(self.kind) and _CURRENCY.fullmatch(self.currency)
        return bool(shaped) and self.unit in MONEY_UNITS


def planned_money(data: object, key: str) -> PlannedMoney:
    """Entry of a plan; raises `BadPlan` where a part is missing or cannot be read."""
    found = mapping(data, key, {"kind", "currency", "unit"}, set())
    kind, currency, unit = (text(found[name], f"{key}.{name}") for name in ("kind", "currency", "unit"))
    money = PlannedMoney(kind=kind, currency=currency, unit=unit)
    if not money.holds():
        raise BadPlan(key=key, example=MONEY)
    return money
