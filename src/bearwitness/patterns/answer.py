"""From what an engine found to the figures of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.domain.pattern import PatternFigure, Status
from bearwitness.patterns.months import NEVER, months
from bearwitness.patterns.proportion import Share


def share_figure(labels: tuple[str, ...], found: Share, status: Status = "shown") -> PatternFigure:
    """A share as a figure."""
    return PatternFigure(
        labels=labels,
        unit="share",
        value=found.value,
        lower=found.lower,
        upper=found.upper,
        n=found.n,
        of=found.of,
        unknown=found.unknown,
        status=status,
    )


def period_of(dates: Iterable[str]) -> str:
    """Years from the first to the last of the dates that are bounded; empty where none is."""
    bounds = [months(each) for each in dates if each]
    lows = [low for low, _ in bounds if low != NEVER[0]]
    highs = [high for _, high in bounds if high != NEVER[1]]
    if not lows or not highs:
        return ""
    first, last = int(min(lows) // 12), int((max(highs) - 1e-9) // 12)
    return f"{first:04d}/{last:04d}" if last > first else f"{first:04d}"
