"""The market forwards and backwards: against sums by hand, known laws, and the published figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.domain.errors import BadValue
from bearwitness.patterns.market import Market, Quantity, Stream, needed, simulate
from bearwitness.patterns.market.published import TOTAL_USD, published_market
from bearwitness.patterns.market.quantity import Shape


def fixed(name: str, unit: str, value: float) -> Quantity:
    return Quantity(name=name, unit=unit, low=value, high=value, basis="by hand")


def market(frequency: Quantity | None = None) -> Market:
    """60 % of 200,000 persons, half of them at 4 dollars."""
    stream = Stream(
        name="acts",
        share=fixed("share", "share", 0.5),
        price=fixed("price", "USD", 4),
        frequency=frequency or fixed("frequency", "a year", 100),
    )
    return Market(
        persons=fixed("persons", "persons", 200_000),
        exploited=fixed("exploited", "share", 0.6),
        streams=(stream,),
    )


def test_a_sum_by_hand() -> None:
    found = simulate(market(), TOTAL_USD, rng=np.random.default_rng(1), draws=10)
    assert (found.lower, found.median, found.upper) == (24_000_000, 24_000_000, 24_000_000)
    assert found.above == 0
    assert found.weights == {}


def test_what_would_have_to_be_true_by_hand() -> None:
    """105 million a year from 60,000 persons at 4 dollars is 437.5 acts a year for each."""
    found = {
        each.quantity.name: each
        for each in needed(market(), TOTAL_USD, rng=np.random.default_rng(1), draws=10)
    }
    assert found["frequency"].median == pytest.approx(437.5)
    assert found["price"].median == pytest.approx(17.5)
    assert found["persons"].median == pytest.approx(875_000)
    assert found["exploited"].median == pytest.approx(2.625)
    assert all(each.within == 0 for each in found.values())


@pytest.mark.parametrize(
    ("shape", "median", "mean"),
    [("uniform", 50.5, 50.5), ("triangular", 50.5, 50.5), ("loguniform", 10.0, 99 / np.log(100))],
)
def test_draws_follow_the_stated_law(shape: Shape, median: float, mean: float) -> None:
    quantity = Quantity(name="x", unit="USD", low=1, high=100, shape=shape, basis="by hand")
    drawn = quantity.draw(np.random.default_rng(2), 40_000)
    assert drawn.min() >= 1
    assert drawn.max() <= 100
    assert np.median(drawn) == pytest.approx(median, rel=0.03)
    assert drawn.mean() == pytest.approx(mean, rel=0.03)


def test_the_answer_hangs_on_what_varies() -> None:
    varied = Quantity(name="frequency", unit="a year", low=1, high=1000, shape="loguniform", basis="assumed")
    found = simulate(market(varied), TOTAL_USD, rng=np.random.default_rng(3))
    assert found.weights == {"frequency": pytest.approx(1)}
    both = replace(
        market(varied), exploited=Quantity(name="exploited", unit="share", low=0.55, high=0.6, basis="x")
    )
    weights = simulate(both, TOTAL_USD, rng=np.random.default_rng(3)).weights
    assert weights["frequency"] > 0.95
    assert sum(weights.values()) == pytest.approx(1)


def test_the_published_total_hangs_on_what_nobody_states() -> None:
    found = simulate(published_market(), TOTAL_USD, rng=np.random.default_rng(4))
    assert found.lower < found.median < TOTAL_USD
    assert 0.05 < found.above < 0.5
    assert found.upper / found.lower > 20
    stated = ("women and trafficked", "in prostitution", "in forced marriage")
    assert max(found.weights[name] for name in stated) < 0.02
    assert max(found.weights, key=lambda name: found.weights[name]) in {"acts a year", "persons"}
    assert all(each.basis for each in published_market().quantities)


def test_the_same_seed_gives_the_same_answer() -> None:
    first, second, other = (
        simulate(published_market(), TOTAL_USD, rng=np.random.default_rng(seed)) for seed in (5, 5, 6)
    )
    assert first == second
    assert first != other


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), published=st.floats(1e6, 1e9))
def test_what_is_needed_makes_the_figure(seed: int, published: float) -> None:
    """Put in the value needed, and the published figure comes out, whichever input was solved for."""
    model = published_market()
    pinned = {name: float(each[0]) for name, each in model.draw(np.random.default_rng(seed), 1).items()}

    def pin(quantity: Quantity) -> Quantity:
        return replace(quantity, low=pinned[quantity.name], high=pinned[quantity.name])

    streams = tuple(
        replace(each, share=pin(each.share), price=pin(each.price), frequency=pin(each.frequency))
        for each in model.streams
    )
    exact = replace(model, persons=pin(model.persons), exploited=pin(model.exploited), streams=streams)
    for each in needed(exact, published, rng=np.random.default_rng(0), draws=1):
        drawn = {name: np.array([value]) for name, value in pinned.items()} | {
            each.quantity.name: np.array([each.median])
        }
        total = float(exact.total(drawn)[0])
        assert total == pytest.approx(published) if each.median > 0 else total >= published


def test_where_no_value_would_do() -> None:
    free = market(fixed("frequency", "a year", 0))
    found = {
        each.quantity.name: each for each in needed(free, TOTAL_USD, rng=np.random.default_rng(1), draws=4)
    }
    assert np.isinf(found["price"].median)
    assert found["price"].within == 0
    assert found["frequency"].median == pytest.approx(437.5)


@pytest.mark.parametrize(
    ("low", "high", "unit", "shape"),
    [(2, 1, "USD", "uniform"), (-1, 1, "USD", "uniform"), (0.5, 1.5, "share", "uniform"), (0, 1, "USD", "loguniform"),
     (1, float("inf"), "USD", "uniform")],
)  # fmt: skip
def test_no_such_range(low: float, high: float, unit: str, shape: Shape) -> None:
    with pytest.raises(BadValue):
        Quantity(name="x", unit=unit, low=low, high=high, shape=shape, basis="x")


def test_no_such_market() -> None:
    with pytest.raises(BadValue):
        replace(market(), streams=())
    with pytest.raises(BadValue):
        replace(market(), exploited=fixed("persons", "share", 0.5))
