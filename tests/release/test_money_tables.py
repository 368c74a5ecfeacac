"""Tables of amounts as they are drawn up, of which categories are withheld for whatever reason: that is tested elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest
from tests.release.test_money import HEAD, paid, people

from bearwitness.domain.codebook import codebook
from bearwitness.domain.released_table import Span
from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words
from bearwitness.release.amounts import money as module
from bearwitness.release.amounts.money import Money, MoneyShown, draw_money, kinds, money_of, money_words
from bearwitness.release.amounts.protect_amounts import AmountReason
from bearwitness.release.counts.cells import Cells, Key, gather
from bearwitness.release.counts.tables import draw_up
from bearwitness.release.errors import BadPlan
from bearwitness.release.labels import Labels, everywhere
from bearwitness.release.look import Kept
from bearwitness.release.planning.money_plan import PlannedMoney
from bearwitness.release.planning.plan import Plan

ASKED = (
    "tables:\n"
    "- {by: [sex]}\n"
    "- {by: [sex], money: {kind: PurchasePrice, currency: CNY, unit: person}}\n"
    "- {by: [sex], money: {kind: none, currency: USD, unit: month}, title: {en: T, ko: T, zh: T}}\n"
)
BOUGHT = PlannedMoney(kind="PurchasePrice", currency="CNY", unit="person")
UNNAMED = PlannedMoney(kind="none", currency="USD", unit="month")
WOMEN, MEN = Words(en="Women", ko="여성", zh="女性"), Words(en="Men", ko="남성", zh="男性")
LABELS = Labels(
    properties={"sex": Words(en="Sex", ko="성별", zh="性别")},
    lists={"sex": {"Female": WOMEN, "Male": MEN}},
    places={},
    many=frozenset(),
    located=frozenset(),
    levels={},
    steps={},
)
ROWS = people(("Female", 62), ("Male", 44))
"""Of all but two women an amount is told, and of as many women a sum of another kind."""
PAYMENTS = [
    *(paid(n, 1000 + 100 * (n % 30)) for n in [*range(60), *range(62, 106)]),
    *(paid(n, 50, kind="", number=1, currency="USD", unit="month") for n in range(60)),
]
NOBODY = ("_not_recorded", "_conflicting")
Why = Mapping[tuple[int, str], AmountReason]
EMPTY: Why = dict.fromkeys([*product((0, 1), NOBODY), (1, "Male")], "count")
"""Categories that hold nobody of whom an amount is told."""


def asked() -> tuple[Plan, Money, Cells]:
    plan = Plan.from_yaml(HEAD + ASKED)
    money = money_of(plan, ROWS, PAYMENTS, LABELS, codebook())
    tables = [each.axes for each in plan.tables]
    cells = gather(
        money.rows,
        tables,
        closed={name: money.labels.codes(name) for each in tables for name in each},
        allowed=frozenset(),
        many=frozenset(),
        threshold=10,
        agreed=frozenset(money.amounts),
    )
    return plan, money, cells


def drawn(
    monkeypatch: pytest.MonkeyPatch,
    why: Why = EMPTY,
    withheld: Mapping[Key, object] | None = None,
    leaving: tuple[int, ...] = (1, 2, 3),
    rounded: Rounded | None = None,
) -> MoneyShown:
    monkeypatch.setattr(module, "protect_amounts", lambda *_, **__: why)
    plan, money, cells = asked()
    counted = [
        replace(draw_up(each, f"table-{place}", cells, {}, money.labels, period="2000/2020"), rounded=rounded)
        for place, each in enumerate(plan.tables, start=1)
        if place in leaving
    ]
    return draw_money(plan, money, cells, withheld or {}, counted, (), codebook())


def test_persons_say_whether_an_amount_of_each_kind_is_on_record() -> None:
    _, money, _ = asked()
    assert set(money.amounts) == {BOUGHT.property, UNNAMED.property}
    assert money.rows[0].values == {
        "sex": ("Female",),
        BOUGHT.property: ("Told",),
        UNNAMED.property: ("Told",),
    }
    assert money.rows[61].values == {"sex": ("Female",)}
    assert money.labels.code(BOUGHT.property, "Told") == everywhere("release.money.told")
    assert money.labels.property(UNNAMED.property) == money_words(UNNAMED, codebook())


def test_a_plan_without_amounts_asks_nothing_of_them() -> None:
    plan = Plan.from_yaml(HEAD + "tables: [{by: [sex]}]")
    found = money_of(plan, ROWS, PAYMENTS, LABELS, codebook())
    assert (found.rows, found.amounts, found.labels) == (ROWS, {}, LABELS)


def test_a_kind_that_may_not_leave_is_refused_by_the_place_of_its_table() -> None:
    assert {"none", "PurchasePrice"} <= {*kinds(codebook())}
    plan = Plan.from_yaml(HEAD + ASKED.replace("kind: none", "kind: Gift"))
    with pytest.raises(BadPlan) as found:
        money_of(plan, ROWS, PAYMENTS, LABELS, codebook())
    assert found.value.details["key"] == "tables[2].money.kind"


def test_each_table_says_its_kind_and_thing_and_a_row_a_category(monkeypatch: pytest.MonkeyPatch) -> None:
    bought, other = drawn(monkeypatch).tables
    assert [(each.figure, each.table) for each in (bought, other)] == [
        ("money-2", "table-2"),
        ("money-3", "table-3"),
    ]
    assert bought.dimension.property == other.dimension.property == "sex"
    assert bought.kind.en == "Price paid for a person"
    assert other.kind == everywhere("release.money.no_kind")
    words = {"kind": bought.kind, "currency": "CNY", "unit": bought.unit, "by": bought.dimension.label}
    assert bought.title == everywhere("release.money.title", **words)
    assert (other.title.en, other.currency) == ("T", "USD")
    assert [(row.code, row.persons) for row in bought.rows] == [
        ("Female", 60),
        ("Male", 44),
        ("_not_recorded", 0),
        ("_conflicting", 0),
        (None, 104),
    ]
    assert [row.persons for row in other.rows] == [60, 0, 0, 0, 60]
    assert [row.code for row in bought.rows if row.withheld] == [*NOBODY]
    assert [row.code for row in other.rows if row.withheld] == ["Male", *NOBODY]


def test_quarters_of_the_persons_are_as_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty amounts from 1000 to 3900, each of two women."""
    women = drawn(monkeypatch).tables[0].rows[0]
    assert (women.first, women.median, women.third) == (
        Span(low=1700, high=1700),
        Span(low=2400, high=2500),
        Span(low=3200, high=3200),
    )
    assert women.mean == Span(low=2400, high=2500)


@pytest.mark.parametrize(("within", "leaves"), [(7, True), (8, False)])
def test_a_quarter_leaves_where_the_fewest_persons_of_a_rounded_number_allow_it(
    within: int, *, leaves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 44 men there may be 37, ten of them up to the first quarter; of 36 there are nine."""
    men = drawn(monkeypatch, rounded=Rounded(base=10, within=within)).tables[0].rows[1]
    assert men.persons == 44
    assert [each is not None for each in (men.first, men.median, men.third)] == [leaves, True, leaves]


def test_what_is_withheld_is_kept_with_its_reason_by_table(monkeypatch: pytest.MonkeyPatch) -> None:
    why: Why = {**EMPTY, (0, "Male"): "teller", (1, ""): "alike"}
    found = drawn(monkeypatch, why)
    assert [row.code for row in found.tables[0].rows if row.withheld] == ["Male", *NOBODY]
    assert [row.code for row in found.tables[1].rows if row.withheld] == ["Male", *NOBODY, None]
    assert [each for each in found.kept if each.why != "count"] == [
        Kept(figure="money-2", cell=MEN, why="teller"),
        Kept(figure="money-3", cell=everywhere("report.all_persons"), why="alike"),
    ]
    assert [each.figure for each in found.kept] == ["money-2"] * 3 + ["money-3"] * 4


def test_a_table_without_an_amount_is_named_and_one_with_some_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: Why = {(1, code): "amounts" for code in ("Female", "Male", "")}
    found = drawn(monkeypatch, {**EMPTY, **nothing})
    assert [each.figure for each in found.tables] == ["money-2"]
    assert [each.en for each in found.refused] == ["T"]
    assert drawn(monkeypatch).refused == ()


def test_amounts_beside_a_count_that_does_not_leave_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    found = drawn(monkeypatch, leaving=(1, 3))
    assert [each.figure for each in found.tables] == ["money-3"]
    assert {each.figure for each in found.kept} == {"money-3"}
    assert found.refused == ()


def test_of_what_is_kept_only_what_shows_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the count is withheld nor where the amounts are."""
    withheld = {tuple(sorted([("sex", "Male"), (BOUGHT.property, "Told")])): "few"}
    bought, other = drawn(monkeypatch, {**EMPTY, (0, "Female"): "alike"}, withheld).cells
    assert (bought.money, bought.by, set(bought.shown)) == (BOUGHT.property, "sex", {""})
    assert other.shown == {"Female", ""}
    assert {code: len(group) for code, group in bought.groups.items() if group} == {
        "Female": 60,
        "Male": 44,
        "": 104,
    }
    assert bought.groups[""]["t0000"] == (1000.0, 1000.0)
