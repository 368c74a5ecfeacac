"""Amounts of the persons in each category: what a release shows of them, and what the casebook keeps of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bearwitness.release.amounts.amounts import Range

Group = Mapping[str, Range]
"""Token of a person to the ends of her amount."""
ALL = ""
"""Stands for all categories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountCells:
    """Amounts of one kind by one property.

    Attributes
    ----------
    money
        Name of the kind of amount: kind of payment, currency and thing paid for.
    by
        The property.
    groups
        Code of a category, or `ALL`, to the amounts in it.
    shown
        Categories of which something is published.
    """

    money: str
    by: str
    groups: Mapping[str, Group]
    shown: frozenset[str]

    def without(self, code: str) -> AmountCells:
        """The same with one category more withheld."""
        return replace(self, shown=self.shown - {code})

    def to_json(self) -> dict[str, object]:
        """JSON object, for sealing; an open end is null."""
        groups = [
            {
                "code": code,
                "shown": code in self.shown,
                "amounts": [
                    [token, low, None if math.isinf(high) else high]
                    for token, (low, high) in sorted(group.items())
                ],
            }
            for code, group in sorted(self.groups.items())
        ]
        return {"money": self.money, "by": self.by, "groups": groups}

    @staticmethod
    def from_json(data: Any) -> AmountCells:
        """Cells from their JSON; raises `KeyError`, `TypeError` or `ValueError` where the shape is another."""
        return AmountCells(
            money=str(data["money"]),
            by=str(data["by"]),
            groups={
                str(each["code"]): {
                    str(token): (float(low), math.inf if high is None else float(high))
                    for token, low, high in each["amounts"]
                }
                for each in data["groups"]
            },
            shown=frozenset(str(each["code"]) for each in data["groups"] if each["shown"]),
        )
