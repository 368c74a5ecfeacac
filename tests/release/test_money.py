"""Amounts leave as safe summaries, by kind, currency and unit, and tell of no one person."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import AMINA, DANA
from tests.release.sample import AT

from bearwitness.domain.frame import PaymentRow, PersonRow, PriceSaid
from bearwitness.domain.released_table import ReleasedAmounts, Span
from bearwitness.release.amounts.amounts import amounts_of
from bearwitness.release.amounts.dominance import dominated
from bearwitness.release.amounts.quantiles import mean, quantile
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.errors import BadPlan
from bearwitness.release.gate import assemble
from bearwitness.release.planning.money_plan import PlannedMoney
from bearwitness.release.planning.plan import Plan

WORDS = "{en: A, ko: 가, zh: 甲}"
HEAD = f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
ASKED = "money: {kind: PurchasePrice, currency: CNY, unit: person}"
PLAN = HEAD + f"tables: [{{by: [sex], {ASKED}}}]"
BOUGHT = PlannedMoney(kind="PurchasePrice", currency="CNY", unit="person")


def paid(
    person: int,
    low: float | None,
    high: float | None = None,
    *more: PriceSaid,
    kind: str = "PurchasePrice",
    number: int = 0,
    currency: str = "CNY",
    unit: str = "person",
) -> PaymentRow:
    first = PriceSaid(low=low, high=low if high is None else high, currency=currency, unit=unit)
    return PaymentRow(
        payment_id=f"y{person:04}.{number}",
        person_id=f"t{person:04}",
        episode_id="",
        kind=kind,
        prices=(first, *more),
        sources=frozenset({f"s{person}"}),
    )


def people(*groups: tuple[str, int]) -> list[PersonRow]:
    coded = [code for code, number in groups for _ in range(number)]
    return [
        PersonRow(token=f"t{n:04}", lists=frozenset(), values={"sex": (code,)}, sources=frozenset({f"s{n}"}))
        for n, code in enumerate(coded)
    ]


def passed(
    rows: list[PersonRow], payments: list[PaymentRow], plan: str = PLAN, earlier: tuple[Snapshot, ...] = ()
) -> Assembled:
    return assemble(
        Plan.from_yaml(plan),
        rows,
        None,
        {},
        at=AT,
        release_id=f"R-{len(earlier)}",
        approvers=[AMINA, DANA],
        earlier=earlier,
        payments=payments,
    )


def row_of(made: Assembled, code: str | None) -> ReleasedAmounts | None:
    rows = [row for table in made.release.money for row in table.rows if row.code == code]
    return rows[0] if rows else None


ROWS = people(("Female", 90), ("Male", 60), ("Other", 40), ("Unknown", 40), ("", 30), ("?", 30))
"""Of sixty women, forty men, and half of all others an amount is told."""
TOLD = [
    n
    for first, number in ((0, 60), (90, 40), (150, 20), (190, 20), (230, 15), (260, 15))
    for n in range(first, first + number)
]
SPREAD = [paid(n, 1000 + 100 * (n % 30)) for n in TOLD]


def test_a_table_of_amounts_says_kind_currency_unit_and_persons() -> None:
    made = passed(ROWS, SPREAD)
    (table,) = made.release.money
    assert (table.currency, table.kind.en, table.unit.en) == (
        "CNY",
        "Price paid for a person",
        "for a person",
    )
    female = row_of(made, "Female")
    assert female is not None
    assert (female.persons, female.median) == (60, Span(low=2400, high=2500))
    assert female.mean == Span(low=2400, high=2500)
    assert (female.first, female.third) == (Span(low=1700, high=1700), Span(low=3200, high=3200))
    assert made.release.tables[0].count("Female", "Told") == 60
    assert [each.why for each in made.kept if each.figure == table.figure and each.cell.en == "Other"] == [
        "count"
    ]


def test_currencies_units_and_kinds_never_mix() -> None:
    others = [
        paid(1, 9, currency="USD"),
        paid(2, 9, unit="month"),
        paid(3, 9, kind="BrokerFee"),
        paid(4, 9, 9, PriceSaid(low=7, high=7, currency="USD", unit="person")),
        replace(paid(5, 9), prices=()),
    ]
    assert amounts_of(others, BOUGHT).of == {}
    assert amounts_of([*others, paid(6, 5)], BOUGHT).of == {"t0006": (5, 5)}
    unknown = replace(BOUGHT, kind="none")
    assert amounts_of([paid(1, 8, kind="")], unknown).of == {"t0001": (8, 8)}
    assert amounts_of([paid(1, 8, kind="")], BOUGHT).of == {}


def test_amounts_are_ranges_and_an_open_end_stays_open() -> None:
    doubtful = paid(1, 20, 30, PriceSaid(low=25, high=60, currency="CNY", unit="person"))
    opened = replace(paid(2, 10), prices=(PriceSaid(low=None, high=None, currency="CNY", unit="person"),))
    twice = [paid(3, 10), paid(3, 30, number=1), paid(3, 50, number=2)]
    found = amounts_of([doubtful, opened, *twice], BOUGHT).of
    assert found == {"t0001": (20, 60), "t0002": (0, math.inf), "t0003": (30, 30)}
    assert mean([(10, math.inf), (20, 20)]) == Span(low=15, high=None)


def test_quantiles_need_enough_persons_on_each_side() -> None:
    amounts = [(float(n), float(n)) for n in range(1, 20)]
    assert quantile(amounts, 0.5, 10) == Span(low=10, high=10)
    assert quantile(amounts[:18], 0.5, 10) is None
    assert quantile(amounts, 0.25, 10) is None
    wide = [(float(n), float(n)) for n in range(1, 38)]
    assert quantile(wide, 0.25, 10) == Span(low=10, high=10)
    assert quantile(wide[:36], 0.25, 10) is None
    assert quantile(wide, 0.75, 10) == Span(low=28, high=28)
    assert quantile(wide, 0.75, 11) is None


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(0, 9)), min_size=5, max_size=30), st.data())
def test_a_quantile_holds_whatever_the_true_amounts_were(
    ranges: list[tuple[int, int]], data: st.DataObject
) -> None:
    amounts = [(float(low), float(low + more)) for low, more in ranges]
    true = sorted(data.draw(st.floats(low, high)) for low, high in amounts)
    found = quantile(amounts, 0.5, 2)
    assert found is not None
    assert found.high is not None
    last = len(true) - 1
    assert found.low <= true[last // 2]
    assert true[-(-last // 2)] <= found.high


@pytest.mark.parametrize(
    ("parts", "tells"),
    [
        ([10.0] * 10, False),
        ([100.0, *[10.0] * 10], False),
        ([101.0, *[10.0] * 10], True),
        ([60.0, 60.0, *[10.0] * 4], False),
        ([61.0, 61.0, *[10.0] * 4], True),
        ([5.0], True),
        ([], False),
        ([0.0, 0.0], False),
    ],
)
def test_one_or_two_who_hold_most_are_found(parts: list[float], tells: bool) -> None:
    assert dominated(parts) is tells


@given(st.lists(st.integers(0, 1000), max_size=12))
def test_the_second_largest_never_tells_the_largest_to_better_than_half(amounts: list[int]) -> None:
    """The p% rule at 50, by its definition."""
    if not dominated(map(float, amounts)) and any(amounts):
        ordered = sorted(amounts, reverse=True)
        assert sum(ordered[2:]) >= 0.5 * ordered[0]


def test_a_mean_that_one_person_makes_is_withheld() -> None:
    payments = [paid(n, 900_000 if n == 7 else 1000 + 100 * (n % 30)) for n in TOLD]
    made = passed(ROWS, payments)
    assert row_of(made, "Female") is None or row_of(made, "Female").withheld  # type: ignore[union-attr]
    whys = {each.cell.en: each.why for each in made.kept if each.figure.startswith("money")}
    assert whys["Female"] == "dominated"


def test_amounts_that_are_all_the_same_are_withheld() -> None:
    made = passed(ROWS, [paid(n, 5000 + n % 2) for n in TOLD])
    assert {each.why for each in made.kept if each.cell.en == "Female"} >= {"alike"}
    assert made.release.money == ()
    assert any("Price paid" in each.en for each in made.release.refused)


@pytest.mark.parametrize(("same", "shows"), [(31, False), (30, True)])
def test_amounts_that_more_than_half_share_are_withheld(same: int, shows: bool) -> None:
    """Of sixty women some were sold for 10,000, or a little more than that, which two figures do not show."""
    amounts = {n: 10_000 + (n == 1) if n < same else 12_000 + 500 * n for n in range(60)}
    made = passed(ROWS, [paid(n, amounts.get(n, 1000 + 100 * (n % 30))) for n in TOLD])
    female = row_of(made, "Female")
    assert female is not None
    assert female.withheld is not shows
    whys = {each.why for each in made.kept if each.cell.en == "Female" and "money" in each.figure}
    assert whys == (set() if shows else {"alike"})


def test_quartiles_that_readers_see_are_never_one_amount() -> None:
    """Also where more than half have one low end, more than half one high end, and fewer both."""
    ends = (
        [(1000, 2000)] * 20 + [(1000, 3000)] * 15 + [(900, 2000)] * 15 + [(100 * n, 5000) for n in range(10)]
    )
    payments = [paid(n, *ends[n]) if n < 60 else paid(n, 1000 + 100 * (n % 30)) for n in TOLD]
    female = row_of(passed(ROWS, payments), "Female")
    assert female is not None
    assert female.withheld


def test_three_sources_must_tell_the_amounts() -> None:
    few = [replace(each, sources=frozenset({f"s{n % 2}"})) for n, each in enumerate(SPREAD)]
    made = passed(ROWS, few)
    assert {each.why for each in made.kept if each.cell.en == "Female" and "money" in each.figure} == {
        "teller"
    }
    three = [replace(each, sources=frozenset({f"s{n % 3}"})) for n, each in enumerate(SPREAD)]
    female = row_of(passed(ROWS, three), "Female")
    assert female is not None
    assert not female.withheld


def test_what_is_left_of_all_may_not_be_one_persons() -> None:
    """Men hold one amount that dominates theirs; all less the women would tell it."""
    payments = [paid(n, 900_000 if n == 100 else 1000 + 10 * n) for n in TOLD]
    made = passed(ROWS, payments)
    male, female, everybody = (row_of(made, code) for code in ("Male", "Female", None))
    assert male is None or male.withheld
    assert (female is None or female.withheld) or (everybody is None or everybody.withheld)


def test_an_amount_that_changes_for_a_few_does_not_show() -> None:
    first = passed(ROWS, SPREAD)
    assert row_of(first, "Female") is not None
    corrected = [*SPREAD[:3], paid(3, 50_00), *SPREAD[4:]]
    again = passed(ROWS, corrected, earlier=(first.snapshot,))
    female = row_of(again, "Female")
    assert female is None or female.withheld
    male = row_of(again, "Male")
    assert male is not None
    assert not male.withheld
    same = passed(ROWS, SPREAD, earlier=(first.snapshot,))
    assert same.release.money == first.release.money


def test_a_snapshot_keeps_amounts() -> None:
    opened = [*SPREAD[:5], replace(SPREAD[5], prices=(replace(SPREAD[5].prices[0], high=None),)), *SPREAD[6:]]
    made = passed(ROWS, opened).snapshot
    assert Snapshot.from_json(made.to_json()) == made
    assert made.amounts[0].groups["Female"]["t0005"][1] == math.inf


def test_a_kind_that_is_none_is_refused() -> None:
    for wrong in (
        ASKED.replace("PurchasePrice", "Gift"),
        ASKED.replace("CNY", "yuan"),
        ASKED.replace("unit: person", "unit: kilo"),
        ASKED.replace(", unit: person", ""),
        ASKED + ", map: true",
    ):
        with pytest.raises(BadPlan):
            passed(ROWS, SPREAD, HEAD + f"tables: [{{by: [sex], {wrong}}}]")
    with pytest.raises(BadPlan):
        Plan.from_yaml(HEAD + f"tables: [{{by: [sex, outcome], {ASKED}}}]")


def test_a_weakened_guard_is_told_under_the_amounts_too() -> None:
    """They repeat how many persons there are, wherever the table does."""
    one = [replace(each, sources=frozenset({"report"})) if n < 90 else each for n, each in enumerate(ROWS)]
    reason = "{en: One report, ko: 보고서 하나, zh: 一份报告}"
    made = passed(one, SPREAD, PLAN + f"\nweaken: [{{guard: few_sources, reason: {reason}}}]").release
    assert [each.guard for each in made.tables[0].weakened] == ["few_sources"]
    assert made.money[0].weakened == made.tables[0].weakened
    told = {each.figure: each.weakened for each in receipts_of(made, {}, b"0" * 32)}
    assert told["money-1"] == told["table-1"] == ("few_sources",)
