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
        persons=Quantity(
            name="persons", unit="persons", low=10_000, high=200_000, shape="loguniform", basis="F075 to F019"
        ),
        exploited=Quantity(
            name="women and trafficked", unit="share", low=0.40, high=0.54, basis="F071, F084; F012"
        ),
        streams=(
            Stream(
                name="prostitution",
                share=Quantity(name="in prostitution", unit="share", low=0.45, high=0.50, basis="F013, F021"),
                price=Quantity(
                    name="price per act",
                    unit="USD",
                    low=4,
                    high=15,
                    shape="loguniform",
                    basis="F025; high end assumed",
                ),
                frequency=Quantity(
                    name="acts a year",
                    unit="a year",
                    low=50,
                    high=3000,
                    shape="loguniform",
                    basis="assumed: nowhere stated",
                ),
            ),
            Stream(
                name="marriage",
                share=Quantity(
                    name="in forced marriage", unit="share", low=0.30, high=0.35, basis="F014, F022"
                ),
                price=Quantity(
                    name="price per sale",
                    unit="USD",
                    low=146,
                    high=12_000,
                    shape="loguniform",
                    basis="F026 to F070",
                ),
                frequency=Quantity(
                    name="sales a year",
                    unit="a year",
                    low=0.05,
                    high=1,
                    shape="loguniform",
                    basis="assumed: nowhere stated",
                ),
            ),
        ),
    )
