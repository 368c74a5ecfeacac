"""A reader finds numbers that are not rounded as the release says, or keep no sum."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.bare import FRAME, RECOMPUTED, SAID, bare
from tests.release.crossed import crossed, people

from bearwitness.domain.release import Receipt, Release, ReleasedEstimate, ReleasedLinks
from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.release.counts.told import told
from bearwitness.release.verifying.check_rounding import check_rounding

FIVE = Rounded(base=5, within=4)
TEN = 10
EXACT = replace(bare(), tables=tuple(crossed(people([3, 2, 2], 400, 3), least=TEN)))
"""Three tables that share their properties, two by two: a record that no gate need make."""
OWN = replace(
    RECOMPUTED,
    figure="estimate-1",
    source="casebook",
    kind="attested",
    lists=3,
    observed=225,
    methods=(),
    rounded=FIVE,
)
SHIPPED = replace(OWN, figure="published-1", source="Kosovo", kind="recomputed", observed=4401, rounded=None)
LINKS = ReleasedLinks(reviewers=2, pairs=60, replicates=20, lower=None, upper=None, added=None)


@pytest.fixture(scope="module")
def fives() -> Release:
    return replace(EXACT, rounding=5, tables=told(EXACT.tables, 5, (), threshold=TEN).tables)


def paid(*persons: int | None, rounded: Rounded | None = FIVE) -> ReleasedMoney:
    """Amounts in the categories of a table's first property, of so many persons each."""
    of = EXACT.tables[0]
    rows = tuple(
        ReleasedAmounts(code=f"c{place}", persons=each, mean=None, first=None, median=None, third=None)
        for place, each in enumerate(persons)
    )
    return ReleasedMoney(
        figure="money-1",
        table=of.figure,
        title=SAID,
        frame=FRAME,
        kind=SAID,
        currency="CNY",
        unit=SAID,
        dimension=of.dimensions[0],
        rows=rows,
        rounded=rounded,
    )


def receipts_for(release: Release) -> tuple[Receipt, ...]:
    """A receipt of each figure, and of the sums of each table, that say of it what it says."""
    figures: tuple[ReleasedTable | ReleasedMoney | ReleasedEstimate, ...]
    figures = (*release.tables, *release.money, *release.estimates)
    named = [(each.figure, each.rounded) for each in figures]
    named += [(f"{each.figure}.sums", each.rounded) for each in release.tables]
    return tuple(
        Receipt(
            figure=name, kind="attested", data=None, commitment=None, rounding=said.base if said else None
        )
        for name, said in named
    )


def problems(release: Release, receipts: tuple[Receipt, ...] | None = None) -> list[str]:
    found = check_rounding(release, receipts_for(release) if receipts is None else receipts)
    assert {each.code for each in found} <= {"rounding"}
    return [each.at for each in found]


def with_count(release: Release, count: int | None, *, table: int, cell: int = -1) -> Release:
    tables = list(release.tables)
    cells = list(tables[table].cells)
    cells[cell] = replace(cells[cell], count=count)
    tables[table] = replace(tables[table], cells=tuple(cells))
    return replace(release, tables=tuple(tables))


def whole(release: Release, table: int) -> int:
    """The number of all persons in a table."""
    number = release.tables[table].cells[-1].count
    assert number is not None
    return number


def test_what_is_exact_and_what_is_rounded_as_it_says_agrees(fives: Release) -> None:
    assert problems(EXACT) == problems(fives) == []
    assert any(each.count is None for table in fives.tables for each in table.cells)
    assert problems(replace(EXACT, estimates=(replace(OWN, observed=221, rounded=None),))) == []


def test_a_number_that_is_no_multiple_is_found(fives: Release) -> None:
    for number in (whole(fives, 1) + 1, whole(fives, 1) - 1, 5, 0):
        assert problems(with_count(fives, number, table=1)) == [fives.tables[1].figure]


def test_a_number_at_the_threshold_is_none_under_it(fives: Release) -> None:
    alone = replace(fives.tables[0], cells=tuple(replace(each, count=None) for each in fives.tables[0].cells))
    assert problems(with_count(replace(fives, tables=(alone,)), TEN, table=0)) == []
    assert problems(with_count(replace(fives, tables=(alone,)), TEN - 5, table=0)) == [alone.figure]


def test_a_multiple_that_keeps_no_sum_is_found(fives: Release) -> None:
    torn = fives
    for table in range(3):
        torn = with_count(torn, whole(fives, 0) + 100, table=table)
    assert problems(torn) == [f"{each.figure}.sums" for each in fives.tables]


def test_each_table_says_how_it_is_rounded(fives: Release) -> None:
    first, *rest = fives.tables

    def saying(rounded: Rounded | None) -> Release:
        return replace(fives, tables=(replace(first, rounded=rounded), *rest))

    for within in (3, 5, 8, 10):
        assert problems(saying(Rounded(base=5, within=within))) == [first.figure]
    for within in (4, 9):
        assert problems(saying(Rounded(base=5, within=within))) == []
    for other in (None, Rounded(base=10, within=4), Rounded(base=10, within=9)):
        assert problems(saying(other), receipts_for(fives))[0] == first.figure


def test_tables_that_say_what_their_release_does_not_are_found(fives: Release) -> None:
    names = [each.figure for each in fives.tables]
    assert problems(replace(fives, rounding=None)) == names
    assert problems(replace(fives, rounding=10)) == names
    assert problems(replace(EXACT, rounding=5)) == names


def test_receipts_say_what_the_figures_say(fives: Release) -> None:
    paying = replace(fives, money=(paid(30),), estimates=(OWN,))
    receipts = receipts_for(paying)
    assert problems(paying, receipts) == []
    for place, receipt in enumerate(receipts):
        others = (*receipts[:place], *receipts[place + 1 :])
        for other in (replace(receipt, rounding=10), replace(receipt, rounding=None)):
            assert problems(paying, (*others, other)) == [receipt.figure]
        assert problems(paying, others) == [receipt.figure]
    exact = receipts_for(EXACT)
    assert problems(EXACT, (replace(exact[0], rounding=5), *exact[1:])) == [exact[0].figure]


def test_a_base_that_no_plan_can_ask_for_is_found(fives: Release) -> None:
    one = Rounded(base=1, within=0)
    tables = tuple(replace(each, rounded=one) for each in fives.tables)
    assert problems(replace(fives, rounding=1, tables=tables)) == [each.figure for each in tables]


def test_tables_that_are_not_whole_or_not_alike_are_found_and_break_nothing(fives: Release) -> None:
    sums = [f"{each.figure}.sums" for each in fives.tables]
    *others, last = fives.tables
    for cells in (last.cells[:-1], (*last.cells, last.cells[-1])):
        assert problems(replace(fives, tables=(*others, replace(last, cells=cells)))) == sums
    one, other = last.dimensions
    fewer = replace(one, categories=one.categories[1:])
    gone = one.categories[0].code
    cells = tuple(each for each in last.cells if each.key[0] != gone)
    assert (
        problems(replace(fives, tables=(*others, replace(last, dimensions=(fewer, other), cells=cells))))
        == sums
    )


def test_amounts_that_count_their_persons_otherwise_are_found(fives: Release) -> None:
    def paying(money: ReleasedMoney) -> list[str]:
        return problems(replace(fives, money=(money,)))

    assert paying(paid(30, None, TEN)) == []
    for torn in (
        paid(30, 31),
        paid(30, 5),
        paid(30, rounded=None),
        paid(30, rounded=Rounded(base=5, within=5)),
    ):
        assert paying(torn) == ["money-1"]
    assert problems(replace(EXACT, money=(paid(31, rounded=None),))) == []
    assert problems(replace(EXACT, money=(paid(30),))) == ["money-1"]


def test_the_number_on_record_is_looked_at_and_that_of_no_other_estimate(fives: Release) -> None:
    linked = replace(OWN, figure="estimate-2", linked=LINKS, observed=221, rounded=None)

    def found(*estimates: ReleasedEstimate) -> list[str]:
        return problems(replace(fives, estimates=estimates))

    assert found(SHIPPED, OWN, linked) == []
    assert found(replace(OWN, observed=None, rounded=None)) == []
    for torn in (
        replace(OWN, observed=221),
        replace(OWN, observed=5),
        replace(OWN, rounded=None),
        replace(OWN, observed=None),
        replace(SHIPPED, rounded=FIVE),
        replace(SHIPPED, observed=4400, rounded=FIVE),
        replace(linked, rounded=FIVE),
        replace(linked, observed=220, rounded=FIVE),
    ):
        assert found(torn) == [torn.figure]
