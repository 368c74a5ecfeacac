"""A kind of amount is read back from the name of its property, and no other property is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.money import MONEY_UNITS
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.money_plan import NO_KIND, PlannedMoney, planned_money

KINDS = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,9}", fullmatch=True) | st.just(NO_KIND)
CURRENCIES = st.from_regex(r"[A-Z]{3}", fullmatch=True)


@given(KINDS, CURRENCIES, st.sampled_from(MONEY_UNITS))
def test_a_name_says_kind_currency_and_unit(kind: str, currency: str, unit: str) -> None:
    money = PlannedMoney(kind=kind, currency=currency, unit=unit)
    assert PlannedMoney.named(money.property) == money
    assert PlannedMoney.named(f"{money.property}.{unit}") is None
    assert PlannedMoney.named(f"x{money.property}") is None
    assert planned_money({"kind": kind, "currency": currency, "unit": unit}, "money") == money


@pytest.mark.parametrize(
    "name",
    [
        "",
        "sex",
        "paid",
        "paid.PurchasePrice.CNY",
        "paid.PurchasePrice.CNY.kilo",
        "paid.PurchasePrice.cny.person",
        "paid.Purchase Price.CNY.person",
        "told.PurchasePrice.CNY.person",
    ],
)
def test_no_other_property_is_an_amount(name: str) -> None:
    assert PlannedMoney.named(name) is None


@pytest.mark.parametrize("wrong", [{"kind": ""}, {"currency": "CNYX"}, {"unit": "kilo"}])
def test_an_amount_of_another_shape_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(BadPlan):
        planned_money({"kind": "PurchasePrice", "currency": "CNY", "unit": "person", **wrong}, "money")
