"""Rows are drawn from their model clique by clique, as evenly as whole rows can be."""

from __future__ import annotations

import numpy as np
import pytest

from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.draw import draw
from bearwitness.release.synthetic.model import Model
from bearwitness.release.synthetic.tables import count

FIRST = np.array([[4.0, 0.0, 2.0], [1.0, 3.0, 0.0]])
"""Of the columns 0 and 1, of two and three levels; two of its cells cannot be."""
SECOND = np.array([[1.0, 4.0, 0.0, 0.0], [0.0, 2.0, 1.0, 0.0], [0.5, 0.0, 0.0, 1.5]])
"""Of the columns 1 and 2: given column 1, its last."""
SIZES = (2, 3, 4)


def drawn(model: Model, number: int, seed: int = 1) -> Rows:
    return draw(model, SIZES, number, np.random.default_rng(seed))


def near(found: np.ndarray, share: np.ndarray) -> bool:
    """Whether counts are the shares of their sum, to within one."""
    return bool((np.abs(found - share / share.sum() * found.sum()) < 1 + 1e-9).all())


@pytest.mark.parametrize("number", [1, 10, 997])
def test_a_table_is_drawn_as_evenly_as_rows_allow(number: int) -> None:
    model = Model(((0, 1),), (FIRST,), (-1,))
    found = drawn(model, number)
    assert found.shape == (number, 3)
    assert (found[:, 2] == -1).all()
    held = count(found, (0, 1), SIZES)
    assert near(held, FIRST)
    assert (held[FIRST == 0] == 0).all()


@pytest.mark.parametrize("turned", [False, True])
def test_a_column_is_drawn_given_what_joins_it_to_the_ones_before(turned: bool) -> None:
    second = ((2, 1), SECOND.T) if turned else ((1, 2), SECOND)
    model = Model(((0, 1), second[0]), (FIRST, second[1]), (-1, 0))
    found = drawn(model, 1000)
    assert near(count(found, (0, 1), SIZES), FIRST)
    pairs = count(found, (1, 2), SIZES)
    assert all(near(pairs[value], SECOND[value]) for value in range(3))
    assert (pairs[SECOND == 0] == 0).all()


def test_two_columns_that_nothing_joins_are_drawn_apart() -> None:
    model = Model(((0,), (1, 2)), (np.array([3.0, 1.0]), SECOND), (-1, -1))
    found = drawn(model, 400)
    assert count(found, (0,), SIZES).tolist() == [300, 100]
    assert near(count(found, (1, 2), SIZES), SECOND)
    both = count(found, (0, 1), SIZES)
    assert np.abs(both[1] - both.sum(0) / 4).max() < 30


def test_a_clique_of_columns_that_are_drawn_already_adds_nothing() -> None:
    whole = np.einsum("ab,bc->abc", FIRST, SECOND)
    model = Model(((0, 1, 2), (1, 2)), (whole, SECOND), (-1, 0))
    alone = Model(((0, 1, 2),), (whole,), (-1,))
    assert (drawn(model, 300) == drawn(alone, 300)).all()
    assert near(count(drawn(alone, 300), (0, 1, 2), SIZES), whole)


def test_the_rows_come_in_no_order_of_their_cells() -> None:
    """Places are given out by chance, so that whoever sees a row's place learns nothing from it."""
    model = Model(((0, 1),), (FIRST,), (-1,))
    one, same, other = drawn(model, 200), drawn(model, 200), drawn(model, 200, seed=2)
    assert (one == same).all()
    assert (one != other).any()
    cells = one[:, 0] * 3 + one[:, 1]
    assert (np.diff(cells) < 0).sum() > 20
