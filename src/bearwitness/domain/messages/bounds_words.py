"""A number within its bounds as each language says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bearwitness.domain.messages.catalogue import Language, message

if TYPE_CHECKING:
    from decimal import Decimal

    Number = int | float | Decimal


def bounds_words(
    low: Number | None, high: Number | None, measured: Callable[[str], str], language: Language
) -> str:
    """Say the bounds, ``None`` being open, with the unit once: `measured` adds it to a number or a range.

    Examples
    --------
    >>> bounds_words(1000, None, lambda number: f"{number} CNY", "en")
    '1,000 CNY or more'
    """

    def said(key: str, **ends: str) -> str:
        return message(f"domain.bounds.{key}", language, **ends)

    if low is None:
        return said("unknown") if high is None else said("most", high=measured(_digits(high)))
    if high is None:
        return said("least", low=measured(_digits(low)))
    if low == high:
        return measured(_digits(low))
    return measured(said("range", low=_digits(low), high=_digits(high)))


def _digits(number: Number) -> str:
    """With a comma between thousands and, of a decimal, without an exponent."""
    return f"{number:,}" if isinstance(number, int | float) else f"{number:,f}"
