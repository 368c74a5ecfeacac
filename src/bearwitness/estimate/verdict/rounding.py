"""Numbers as a reader may see them: estimates to two figures, counts of persons exactly."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

FIGURES = 2

Way = Literal["near", "down", "up"]
_TURN: dict[Way, Callable[[float], int]] = {"near": round, "down": math.floor, "up": math.ceil}


def two_figures(value: float, way: Way = "near") -> int:
    """Round to two significant figures: a floor or lower limit down, an upper limit up.

    Examples
    --------
    >>> two_figures(12213.99), two_figures(12699, "down"), two_figures(12101, "up"), two_figures(7)
    (12000, 12000, 13000, 7)
    """
    step = 1 if value < 10 else 10 ** (math.floor(math.log10(value)) + 1 - FIGURES)
    return int(_TURN[way](value / step)) * step


def shown_total(total: float, observed: int, way: Way = "near") -> str:
    """Total or limit in two figures; in whole persons where two figures would fall below those observed.

    Examples
    --------
    >>> shown_total(14641.7, 2744, "down"), shown_total(126.2, 123, "down")
    ('14,000', '126')
    """
    rounded = two_figures(total, way)
    return f"{rounded if rounded >= observed else int(_TURN[way](total)):,}"


def shown(value: float) -> str:
    """Whole numbers are counts and stay exact; others are estimates and are rounded."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{two_figures(value):,}" if value >= 1 else f"{value:.1g}"
