"""What a reader gets of amounts by subtraction, and that nothing is lost on the way through a seal."""

from __future__ import annotations

import json
import math

import pytest

from bearwitness.release.amounts.amount_cells import ALL, AmountCells

WOMEN, MEN = {"w": (1.0, 2.0)}, {"m": (3.0, math.inf)}
BOTH = AmountCells(
    money="m",
    by="sex",
    exact=True,
    groups={"F": WOMEN, "M": MEN, ALL: {**WOMEN, **MEN}},
    shown=frozenset({"F", ALL}),
)


def test_the_rest_is_all_less_what_is_shown() -> None:
    assert BOTH.rest() == MEN
    assert BOTH.without("F").rest() == {**WOMEN, **MEN}
    assert BOTH.without(ALL).rest() == {}


@pytest.mark.parametrize("exact", [True, False])
def test_a_seal_keeps_everything(exact: bool) -> None:
    held = AmountCells(money="m", by="sex", exact=exact, groups=BOTH.groups, shown=BOTH.shown)
    again = AmountCells.from_json(json.loads(json.dumps(held.to_json())))
    assert again == held
    assert (held.rest() == {}) is not exact
