"""When a figure was published and what time it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.published_figure import PublishedFigure, PublishedSource
from bearwitness.patterns.genealogy.population import natural

Order = tuple[date, tuple[tuple[int, int, str], ...]]


def published(figure: PublishedFigure, sources: Mapping[str, PublishedSource]) -> tuple[date, date]:
    """Days between which a figure was published; one without a date came no earlier than what it speaks of."""
    if text := sources[figure.source].date:
        return days(text)
    return (days(figure.as_of)[0] if figure.as_of else date.min), date.max


def days(text: str) -> tuple[date, date]:
    """First and last day of an EDTF text."""
    first, last = PartialDate.parse(text).bounds()
    return first or date.min, last or date.max


def order(figure: PublishedFigure, sources: Mapping[str, PublishedSource]) -> Order:
    """Key by which figures follow one another: last possible day of publication, else of what they speak of."""
    first, last = published(figure, sources)
    return (last if last != date.max else first if first != date.min else date.max), natural(figure.id)


def later(parent: PublishedFigure, child: PublishedFigure, sources: Mapping[str, PublishedSource]) -> bool:
    """Whether a figure was certainly published after another."""
    return published(parent, sources)[0] > published(child, sources)[1]


def same_period(one: PublishedFigure, other: PublishedFigure) -> bool | None:
    """Whether two figures speak of overlapping times; ``None`` where one does not say."""
    if not one.as_of or not other.as_of:
        return None
    (first, last), (start, end) = days(one.as_of), days(other.as_of)
    return first <= end and start <= last


def year(figure: PublishedFigure, sources: Mapping[str, PublishedSource], credited: str = "") -> int | None:
    """Year that a figure speaks of, else that of its source, else that of the source it credits."""
    dates = [figure.as_of, sources[figure.source].date]
    dates += [sources[credited].date] if credited in sources else []
    return next((days(text)[1].year for text in dates if text), None)
