"""When a fitted model has come to rest, and what it is made of."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest

from bearwitness.release.synthetic import model as fitting
from bearwitness.release.synthetic.errors import NotConverged
from bearwitness.release.synthetic.model import fit, require_counts, settled
from bearwitness.release.synthetic.tables import NoisyTable

CELLS = 100
"""So that half of them is the least loss by which a step is measured, and 200 the most that is sound."""


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tolerance of which no part is lost to rounding."""
    monkeypatch.setattr(fitting, "TOLERANCE", 1 / 1024)


@pytest.mark.usefixtures("coarse")
@pytest.mark.parametrize(
    "losses",
    [
        [50.0, 50.0],
        [9e9, 40.0, 40.0 + 50 / 1024],
        [9e9, 40.0 + 50 / 1024, 40.0],
        [192.0 + 192 / 1024, 192.0],
        [200.0, 200.0],
        [300.0, 300.0, 200.1, 200.0],
        [9e9, 9e9, 50.0, 50.0],
    ],
)
def test_a_fit_that_has_come_to_rest_is_taken(losses: list[float]) -> None:
    settled(losses, CELLS)


@pytest.mark.parametrize(
    "losses",
    [
        [],
        [50.0],
        [math.nan, 50.0],
        [math.inf, 50.0, 50.0],
        [50.0, 50.0, math.nan],
        [40.0, 40.051],
        [40.051, 40.0],
        [180.19, 180.0],
        [40.0, 30.0, 20.0, 30.0],
        [200.1, 200.1],
        [9e9, 9e9, 60.0, 50.0],
    ],
)
def test_a_fit_that_moves_or_is_far_from_its_tables_is_refused(losses: list[float]) -> None:
    with pytest.raises(NotConverged) as caught:
        settled(losses, CELLS)
    assert caught.value.details == {"check": "model"}


@pytest.mark.usefixtures("coarse")
def test_a_step_is_measured_by_where_it_ends() -> None:
    with pytest.raises(NotConverged):
        settled([192.1876, 192.0], CELLS)


@pytest.mark.parametrize(
    ("counts", "taken"),
    [
        ([3.0, 0.0, 1e9], True),
        ([3.0, -1e-9, 1e9], False),
        ([-1.0, -2.0], False),
        ([3.0, math.nan], False),
        ([3.0, math.inf], False),
    ],
)
def test_expected_counts_are_numbers_from_nought_up(counts: list[float], taken: bool) -> None:
    tables = [np.ones((2, 2)), np.array(counts)]
    if taken:
        require_counts(tables)
    else:
        with pytest.raises(NotConverged):
            require_counts(tables)


class Tree:
    """Neighbours of each clique, in an order of their own."""

    def __init__(self, **neighbours: str) -> None:
        self.neighbours = neighbours

    def neighbors(self, node: str) -> list[str]:
        return list(self.neighbours.get(node, ""))


def test_each_clique_hangs_on_one_before_it() -> None:
    tree = Tree(a="b", b="da", c="", d="be", e="d")
    assert fitting._parents(list("abcde"), tree) == (-1, 0, -1, 1, 3)


PAIR = np.array([[400.0, 100.0, 0.0], [60.0, 90.0, 350.0]])
NEVER = PAIR == 0


def test_a_model_gives_its_tables_back_and_nothing_where_nothing_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("mbi")
    rested: list[int] = []
    seen: list[int] = []

    def rest(losses: list[float], cells: int) -> None:
        settled(losses, cells)
        rested.append(cells)

    monkeypatch.setattr(fitting, "settled", rest)
    monkeypatch.setattr(fitting, "require_counts", lambda tables: seen.append(len(tables)))
    measured = [NoisyTable((0,), PAIR.sum(1).astype(int), 3.0), NoisyTable((0, 1), PAIR.astype(int), 3.0)]
    found = fit(measured, {(0, 1): NEVER}, PAIR.shape, 1000.0)
    assert (found.cliques, found.parents) == (((0, 1),), (-1,))
    (table,) = found.tables
    assert table == pytest.approx(PAIR, abs=5)
    assert (table[NEVER] == 0).all()
    assert table.sum() == pytest.approx(1000.0)
    assert (rested, seen) == ([8], [1])


def test_it_is_fitted_in_double_precision_and_on_no_graphics_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """In single precision a large table is fitted to nothing, and nothing says so."""
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", False)
    monkeypatch.delenv("JAX_PLATFORMS", raising=False)
    fitting._mbi()
    assert jax.numpy.zeros(1).dtype == np.float64
    assert os.environ["JAX_PLATFORMS"] == "cpu"
