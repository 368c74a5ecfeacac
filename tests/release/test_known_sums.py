"""What sums tell together, beside a search that leaves nothing out: every person, and every two."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from tests.release.test_lightest import least as least_of

from bearwitness.release.amounts import known_sums
from bearwitness.release.amounts.known_sums import KnownSums
from bearwitness.release.amounts.lightest import Combination, lightest

Sum = Mapping[str, float]


def drawn(seed: int) -> list[Sum]:
    """Three sums over groups of one to five persons who stand alike, one of whom was corrected."""
    chance = random.Random(seed)  # noqa: S311  # seeded cases for a test
    sums: list[dict[str, float]] = [{}, {}, {}]
    for group in range(4):
        where = [place for place in range(3) if chance.random() < 0.7]
        for person in range(chance.choice([1, 3, 4, 5])):
            amount = chance.choice([0, 8, 9, 10, 11, 12, 12, 20])
            for place in where:
                more = 2 if (group, person) == (0, 0) and place == 2 else 0
                sums[place][f"{group}.{person}"] = float(amount + more)
    return [each for each in sums if each]


def fewest(sums: list[Sum]) -> float:
    """Least number of persons in a combination, each as the part in which she stands beside whoever stands in it most."""
    tokens = sorted({token for each in sums for token in each})
    pairs = [
        (at, own) for at, token in enumerate(tokens) for own in sorted({s[token] for s in sums if token in s})
    ]
    columns = np.array([[float(s.get(tokens[at]) == own) for s in sums] for at, own in pairs])
    groups, ones = np.array([at for at, _ in pairs]), np.ones(len(tokens))
    return min(least_of(columns, groups, ones, column) for column in columns)


def shares(sums: list[Sum]) -> tuple[float, float]:
    """Least that all others hold beside what one person holds, and beside what two hold."""
    tokens = sorted({token for each in sums for token in each if each[token]})
    columns = np.array([[s.get(token, 0.0) for s in sums] for token in tokens])
    one, two = math.inf, math.inf
    for at in range(len(tokens)):
        one = min(one, least_of(columns, np.arange(len(tokens)), _without(tokens, at), columns[at]))
    for pair in combinations(range(len(tokens)), 2):
        for sign in (1, -1):
            both = columns[pair[0]] + sign * columns[pair[1]]
            if both.any():
                two = min(two, least_of(columns, np.arange(len(tokens)), _without(tokens, *pair), both))
    return one, two


def _without(tokens: list[str], *places: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    weights = np.ones(len(tokens))
    weights[list(places)] = 0
    return weights


@pytest.mark.parametrize("seed", range(24))
def test_it_finds_what_a_full_search_finds_and_no_more(seed: int) -> None:
    sums = drawn(seed)
    few, (one, two) = fewest(sums), shares(sums)
    for least in (3, 4, 5, 6):
        found = KnownSums(sums).told(list(range(len(sums))), least)
        tells = few <= least - 1 + 1e-4 or one < 1 - 1e-4 or two < 1 / 3 - 1e-4
        assert (found is not None) is tells, (few, one, two)
        if found is not None and few <= least - 1 + 1e-4:
            assert few - 1e-4 <= found.weight <= least - 1 + 0.01
        elif found is not None:
            assert found.weight == 0


def test_persons_who_stand_alike_are_taken_together() -> None:
    many = {f"a{n}": 10.0 + n for n in range(6)}
    few = {f"b{n}": 10.0 + n for n in range(4)}
    sums: list[Sum] = [{**many, **few}, many]
    assert KnownSums(sums).told([0, 1], 4) is None
    found = KnownSums(sums).told([0, 1], 5)
    assert found is not None
    assert found.weight == pytest.approx(4)
    assert found.factors == pytest.approx([1, -1])
    assert KnownSums(sums).told([0], 5) is None
    assert KnownSums(sums).told([], 5) is None


@pytest.mark.parametrize(
    ("amounts", "tells"),
    [
        ((30, 10, 10, 10), False),
        ((31, 10, 10, 10), True),
        ((20, 25, 5, 5, 5), False),
        ((20, 26, 5, 5, 5), True),
        ((10, 10, 10, 0), False),
        ((10, 10, 5, 0), True),
        ((0, 0, 0, 0), False),
    ],
)
def test_one_may_hold_half_and_two_three_quarters(amounts: tuple[int, ...], tells: bool) -> None:
    """As of a single sum, so of what one sum leaves of another."""
    part = {f"x{n}": float(each) for n, each in enumerate(amounts)}
    more = {**part, **{f"y{n}": 40.0 for n in range(9)}}
    found = KnownSums([more, {token: more[token] for token in more if token[0] == "y"}]).told([0, 1], 3)
    assert (found is not None) is tells
    if found is not None:
        assert found.weight == 0


def test_what_one_end_is_about_the_other_is_where_persons_stand_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = [{f"{name}{n}": 10.0 + n for n in range(2)} for name in "xyz"]
    low: list[Sum] = [{**parts[0], **parts[1]}, {**parts[1], **parts[2]}]
    high = [{token: 2 * amount for token, amount in each.items()} for each in low]
    corrected = [high[0], {**high[1], "y0": 21.0}]
    known = KnownSums(low)
    assert known.told([0, 1], 4) is None
    asked: list[object] = []

    def counted(*given: object) -> Combination:
        asked.append(given)
        return lightest(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(known_sums, "lightest", counted)
    fresh, after, other = (KnownSums(high, each) for each in (None, known, KnownSums(corrected)))
    numbers = []
    for each in (fresh, after, other):
        asked.clear()
        assert each.told([0, 1], 4) is None
        numbers.append(len(asked))
    assert numbers[1] < numbers[0] == numbers[2]


UNITS = pytest.mark.parametrize("unit", [0.0005, 1.0, 4000.0])
"""The same amounts in another currency."""
SHARES = pytest.mark.parametrize(("rest", "tells"), [(14.9, True), (15.0, False), (16.0, False)])
"""Beside 45 of the largest of either group."""


@UNITS
@SHARES
def test_two_who_hold_most_may_stand_in_two_groups(rest: float, tells: bool, unit: float) -> None:
    """What two sums leave is two groups that no sum parts, of which one person each holds most: 90 of 120, or of less."""
    one, other = {"x0": rest * unit, "x1": 45 * unit}, {"y0": rest * unit, "y1": 45 * unit}
    many = [{f"{name}{n}": 40 * unit for n in range(20)} for name in "mz"]
    found = KnownSums([{**one, **other, **many[0]}, many[0], {**one, **many[1]}]).told([0, 1, 2], 3)
    assert (found is not None) is tells
    if found is not None:
        assert found.factors / found.factors[0] == pytest.approx([1, -1, 0])


@UNITS
@SHARES
def test_two_who_hold_most_may_be_added_by_the_one_and_taken_off_by_the_other_sum(
    rest: float, tells: bool, unit: float
) -> None:
    """Who stands in one of two sums and who in the other: whoever knows the rest knows how the two largest differ."""
    one, other = {"x0": rest * unit, "x1": 45 * unit}, {"y0": rest * unit, "y1": 45 * unit}
    many = {f"m{n}": 40 * unit for n in range(20)}
    found = KnownSums([{**one, **many}, {**other, **many}]).told([0, 1], 3)
    assert (found is not None) is tells
    if found is not None:
        assert found.factors / found.factors[0] == pytest.approx([1, -1])


@UNITS
@pytest.mark.parametrize(("rest", "tells"), [(9.2, True), (9.4, False)])
def test_the_other_of_two_may_hold_little_more_than_half_as_much(
    rest: float, tells: bool, unit: float
) -> None:
    """36 and 20, and three quarters of what is left are 42 and not the whole."""
    one = {"x0": rest * unit, "x1": 36 * unit}
    other = {"y0": rest * unit, "y1": 20 * unit}
    many = [{f"{name}{n}": 40 * unit for n in range(20)} for name in "mz"]
    found = KnownSums([{**one, **other, **many[0]}, many[0], {**one, **many[1]}]).told([0, 1, 2], 3)
    assert (found is not None) is tells


@UNITS
def test_one_who_holds_half_does_so_in_any_currency(unit: float) -> None:
    for most, tells in ((30, False), (31, True)):
        part = {f"x{n}": each * unit for n, each in enumerate((most, 10, 10, 10))}
        more = {f"y{n}": 40 * unit for n in range(9)}
        assert (KnownSums([{**part, **more}, more]).told([0, 1], 3) is not None) is tells


def test_that_nobody_holds_most_of_one_end_says_nothing_of_the_other() -> None:
    low = [{f"a{n}": 10.0 for n in range(6)}]
    high = [{**low[0], "a0": 90.0}]
    known = KnownSums(low)
    assert known.told([0], 3) is None
    assert KnownSums(high, known).told([0], 3) is not None


@pytest.mark.parametrize(
    ("sums", "enough"),
    [
        ([{"x0": 10, "x1": 11, "y0": 10, "y1": 11}, {"y0": 10, "y1": 11, "z0": 10, "z1": 11}], 3.01),
        ([{"x0": 40, "x1": 15, "x2": 15, "x3": 15}], 5 / 3),
    ],
    ids=["of how many", "who holds most"],
)
def test_it_is_asked_until_it_is_enough_and_not_twice(
    sums: list[Sum], enough: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was safe is safe: from one call to the next, sums are only taken away."""
    asked: list[float] = []

    def counted(*given: Any) -> Combination:
        asked.append(given[-1])
        return lightest(*given)

    monkeypatch.setattr(known_sums, "lightest", counted)
    known = KnownSums(sums)
    assert known.told([*range(len(sums))], 4) is None
    assert asked
    assert asked == pytest.approx([enough] * len(asked))
    asked.clear()
    assert known.told([*range(len(sums))], 4) is None
    assert asked == []


@pytest.mark.parametrize(("weight", "tells"), [(3.005, True), (3.02, False), (3.1, False)])
def test_what_weighs_a_little_more_than_so_many_persons_is_of_one_more(
    weight: float, tells: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is off by an error of computing is told; what is not is none of so few persons."""
    monkeypatch.setattr(known_sums, "lightest", lambda *_: Combination(weight, np.ones(1)))
    sums: list[Sum] = [{f"a{n}": 10.0 for n in range(3)}]
    assert (KnownSums(sums).told([0], 4) is not None) is tells


def test_its_size_is_sums_times_persons_who_differ() -> None:
    assert KnownSums([{"a": 1.0, "b": 1.0}, {"b": 1.0, "c": 2.0}]).size == 6
    assert KnownSums([{"a": 0.0, "b": 1.0, "c": 2.0}, {"b": 1.0}]).size == 4
    assert KnownSums([{"a": 1.0}, {"a": 2.0}, {"a": 3.0}]).size == 9
    assert KnownSums([{f"p{n}": 1.0 + n for n in range(4)}, {"p0": 2.0, "p1": 3.0, "p2": 4.0}]).size == 8


def test_a_sum_of_nothing_is_still_one_of_so_many() -> None:
    nothing = [{"a": 0.0, "b": 0.0, "c": 0.0}]
    assert KnownSums(nothing).told([0], 3) is None
    assert KnownSums(nothing).told([0], 4) is not None
