"""How finely a place is known."""

from __future__ import annotations

from typing import Literal, get_args

from bearwitness.domain.errors import BadValue

Precision = Literal["point", "town", "county", "province", "country"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""From the finest to the coarsest; a prefecture or a city with districts counts as a county."""


def precision_of(text: object) -> Precision:
    """Precision that a text names.

    Raises
    ------
    BadValue
        Where it names none.
    """
    for precision in PRECISIONS:
        if text == precision:
            return precision
    raise BadValue(kind="precision", example="county")


def coarser(a: Precision, b: Precision) -> bool:
    """Whether the first is strictly coarser than the second."""
    return PRECISIONS.index(a) > PRECISIONS.index(b)
