"""What is said of amounts holds for them, from nothing at all up to any sum."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bearwitness.domain.released_table import Span
from bearwitness.release.amounts.quantiles import mean, nearest, quantile

AMOUNTS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 300)), min_size=1, max_size=30)


@example([(0, 0)])
@example([(0, 0), (1, 0)])
@given(AMOUNTS)
def test_a_mean_holds_the_mean_of_the_low_ends_and_of_the_high(ranges: list[tuple[int, int]]) -> None:
    amounts = [(float(low), float(low + more)) for low, more in ranges]
    found = mean(amounts)
    assert found.high is not None
    low, high = (sum(each[end] for each in amounts) / len(amounts) for end in (0, 1))
    assert found.low <= low
    assert high <= found.high
    assert low - found.low <= max(low / 10, 1)
    assert found.high - high <= max(high / 10, 1)


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=60), st.sampled_from([0.25, 0.5, 0.75]), st.data())
def test_as_many_as_the_least_count_lie_on_each_side_of_a_quantile(
    amounts: list[int], part: float, data: st.DataObject
) -> None:
    """Counted one by one, of amounts that are all known and all different."""
    known = sorted(set(amounts))
    threshold = data.draw(st.integers(1, 20))
    found = quantile([(float(each), float(each)) for each in known], part, threshold)
    place = part * (len(known) - 1)
    below = sum(at <= math.floor(place) for at in range(len(known)))
    above = sum(at >= math.ceil(place) for at in range(len(known)))
    assert (found is None) == (min(below, above) < threshold)


@pytest.mark.parametrize("part", [0.25, 0.75])
def test_between_two_amounts_the_side_of_fewer_counts(part: float) -> None:
    """Between the first two of three, or the last two, one is left on a side."""
    amounts = [(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]
    assert quantile(amounts, part, 1) is not None
    assert quantile(amounts, part, 2) is None


def test_nothing_paid_is_said_as_nothing() -> None:
    assert mean([(0.0, 0.0)] * 3) == Span(low=0, high=0)
    assert quantile([(0.0, math.inf)] * 3, 0.5, 2) == Span(low=0, high=None)


@pytest.mark.parametrize(
    ("amount", "said"), [(1999.0, Span(low=1900, high=2000)), (0.4, Span(low=0, high=1))]
)
def test_two_figures_are_said_and_no_part_of_one_unit(amount: float, said: Span) -> None:
    assert mean([(amount, amount)]) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1949.0, 1951.0, Span(low=1900, high=2000)),
        (1951.0, math.inf, Span(low=2000, high=None)),
        (0.4, 0.6, Span(low=0, high=1)),
        (0.0, 0.0, Span(low=0, high=0)),
    ],
)
def test_ends_that_are_not_outwards_are_those_that_are_nearest(low: float, high: float, said: Span) -> None:
    assert nearest(low, high) == said
