"""What would have to be true for a published figure: each input in turn, the others as they are stated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.patterns.market.market import Market
from bearwitness.patterns.market.quantity import Draws, Quantity
from bearwitness.patterns.market.simulate import LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """Value that one input would need.

    Attributes
    ----------
    quantity
        The input as it is stated.
    lower, median, upper
        5th, 50th and 95th percentile of the value needed over draws of the other inputs; infinite where no value
        would do.
    within
        Share of the draws in which the value needed lies in the stated range.
    beyond
        Share of the draws in which no value that there can be would do: for a share, none up to 1.
    """

    quantity: Quantity
    lower: float
    median: float
    upper: float
    within: float
    beyond: float


def needed(
    market: Market, published: float, *, rng: np.random.Generator, draws: int = 10_000
) -> tuple[Needed, ...]:
    """Solve for every input.

    Parameters
    ----------
    market
        The stated inputs.
    published
        Figure that is to come out, in the market's currency a year.
    rng
        Generator that every draw comes from.
    draws
        How many.

    Returns
    -------
    tuple of Needed
        In the order of the market's inputs. A single input is solved for at a time: two that are both a little
        outside their ranges can make the figure as well.
    """
    drawn = market.draw(rng, draws)
    return tuple(_one(market, each, published, drawn) for each in market.quantities)


def _one(market: Market, quantity: Quantity, published: float, drawn: dict[str, Draws]) -> Needed:
    """The total is linear in every input: what is left to make, over what one unit of the input makes."""
    ones = np.ones_like(drawn[quantity.name])
    none = market.total({**drawn, quantity.name: 0 * ones})
    slope = market.total({**drawn, quantity.name: ones}) - none
    left = np.maximum(published - none, 0.0)
    value = np.full_like(left, np.inf)
    np.divide(left, slope, out=value, where=slope > 0)
    value[left == 0] = 0.0
    lower, median, upper = (float(each) for each in np.percentile(value, LEVEL, method="nearest"))
    return Needed(
        quantity=quantity,
        lower=lower,
        median=median,
        upper=upper,
        within=float(np.mean(quantity.holds(value))),
        beyond=float(np.mean(value > 1 if quantity.unit == "share" else np.isinf(value))),
    )
