"""What a market comes to, and which input the answer hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bearwitness.patterns.market.market import Market
from bearwitness.patterns.market.quantity import Draws

LEVEL = (5.0, 50.0, 95.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Money a year.

    Attributes
    ----------
    lower, median, upper
        5th, 50th and 95th percentile of the draws.
    above
        Share of the draws at or above the published figure.
    weights
        For every input that varies, its share of the explained variance of the ranks (squared rank correlations,
        made to add up to 1).
    """

    unit: str
    lower: float
    median: float
    upper: float
    above: float
    weights: Mapping[str, float]


def simulate(market: Market, published: float, *, rng: np.random.Generator, draws: int = 10_000) -> Outcome:
    """Draw a market many times.

    Parameters
    ----------
    market
        The stated inputs; they are drawn independently, which is itself an assumption.
    published
        Figure to compare with, in the market's currency a year.
    rng
        Generator that every draw comes from.
    draws
        How many.

    References
    ----------
    Saltelli, A. et al. (2008), Global Sensitivity Analysis: The Primer, Wiley, section 1.2.
    """
    drawn = market.draw(rng, draws)
    total = market.total(drawn)
    lower, median, upper = (float(each) for each in np.percentile(total, LEVEL))
    return Outcome(
        unit=market.streams[0].price.unit,
        lower=lower,
        median=median,
        upper=upper,
        above=float(np.mean(total >= published)),
        weights=_weights(drawn, total),
    )


def _weights(drawn: Mapping[str, Draws], total: Draws) -> dict[str, float]:
    ranked = _ranks(total)
    squares = {
        name: float(np.corrcoef(_ranks(values), ranked)[0, 1]) ** 2
        for name, values in drawn.items()
        if values.min() < values.max()
    }
    whole = sum(squares.values())
    return {name: square / whole for name, square in squares.items()} if whole > 0 else {}


def _ranks(values: Draws) -> Draws:
    return np.argsort(np.argsort(values)).astype(np.float64)
