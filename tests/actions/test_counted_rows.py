"""Which rows are counted, by which names, and on which claims a name that is of more than a property rests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bearwitness.actions.counted_rows import counted_rows
from bearwitness.casebook.lineage import Lineage
from bearwitness.domain.frame import PatternFrame, PaymentRow, PersonRow, PriceSaid

PAID = "paid.PurchasePrice.CNY.person"
PLACE = "place_of_exploitation"
CLAIMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "a": {"sex": ("C-1",), PLACE: ("C-2",)},
    "b": {"sex": ("C-3",)},
    "pay-1": {"price": ("C-4",), "payment_kind": ("C-5",), "payer": ("C-6",)},
    "pay-2": {"price": ("C-7", "C-4")},
}


def row(token: str, **values: tuple[str, ...]) -> PersonRow:
    return PersonRow(token=token, lists=frozenset(), values=values, sources=frozenset({"s"}))


ROWS = (row("a", sex=("Female",), place_of_exploitation=("yanji",)), row("b", sex=("Male",)))


def payment(name: str, person: str) -> PaymentRow:
    said = PriceSaid(low=5.0, high=5.0, currency="CNY", unit="person")
    return PaymentRow(payment_id=name, person_id=person, episode_id="", kind="PurchasePrice", prices=(said,))


class Read:
    """A case by what is read of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.lineage = Lineage(run="run", persons={}, claims=CLAIMS, passages=lambda _: [])

    def person_rows(self, scope: str) -> tuple[Any, Lineage]:
        self.asked.append(("persons", scope))
        return ROWS, self.lineage

    def pattern_frame(self, scope: str) -> tuple[Any, Lineage]:
        self.asked.append(("frame", scope))
        paid = (payment("pay-1", "a"), payment("pay-2", "a"))
        return PatternFrame(persons=ROWS, payments=paid, episodes=(), groups=frozenset()), self.lineage


@pytest.fixture
def case() -> Any:
    return Read()


def test_a_plain_property_is_counted_as_it_stands(case: Any) -> None:
    rows, lineage = counted_rows(case, ["sex", PLACE])
    assert rows is ROWS
    assert lineage is case.lineage
    assert case.asked == [("persons", "count")]


def test_a_place_at_a_level_rests_on_what_is_said_of_the_place(case: Any) -> None:
    name = f"{PLACE}.province"
    rows, lineage = counted_rows(case, ["sex", name])
    assert [each.values.get(name) for each in rows] == [("jilin",), None]
    assert lineage.claims["a"] == {**CLAIMS["a"], name: ("C-2",)}
    assert lineage.claims["b"] == CLAIMS["b"]
    assert case.asked == [("persons", "count")]


def test_whether_an_amount_is_on_record_rests_on_what_is_said_of_the_payments(case: Any) -> None:
    rows, lineage = counted_rows(case, ["sex", PAID])
    assert [each.values.get(PAID) for each in rows] == [("Told",), None]
    assert lineage.claims["a"] == {**CLAIMS["a"], PAID: ("C-4", "C-5", "C-7")}
    assert lineage.claims["b"] == CLAIMS["b"]
    assert case.asked == [("frame", "count")]


def test_both_can_be_asked_at_once(case: Any) -> None:
    rows, lineage = counted_rows(case, [PAID, f"{PLACE}.county"])
    assert (rows[0].values[PAID], rows[0].values[f"{PLACE}.county"]) == (("Told",), ("yanji",))
    assert lineage.claims["a"].keys() == {"sex", PLACE, PAID, f"{PLACE}.county"}
