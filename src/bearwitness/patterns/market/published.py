"""The market that the published figures of 2019 on North Korean women in China would make, as an example.

Identifiers are figures of `patterns/genealogy/published/figures.csv`. What no figure states is assumed, says so, and is
taken wide on purpose.
"""

from __future__ import annotations

from bearwitness.patterns.market.market import Market, Stream
from bearwitness.patterns.market.quantity import Quantity

TOTAL_USD = 105_000_000.0
"""F017, F024, F037, F044, F045, F053, F064: one origin, not read."""


def published_market() -> Market:
    """Persons, shares and prices as published; how often they are paid, assumed."""
    return Market(
        persons=_orders("persons", "persons", 10_000, 200_000, "F075 to F019"),
        exploited=_share("women and trafficked", 0.40, 0.54, "F071, F084; F012"),
        streams=(
            Stream(
                name="prostitution",
                share=_share("in prostitution", 0.45, 0.50, "F013, F021"),
                price=_orders("price per act", "USD", 4, 15, "F025; high end assumed"),
                frequency=_orders("acts a year", "a year", 50, 3000, "assumed: nowhere stated"),
            ),
            Stream(
                name="marriage",
                share=_share("in forced marriage", 0.30, 0.35, "F014, F022"),
                price=_orders("price per sale", "USD", 146, 12_000, "F026 to F070"),
                frequency=_orders("sales a year", "a year", 0.05, 1, "assumed: nowhere stated"),
            ),
        ),
    )


def _share(name: str, low: float, high: float, basis: str) -> Quantity:
    return Quantity(name=name, unit="share", low=low, high=high, basis=basis)


def _orders(name: str, unit: str, low: float, high: float, basis: str) -> Quantity:
    """Input of which only the order of magnitude is known."""
    return Quantity(name=name, unit=unit, low=low, high=high, shape="loguniform", basis=basis)
