"""Amounts in categories: one withheld, and that nothing is lost on the way through a seal."""

from __future__ import annotations

import json
import math

from bearwitness.release.amounts.amount_cells import ALL, AmountCells

WOMEN, MEN = {"w": (1.0, 2.0)}, {"m": (3.0, math.inf)}
BOTH = AmountCells(
    money="m",
    by="sex",
    groups={"F": WOMEN, "M": MEN, ALL: {**WOMEN, **MEN}},
    shown=frozenset({"F", ALL}),
)


def test_a_seal_keeps_everything() -> None:
    assert AmountCells.from_json(json.loads(json.dumps(BOTH.to_json()))) == BOTH


def test_an_older_seal_is_opened_whatever_else_it_says() -> None:
    """It said whether nobody stands in two categories, which is worked out of the persons now."""
    assert AmountCells.from_json({**BOTH.to_json(), "exact": True}) == BOTH


def test_a_category_is_withheld_by_itself() -> None:
    assert BOTH.without("F").shown == {ALL}
    assert BOTH.without("F").groups == BOTH.groups
