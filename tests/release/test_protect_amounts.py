"""Each reason for which amounts are withheld, at its very edge."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.release.adding import people

from bearwitness.release.amounts.amount_cells import ALL, AmountCells
from bearwitness.release.amounts.protect_amounts import protect_amounts

N = 3
Told = Mapping[str, float | tuple[float, float]]


def cells(by: str = "sex", money: str = "m", *, hidden: Sequence[str] = (), **groups: Told) -> AmountCells:
    """Amounts by category; all together are the categories', and every one is shown but those hidden."""
    ranged = {
        code: {
            token: each if isinstance(each, tuple) else (float(each), float(each))
            for token, each in told.items()
        }
        for code, told in groups.items()
    }
    everybody = {token: each for group in ranged.values() for token, each in group.items()}
    whole = {**ranged, ALL: everybody}
    return AmountCells(money=money, by=by, groups=whole, shown=frozenset(whole) - set(hidden))


def why(
    *tables: AmountCells, earlier: Sequence[AmountCells] = (), sources: Mapping[str, str] | None = None
) -> dict[tuple[int, str], str]:
    told = [
        {token: frozenset({(sources or {}).get(token, token)}) for token in each.groups[ALL]}
        for each in tables
    ]
    return dict(protect_amounts(tables, told, earlier, threshold=N))


WOMEN = people("w", 10, 11, 12, 13, 14, 15)
MEN = people("m", 20, 21, 22, 23, 24, 25)
TWELVE = people("w", *range(10, 22))
MANY = (300, 310, 320, 330, 340, 350)


def test_nothing_is_withheld_without_a_reason() -> None:
    assert why(cells(F=WOMEN, M=MEN)) == {}


def test_what_is_not_counted_is_not_told() -> None:
    found = why(cells(F=WOMEN, M=MEN, O=people("o", 10, 11, 12), hidden=("O",)))
    assert found == {(0, "O"): "count"}


def test_three_sources_are_enough_and_two_are_not() -> None:
    for number, reason in ((2, "teller"), (3, None)):
        said = {f"w{n}": f"s{n % number}" for n in range(6)}
        assert why(cells(F=WOMEN, M=MEN), sources=said).get((0, "F")) == reason


def test_three_amounts_are_different_enough_and_two_are_not() -> None:
    for amounts, reason in (((5, 6, 5, 6, 5, 6), "alike"), ((5, 6, 7, 5, 6, 7), None)):
        assert why(cells(F=people("w", *amounts), M=MEN)).get((0, "F")) == reason


def test_amounts_that_two_figures_do_not_tell_apart_are_one() -> None:
    for last, reason in ((1109, "alike"), (1210, None)):
        amounts = (1000, 1100, 1001, 1101, 999, last)
        assert why(cells(F=people("w", *amounts), M=MEN)).get((0, "F")) == reason, last


def test_half_may_share_an_amount_and_more_may_not() -> None:
    for fourth, reason in ((10, "alike"), (13, None)):
        assert why(cells(F=people("w", 10, 10, 10, fourth, 11, 12), M=MEN)).get((0, "F")) == reason


def test_one_end_alone_may_be_that_of_all() -> None:
    for share, reason in ((3, None), (4, "alike")):
        ends = [(20.0 if n < share else 20.0 + n, 90.0) for n in range(6)]
        assert why(cells(F=people("w", *ends), M=MEN)).get((0, "F")) == reason, share


def test_high_ends_tell_as_low_ends_do_and_an_open_one_does_not() -> None:
    lows = (10, 11, 12, 13, 14)
    for high, reason in ((900.0, "dominated"), (20.0, None), (math.inf, None)):
        ranges = [(float(low), 20.0) for low in lows]
        told = people("w", *ranges, (15.0, high))
        assert why(cells(F=told, M=MEN)).get((0, "F")) == reason, high


def test_all_less_what_is_shown_is_a_group_too() -> None:
    """Of the men one holds most; all less the two lines that are shown are the men."""
    found = why(cells(F=people("w", *MANY), M=people("m", 20, 21, 900), K=people("k", *MANY)))
    assert found == {(0, "M"): "dominated", (0, ALL): "together"}


@pytest.mark.parametrize(("number", "shows"), [(2, False), (3, True)])
def test_what_is_left_of_all_is_at_least_the_least_count(number: int, shows: bool) -> None:
    rest = people("o", *[10 + n for n in range(number)])
    found = why(cells(F=WOMEN, M=MEN, O=rest, hidden=("O",)))
    assert (found.get((0, ALL)) is None) is shows


@pytest.mark.parametrize(
    ("number", "reason"), [(0, None), (1, "amounts"), (2, "amounts"), (3, None), (4, None)]
)
def test_amounts_that_change_for_a_few_are_withheld(number: int, reason: str | None) -> None:
    then = cells(F=TWELVE, M=MEN)
    changed = {token: (each + 1 if n < number else each) for n, (token, each) in enumerate(TWELVE.items())}  # type: ignore[operator]
    now = why(cells(F=changed, M=MEN), earlier=[then])
    assert now.get((0, "F")) == reason
    assert now.get((0, ALL)) == reason
    assert (0, "M") not in now


def test_of_many_who_come_one_may_not_hold_most() -> None:
    then = cells(F=WOMEN, M=MEN)
    for last, reason in ((16, None), (90, "together")):
        more = {**WOMEN, **people("x", 14, 15, 16, last)}
        assert why(cells(F=more, M=MEN), earlier=[then]).get((0, "F")) == reason
    gone = cells(F={**WOMEN, **people("x", 14, 15, 90)}, M=MEN)
    assert why(cells(F=WOMEN, M=MEN), earlier=[gone]).get((0, "F")) == "together"


@pytest.mark.parametrize(("largest", "reason"), [(60, None), (60.2, "together")])
def test_who_comes_or_goes_is_weighed_by_all_of_her_amount(largest: float, reason: str | None) -> None:
    """Sixty of a hundred and twenty are just a half."""
    many = people("w", *MANY)
    more = {**many, **people("x", 20, 20, 20, largest)}
    assert why(cells(F=more, M=MEN), earlier=[cells(F=many, M=MEN)]).get((0, "F")) == reason
    assert why(cells(F=many, M=MEN), earlier=[cells(F=more, M=MEN)]).get((0, "F")) == reason


def test_changes_of_many_are_weighed_by_how_much_each_changed() -> None:
    then = cells(F=TWELVE, M=MEN)
    for changes, reason in (((1, 1, 1, 1), None), ((1, 1, 1, 9), "together")):
        changed = {
            token: each + (changes[n] if n < 4 else 0)  # type: ignore[operator]
            for n, (token, each) in enumerate(TWELVE.items())
        }
        assert why(cells(F=changed, M=MEN), earlier=[then]).get((0, "F")) == reason


def test_ends_that_change_are_weighed_by_themselves() -> None:
    wide = people("w", *[(float(10 + n), 40.0) for n in range(12)])
    then = cells(F=wide, M=MEN)
    for changes, reason in (((1, 1, 1, 1), None), ((1, 1, 1, 9), "together")):
        moved = [(10.0 + n + (changes[n] if n < 4 else 0), 40.0) for n in range(12)]
        assert why(cells(F=people("w", *moved), M=MEN), earlier=[then]).get((0, "F")) == reason
        raised = [(10.0 + n, 40.0 + (changes[n] if n < 4 else 0)) for n in range(12)]
        assert why(cells(F=people("w", *raised), M=MEN), earlier=[then]).get((0, "F")) == reason


def test_an_open_end_is_no_amount_to_weigh() -> None:
    opened = people("w", *[(float(10 + n), math.inf) for n in range(6)])
    then = cells(F=opened, M=MEN)
    more = {**opened, **people("x", *[(float(14 + n), math.inf) for n in range(4)])}
    assert why(cells(F=more, M=MEN), earlier=[then]) == {}


def test_what_was_withheld_then_stays_so_by_the_same_property_and_kind() -> None:
    then = cells(F=WOMEN, M=MEN, hidden=("M",))
    assert why(cells(F=WOMEN, M=MEN), earlier=[then]).get((0, "M")) == "earlier"
    for other in (replace(then, by="age"), replace(then, money="other")):
        assert why(cells(F=WOMEN, M=MEN), earlier=[other]) == {}


def test_other_kinds_are_not_compared() -> None:
    fewer = {token: each for token, each in WOMEN.items() if token != "w0"}
    assert why(cells(F=WOMEN, M=MEN), earlier=[cells(money="other", F=fewer, M=MEN)]) == {}
    assert why(cells(F=WOMEN, M=MEN), cells(money="other", by="age", Y=fewer)) == {}


def test_of_two_lines_that_tell_the_category_is_withheld_and_then_the_smaller() -> None:
    nearly = {token: each for token, each in {**WOMEN, **MEN}.items() if token != "w0"}
    found = why(cells(F=WOMEN, M=MEN), cells(by="age", Y=nearly, O=people("w", 10)))
    assert found[(1, "Y")] == "amounts"
    assert (0, ALL) not in found
    fewer = {token: each for token, each in WOMEN.items() if token != "w0"}
    found = why(cells(F=WOMEN, M=MEN), cells(by="age", Y=fewer, A={**MEN, "w0": 10}))
    assert found[(1, "Y")] == "amounts"
    assert (0, "F") not in found
