"""Class sizes and diversity: the values of sdcMicro's own tests, and brute force over the definition."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.release.microdata.classes import (
    MOST_CLASSES,
    blanks,
    class_of,
    counted,
    sizes_as_value,
    sizes_as_wildcard,
    subsets,
)
from bearwitness.release.microdata.diversity import distance, distinct
from bearwitness.release.microdata.uniques import minimal_uniques, suda_scores
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook

BLANK = np.zeros(4, dtype=np.int16)
"""0 is the blank of every column here."""

# sdcMicro test_freqCalc.R @cf32510
A, B, C = [2, 3, 2, 2, 3, 3, 1, 2], [3, 3, 3, 3, 3, 3, 4, 3], [1, 3, 1, 2, 1, 1, 1, 1]
# sdcMicro francdat, keys 2, 4, 5 and 6 (Franconi and Polettini)
FRANCDAT = [
    *([1, 2, 5, 1], [1, 2, 1, 1], [1, 2, 1, 1], [3, 3, 1, 5]),
    *([4, 3, 1, 4], [4, 3, 1, 1], [6, 2, 1, 5], [1, 2, 5, 1]),
]


def table(*columns: Sequence[int]) -> Rows:
    return np.array(columns, dtype=np.int16).T


def test_frequency_counts_of_sdcmicro() -> None:
    rows = table(A, B, C)
    expected = [3, 1, 3, 1, 2, 2, 1, 3]
    assert sizes_as_value(rows, [0, 1, 2]).tolist() == expected
    assert sizes_as_wildcard(rows, [0, 1, 2], BLANK).tolist() == expected
    assert (sizes_as_value(rows, [0, 1, 2]) == 1).sum() == 3
    assert (sizes_as_value(rows, [0, 1, 2]) == 2).sum() == 2


def test_frequency_counts_of_sdcmicro_with_missing_values() -> None:
    rows = table(A, B, C)
    rows[[2, 6], 2] = 0
    assert sizes_as_wildcard(rows, [0, 1, 2], BLANK).tolist() == [3, 1, 4, 2, 2, 2, 1, 3]


def test_frequency_counts_of_francdat() -> None:
    rows = np.array(FRANCDAT, dtype=np.int16)
    assert sizes_as_wildcard(rows, [0, 1, 2, 3], BLANK).tolist() == [2, 2, 2, 1, 1, 1, 1, 2]


def test_distinct_values_of_sdcmicro() -> None:
    # sdcMicro test_ldiversity.R: sex, occupation (0 missing), ethnicity; the sensitive column last
    rows = table([1, 1, 1, 2, 2, 1, 1], [0, 0, 0, 1, 1, 2, 2], [1, 1, 1, 1, 1, 2, 2], [1, 0, 2, 1, 0, 0, 1])
    assert distinct(rows, [0, 1, 2], 3).tolist() == [3, 3, 3, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            # age, gender, income, education
            ([1] * 7 + [2], [1] * 4 + [2] * 3 + [1], [1, 1] + [2] * 6, [1, 1, 1, 1, 2, 1, 3, 2]),
            [0, 0, 0, 0, 4, 2, 6, 8],
        ),
        (
            # residence, gender, education, labour
            (
                *([1, 1, 1, 1, 2, 1, 1, 1, 1, 1], [1, 1, 1, 2, 1, 2, 1, 2, 1, 1]),
                *([1, 1, 2, 3, 3, 3, 4, 5, 1, 1], [1, 1, 2, 1, 3, 1, 2, 3, 2, 2]),
            ),
            [0, 0, 6, 0, 12, 0, 6, 10, 0, 0],
        ),
    ],
)
def test_suda_scores_of_sdcmicro(columns: tuple[list[int], ...], expected: list[int]) -> None:
    # sdcMicro test_suda2.R @181950f: the book's and the guideline's example
    assert suda_scores(minimal_uniques(table(*columns), range(4)), 4).tolist() == expected


rows_of_three = st.lists(st.tuples(*(st.integers(0, 3) for _ in range(4))), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None)
@given(rows_of_three)
def test_classes_against_the_definition(lines: list[tuple[int, ...]]) -> None:
    rows = np.array(lines, dtype=np.int16)
    keys = [0, 1, 2]

    def agree(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        return all(a[i] == b[i] or 0 in (a[i], b[i]) for i in keys)

    same = [[b for b in lines if b[:3] == a[:3]] for a in lines]
    assert sizes_as_value(rows, keys).tolist() == [len(each) for each in same]
    assert sizes_as_wildcard(rows, keys, BLANK).tolist() == [sum(agree(a, b) for b in lines) for a in lines]
    assert distinct(rows, keys, 3).tolist() == [len({b[3] for b in each}) for each in same]
    everybody = [sum(b[3] == v for b in lines) / len(lines) for v in range(4)]
    far = [
        sum(abs(sum(b[3] == v for b in each) / len(each) - everybody[v]) for v in range(4)) / 2
        for each in same
    ]
    assert distance(rows, keys, 3).tolist() == pytest.approx(far)


@settings(max_examples=40, deadline=None)
@given(rows_of_three)
def test_special_uniques_against_the_definition(lines: list[tuple[int, ...]]) -> None:
    from itertools import combinations

    rows = np.array(lines, dtype=np.int16)
    for at, row in enumerate(lines):
        alone = [
            set(subset)
            for size in (1, 2, 3)
            for subset in combinations(range(4), size)
            if sum(all(other[i] == row[i] for i in subset) for other in lines) == 1
        ]
        minimal = [each for each in alone if not any(part < each for part in alone)]
        expected = [sum(len(each) == size for each in minimal) for size in (1, 2, 3)]
        assert minimal_uniques(rows, range(4))[at].tolist() == expected


def test_no_class_is_lost_where_there_are_more_than_a_number_can_hold() -> None:
    """Thirty columns of eight levels: 2 to the 90th classes. Two rows differ in the first column, two in the eighth."""
    rows = np.full((4, 30), 7, dtype=np.int16)
    rows[0, 0] = rows[3, 7] = 6
    assert len(set(class_of(rows, range(30)).tolist())) == 3
    assert class_of(rows, range(30)).max() < MOST_CLASSES
    assert len(set(class_of(rows[1:], range(30)).tolist())) == 2
    assert sizes_as_value(rows, range(30)).tolist() == [1, 2, 2, 1]


def test_numbers_of_classes_stay_below_the_most() -> None:
    rows = np.random.default_rng(1).integers(0, 8, (100, 30)).astype(np.int16)
    found = class_of(rows, range(30))
    assert len(set(found.tolist())) == 100
    assert found.max() < MOST_CLASSES


def test_classes_are_counted_in_order_however_large_their_numbers_are() -> None:
    for numbers in ([3, 0, 3, 5], [3, 0, 3, 2**60]):
        present, often = counted(np.array(numbers))
        assert (present.tolist(), often.tolist()) == (sorted(set(numbers)), [1, 2, 1])


def test_without_a_row_or_a_column_there_is_one_class_or_none() -> None:
    rows = np.zeros((3, 4), dtype=np.int16)
    assert sizes_as_value(rows, []).tolist() == sizes_as_wildcard(rows, [], BLANK).tolist() == [3, 3, 3]
    assert sizes_as_value(rows[:0], [0, 1]).tolist() == class_of(rows[:0], [0, 1]).tolist() == []


def test_a_column_without_a_blank_has_none() -> None:
    book = SyntheticCodebook({"a": ("x", "", "y"), "b": ("x", "y"), "c": ("", "x")})
    assert blanks(book).tolist() == [1, -1, 0]


def test_subsets_have_one_to_three_columns_where_nothing_else_is_asked() -> None:
    assert [len(each) for each in subsets(range(5))] == [1] * 5 + [2] * 10 + [3] * 10
    assert subsets([4, 2], most=1) == [(4,), (2,)]
