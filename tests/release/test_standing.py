"""Persons and amounts by the sums in which they stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bearwitness.release.amounts.standing import Alike, Shares, standing

SUMS = (
    {"a": 10.0, "b": 20.0, "c": 5.0, "d": 0.0},
    {"a": 10.0, "b": 20.0, "c": 10.0, "e": 4.0},
    {"a": 10.0, "b": 20.0, "d": 8.0},
)
"""Two stand alike in all three; one was corrected from the first to the second, one from nothing; one is in one alone."""


def test_a_person_stands_once_for_each_amount() -> None:
    found = standing(SUMS)
    assert {name: dict(amounts) for name, amounts in found.items()} == {
        "a": {10.0: [0, 1, 2]},
        "b": {20.0: [0, 1, 2]},
        "c": {5.0: [0], 10.0: [1]},
        "d": {0.0: [0], 8.0: [2]},
        "e": {4.0: [1]},
    }


def test_persons_are_grouped_by_the_sums_in_which_they_stand() -> None:
    found = Alike.of(standing(SUMS), 3)
    held = sorted(zip(found.groups.tolist(), found.columns.tolist(), strict=True))
    assert held == [
        (0, [0, 1, 0]),
        (0, [1, 0, 0]),
        (1, [0, 0, 1]),
        (1, [1, 0, 0]),
        (2, [1, 1, 1]),
        (3, [0, 1, 0]),
    ]
    assert found.persons.tolist() == [1, 1, 2, 1]


def test_as_many_stand_alike_only_where_columns_groups_and_numbers_are_the_same() -> None:
    found = Alike.of(standing(SUMS), 3)
    assert found.same(Alike.of(standing(SUMS), 3))
    for other in (
        replace(found, columns=1 - found.columns),
        replace(found, groups=found.groups + 1),
        replace(found, persons=found.persons + 1),
    ):
        assert not found.same(other)


def test_amounts_are_taken_together_where_the_same_part_of_each_stands_in_the_same_sums() -> None:
    found = Shares.of(standing(SUMS), 3)
    held = {
        tuple(columns): amounts
        for columns, *amounts in zip(
            found.columns.tolist(),
            found.whole.tolist(),
            found.first.tolist(),
            found.second.tolist(),
            strict=True,
        )
    }
    assert held == {
        (1.0, 1.0, 1.0): [30, 20, 10],
        (0.5, 1.0, 0.0): [10, 10, 0],
        (0.0, 0.0, 1.0): [8, 8, 0],
        (0.0, 1.0, 0.0): [4, 4, 0],
    }


@pytest.mark.parametrize("amount", [0.0, 3.0])
def test_who_has_nothing_anywhere_is_left_out(amount: float) -> None:
    found = Shares.of(standing([{"a": amount}]), 1)
    assert (found.whole.tolist(), found.columns.shape) == (([3.0], (1, 1)) if amount else ([], (0, 1)))
    assert isinstance(found.columns, np.ndarray)
