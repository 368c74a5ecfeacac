"""A reader finds amounts that do not agree with the count of their persons, or with themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.test_money import ROWS, SPREAD, passed

from bearwitness.domain.release import Release
from bearwitness.domain.released_table import ReleasedAmounts, Span
from bearwitness.release.verifying.check_money import money_agrees


def changed(release: Release, **more: object) -> Release:
    """The same with the line of all women changed."""
    (money,) = release.money
    first = replace(money.rows[0], **more)  # type: ignore[arg-type]
    return replace(release, money=(replace(money, rows=(first, *money.rows[1:])),))


@pytest.fixture(scope="module")
def release() -> Release:
    return passed(ROWS, SPREAD).release


def test_what_the_gate_makes_agrees(release: Release) -> None:
    assert money_agrees(release) == []
    third = line(release).third
    assert third is not None
    assert money_agrees(changed(release, third=replace(third, high=None))) == []
    assert money_agrees(changed(release, mean=Span(low=5, high=5))) == []


def line(release: Release) -> ReleasedAmounts:
    return release.money[0].rows[0]


@pytest.mark.parametrize(
    "more",
    [
        {"persons": 61},
        {"persons": None},
        {"mean": None},
        {"mean": Span(low=3000, high=2000)},
        {"first": Span(low=9000, high=9000)},
        {"median": Span(low=2400, high=None)},
        {"median": Span(low=2400, high=9000)},
        {"third": Span(low=1, high=9000)},
    ],
)
def test_what_was_changed_is_found(release: Release, more: dict[str, object]) -> None:
    (problem,) = money_agrees(changed(release, **more))
    assert (problem.code, problem.at) == ("money", release.money[0].figure)


def test_amounts_of_too_few_are_found(release: Release) -> None:
    """Also where the table that counts them says the same."""
    assert money_agrees(replace(release, threshold=60)) != []
    assert money_agrees(replace(changed(release), threshold=15)) == []
    fewest = min(row.persons for row in release.money[0].rows if row.persons is not None)
    assert money_agrees(replace(release, threshold=fewest)) == []
    assert money_agrees(replace(release, threshold=fewest + 1)) != []


def test_amounts_need_the_table_that_counts_them(release: Release) -> None:
    assert money_agrees(replace(release, tables=())) != []


def test_quarters_that_are_alike_are_in_order(release: Release) -> None:
    alike = Span(low=2000, high=2400)
    assert money_agrees(changed(release, first=alike, median=alike, third=alike)) == []
    assert money_agrees(changed(release, first=alike, median=Span(low=2000, high=2500), third=None)) == []
    assert money_agrees(changed(release, first=alike, median=Span(low=1900, high=2400), third=None)) != []
