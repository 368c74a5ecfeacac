"""A reader finds numbers that are not rounded as the release says, or keep no sum."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.sample import SEED
from tests.release.test_money import PLAN as PAID
from tests.release.test_money import ROWS, SPREAD, passed
from tests.release.test_rounded_release import asked, made

from bearwitness.domain.release import Receipt, Release
from bearwitness.domain.rounded import Rounded
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.receipts import receipts_of
from bearwitness.release.estimates.published import estimate_published
from bearwitness.release.verifying.check_rounding import check_rounding


@pytest.fixture(scope="module")
def exact() -> Assembled:
    return made()


@pytest.fixture(scope="module")
def fives() -> Assembled:
    return made(asked(5))


def receipts_for(release: Release) -> tuple[Receipt, ...]:
    return receipts_of(release, {}, SEED)


def problems(release: Release, receipts: tuple[Receipt, ...] | None = None) -> list[tuple[str, str]]:
    given = receipts_for(release) if receipts is None else receipts
    return [(each.code, each.at) for each in check_rounding(release, given)]


def with_count(release: Release, count: int | None, *, table: int = 0, cell: int = -1) -> Release:
    tables = list(release.tables)
    cells = list(tables[table].cells)
    cells[cell] = replace(cells[cell], count=count)
    tables[table] = replace(tables[table], cells=tuple(cells))
    return replace(release, tables=tuple(tables))


def test_what_the_gate_makes_agrees(exact: Assembled, fives: Assembled) -> None:
    assert problems(exact.release) == problems(fives.release) == []


def test_a_number_that_is_no_multiple_is_found(fives: Assembled) -> None:
    release = fives.release
    number = release.tables[1].cells[-1].count
    assert number is not None
    assert problems(with_count(release, number + 1, table=1)) == [("rounding", "table-2")]
    assert problems(with_count(release, 5, table=1)) == [("rounding", "table-2")]


def test_a_multiple_that_keeps_no_sum_is_found(fives: Assembled) -> None:
    release = fives.release
    torn = replace(release, tables=tuple(with_count(release, 20, table=n).tables[n] for n in range(4)))
    assert problems(torn) == [("rounding", f"{each.figure}.sums") for each in release.tables]


def test_other_words_about_the_rounding_are_found(exact: Assembled, fives: Assembled) -> None:
    release, receipts = fives.release, receipts_for(fives.release)
    first, *rest = release.tables
    for other in (None, Rounded(base=10, within=4), Rounded(base=5, within=3), Rounded(base=5, within=5)):
        torn = replace(release, tables=(replace(first, rounded=other), *rest))
        assert problems(torn)[0] == ("rounding", "table-1")
    further = replace(release, tables=(replace(first, rounded=Rounded(base=5, within=9)), *rest))
    assert problems(further) == []
    assert problems(replace(release, rounding=None), receipts) != []
    assert problems(replace(release, rounding=10), receipts) != []
    assert problems(replace(exact.release, rounding=5)) != []
    silent = tuple(replace(each, rounding=None) for each in receipts)
    assert problems(release, silent)[0] == ("rounding", "table-1")
    assert problems(release, (replace(receipts[1], rounding=10), *receipts[2:], receipts[0])) == [
        ("rounding", "table-1.sums")
    ]


def test_a_base_that_no_plan_can_ask_for_is_found(fives: Assembled) -> None:
    told = Rounded(base=1, within=0)
    tables = tuple(replace(each, rounded=told) for each in fives.release.tables)
    assert problems(replace(fives.release, rounding=1, tables=tables)) != []


def test_tables_that_are_not_whole_or_not_alike_are_found_and_break_nothing(fives: Assembled) -> None:
    first, *rest = fives.release.tables
    short = replace(first, cells=first.cells[:-1])
    assert problems(replace(fives.release, tables=(short, *rest))) != []
    *others, last = fives.release.tables
    fewer = replace(
        last,
        dimensions=(replace(last.dimensions[0], categories=last.dimensions[0].categories[1:]),),
        cells=last.cells[1:],
    )
    assert problems(replace(fives.release, tables=(*others, fewer))) != []


def test_amounts_that_count_their_persons_otherwise_are_found() -> None:
    release = passed(ROWS, SPREAD, f"{PAID}\nrounding: 10\n").release
    (money,) = release.money
    assert problems(release) == []
    row = replace(money.rows[0], persons=63)
    assert problems(replace(release, money=(replace(money, rows=(row, *money.rows[1:])),))) == [
        ("rounding", "money-1")
    ]
    silent = replace(release, money=(replace(money, rounded=None),))
    assert problems(silent) == [("rounding", "money-1")]


def test_the_number_on_record_is_looked_at_and_published_tables_are_not(fives: Assembled) -> None:
    shipped = estimate_published("Kosovo", figure="published-Kosovo")
    told = Rounded(base=5, within=4)
    own = replace(shipped, figure="estimate-1", kind="attested", observed=225, rounded=told)

    def found(*estimates: object) -> list[tuple[str, str]]:
        return problems(replace(fives.release, estimates=estimates))  # type: ignore[arg-type]  # made above

    assert shipped.observed
    shipped = replace(shipped, observed=shipped.observed + 1)
    assert found(shipped, own) == []
    for torn in (
        replace(own, observed=221),
        replace(own, observed=5),
        replace(own, rounded=None),
        replace(own, observed=None),
        replace(shipped, rounded=told),
    ):
        assert found(torn) == [("rounding", torn.figure)]
    assert found(replace(own, observed=None, rounded=None)) == []
