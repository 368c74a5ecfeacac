"""Amounts on common terms: one currency, and either the money of its day or the prices of one year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bearwitness.domain.frame import PriceSaid
from bearwitness.patterns.errors import NoSuchTerms
from bearwitness.patterns.money.rates import price_levels, rates
from bearwitness.patterns.months import years

CURRENCIES = ("CNY", "KRW", "USD")
Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What amounts are expressed in.

    A nominal amount is converted at the average rate of its own year. A real one is first raised to the prices of
    `year` where its currency is spent, and then converted at the rate of `year`.

    Attributes
    ----------
    year
        Year of the prices; ``None`` for nominal amounts.

    Raises
    ------
    NoSuchTerms
        Where there is no rate or no price index for the currency or the year.
    """

    currency: str = "USD"
    year: int | None = None

    def __post_init__(self) -> None:
        """Invariant: shipped series reach the currency and the year."""
        known = price_levels()
        fits = self.currency in CURRENCIES and (self.year is None or (self.currency, self.year) in known)
        if not fits:
            last = max(year for _, year in known)
            raise NoSuchTerms(
                currencies=", ".join(CURRENCIES), first=min(year for _, year in known), last=last
            )

    def __str__(self) -> str:
        """As ``USD nominal`` or ``USD 2019 real``."""
        return f"{self.currency} nominal" if self.year is None else f"{self.currency} {self.year} real"

    def of(self, price: PriceSaid) -> Range | None:
        """Ends of an amount on these terms, whatever the year in its date; ``None`` where it cannot be converted.

        An amount with an open end, without a year (unless it is nominal and already in the currency), or in a currency
        without a series cannot.
        """
        if price.low is None or price.high is None:
            return None
        if self.year is None and price.currency == self.currency:
            return price.low, price.high
        factors = _factors(price.currency, price.when, self.currency, self.year)
        return None if factors is None else (price.low * factors[0], price.high * factors[1])

    def hull(self, prices: Sequence[PriceSaid]) -> Range | None:
        """One range around all amounts that are said of one payment; ``None`` where one cannot be converted."""
        ranges = [self.of(each) for each in prices]
        found = [each for each in ranges if each is not None]
        if len(found) < len(ranges) or not found:
            return None
        return min(low for low, _ in found), max(high for _, high in found)


@lru_cache(maxsize=65_536)
def _factors(currency: str, when: str, target: str, real: int | None) -> Range | None:
    """Smallest and largest factor over the years in which a date may lie."""
    span = years(when)
    if span is None or currency not in CURRENCIES:
        return None
    last = max(year for _, year in price_levels())
    first, end = span
    if first > last or first < min(year for _, year in price_levels()) or (end > last and end != 9999):
        return None
    factors = [_factor(currency, year, target, real) for year in range(first, min(end, last) + 1)]
    return min(factors), max(factors)


def _factor(currency: str, year: int, target: str, real: int | None) -> float:
    if real is None:
        return _per_dollar(target, year) / _per_dollar(currency, year)
    levels = price_levels()
    raised = levels[currency, real] / levels[currency, year]
    return raised * _per_dollar(target, real) / _per_dollar(currency, real)


def _per_dollar(currency: str, year: int) -> float:
    return 1.0 if currency == "USD" else float(rates()[currency, year])
