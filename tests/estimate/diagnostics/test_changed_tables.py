from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from tests.estimate.tables import tables

from bearwitness.estimate import CaptureTable
from bearwitness.estimate.diagnostics.changed_tables import with_one_more, within, without

TABLE = CaptureTable.from_csv("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,1,1,2\n0,1,1,3\n")


def test_without_a_list_those_on_it_alone_fall_out() -> None:
    left = without(TABLE, 0)
    assert left == CaptureTable.from_csv("B,C,count\n1,0,36\n0,1,20\n1,1,5\n")


def test_within_a_list_are_those_whom_others_saw() -> None:
    seen = within(TABLE, 0)
    assert seen == CaptureTable.from_csv("B,C,count\n1,0,6\n1,1,2\n")


def test_one_more_overlap_makes_two_persons_one() -> None:
    more = with_one_more(TABLE, 0, 1)
    assert more is not None
    assert more.observed == TABLE.observed - 1
    assert more.overlaps["A", "B"] == TABLE.overlaps["A", "B"] + 1
    assert more.overlaps["A", "C"] == TABLE.overlaps["A", "C"]


@given(tables(least=3))
def test_sizes_tell_what_fell_out(table: CaptureTable) -> None:
    for column in range(len(table.lists)):
        left, seen = without(table, column), within(table, column)
        assert (left.observed if left else 0) == table.observed - table.alone[column]
        assert (seen.observed if seen else 0) == table.sizes[column] - table.alone[column]


@given(tables(least=2))
def test_one_more_keeps_every_list_its_size(table: CaptureTable) -> None:
    for first, second in combinations(range(len(table.lists)), 2):
        more = with_one_more(table, first, second)
        if more is None:
            assert min(table.alone[first], table.alone[second]) == 0
        else:
            assert more.sizes.tolist() == table.sizes.tolist()


@pytest.mark.parametrize("column", [0, 1])
def test_nothing_left_is_none(column: int) -> None:
    two = CaptureTable.from_csv("A,B,count\n1,0,5\n0,1,4\n")
    assert within(two, column) is None
