"""Spans of numbers: what a stated figure allows once rounding and hedge are given their room."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bearwitness.domain.published_figure import PublishedFigure

INFINITE = Decimal("Infinity")
DOUBT = Decimal("0.1")
"""Room for *about* and its like, as a share of the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """All numbers from ``low`` to ``high``, neither below zero."""

    low: Decimal
    high: Decimal

    def __mul__(self, other: Span) -> Span:
        """Products of a number of each; nothing times no matter how much is nothing."""
        return Span(low=_product(self.low, other.low), high=_product(self.high, other.high))

    def meets(self, other: Span) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def shown(self) -> str:
        """As it is read: one number, two ends, or open."""
        low, high = f"{_rounded(self.low):,f}", f"{_rounded(self.high):,f}" if self.high < INFINITE else ""
        if low == high:
            return low
        if not high:
            return f"≥ {low}"
        return f"{low}–{high}" if self.low else f"≤ {high}"


def span_of(figure: PublishedFigure) -> Span:
    """Numbers that a figure allows: half a unit of its last stated digit each way, a tenth where it is doubtful."""
    low = Decimal(0) if figure.low is None else figure.low - slack(figure.low, doubtful=figure.doubtful)
    high = INFINITE if figure.high is None else figure.high + slack(figure.high, doubtful=figure.doubtful)
    return Span(low=max(low, Decimal(0)), high=high)


def stated_span(figure: PublishedFigure) -> Span:
    """Numbers between the stated ends, with no room beside them."""
    low = Decimal(0) if figure.low is None else figure.low
    return Span(low=low, high=INFINITE if figure.high is None else figure.high)


def slack(number: Decimal, *, doubtful: bool = False) -> Decimal:
    """Half of the last digit; of a number that ends in zeros, never more than a twentieth, for they may be meant."""
    if number == 0:
        return Decimal(0)
    exponent = int(number.normalize().as_tuple().exponent)
    digit = Decimal(5).scaleb(exponent - 1)
    digit = digit if exponent <= 0 else min(digit, number / 20)
    return max(digit, number * DOUBT) if doubtful else digit


def _product(one: Decimal, other: Decimal) -> Decimal:
    return Decimal(0) if 0 in (one, other) else one * other


def _rounded(number: Decimal) -> Decimal:
    """Three figures are enough to compare by eye."""
    if not number.is_finite() or number == 0:
        return number
    place = max(number.adjusted() - 2, -2)
    rounded = number.quantize(Decimal(1).scaleb(place))
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
