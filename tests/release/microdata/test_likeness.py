"""The scorer: nothing between a table and itself, and brute force over the definitions."""

import itertools
from collections import Counter

import numpy as np
import pytest
from bench.leak import largest_advantage, once_only
from bench.likeness import likeness
from tests.release.synthetic.small import BOOK, people

from bearwitness.release.microdata.classes import blanks
from bearwitness.release.synthetic.codebook import Rows

Cell = tuple[tuple[int, ...], tuple[int, ...]]
REAL, MADE = people(500, 1), people(430, 2)


def cells(rows: Rows, way: int, *, recorded: bool) -> Counter[Cell]:
    blank = blanks(BOOK)
    return Counter(
        (columns, tuple(int(row[i]) for i in columns))
        for row in rows
        for columns in itertools.combinations(range(len(BOOK.names)), way)
        if not recorded or all(row[i] != blank[i] for i in columns)
    )


@pytest.mark.parametrize("way", [1, 2, 3])
def test_the_scores_against_their_definitions(way: int) -> None:
    a, b = cells(REAL, way, recorded=True), cells(MADE, way, recorded=True)
    found = likeness(REAL, MADE, BOOK, way)
    assert found.mean_absolute_error == pytest.approx(np.mean([abs(a[cell] - b[cell]) for cell in a]))
    common = [cell for cell in a if a[cell] >= 10]
    assert found.lost == pytest.approx(np.mean([b[cell] == 0 for cell in common]))
    assert found.fabricated == pytest.approx(np.mean([a[cell] == 0 for cell in b]))
    a, b = cells(REAL, way, recorded=False), cells(MADE, way, recorded=False)
    apart = sum(abs(a[cell] / len(REAL) - b[cell] / len(MADE)) for cell in a | b) / 2
    sets = len(list(itertools.combinations(range(len(BOOK.names)), way)))
    assert found.total_variation == pytest.approx(apart / sets)


def test_a_table_is_like_itself() -> None:
    for way in (1, 2, 3):
        found = likeness(REAL, REAL, BOOK, way)
        assert (found.mean_absolute_error, found.total_variation, found.lost, found.fabricated) == (
            0,
            0,
            0,
            0,
        )


def test_once_only_against_its_definition() -> None:
    control = people(500, 3)
    a, b, made = (cells(rows, 2, recorded=True) for rows in (REAL, control, MADE))
    found = once_only(REAL, control, MADE, BOOK, 2)
    for share, own, other in ((found.train, a, b), (found.control, b, a)):
        once = [cell for cell in own if own[cell] == 1 and other[cell] == 0]
        assert len(once) > 10
        assert share == pytest.approx(np.mean([made[cell] > 0 for cell in once]))
    assert found.error > 0
    with pytest.raises(ValueError, match="equally many"):
        once_only(REAL, people(499, 3), MADE, BOOK, 2)


def test_the_largest_advantage_grows_from_none_to_all() -> None:
    assert largest_advantage(0.0, 0.0) == 0.0
    assert largest_advantage(1.0, 0.0) == pytest.approx(0.4621, abs=1e-4)
    assert largest_advantage(30.0, 0.0) == pytest.approx(1.0)
