"""Draw up one released table from the protected cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import OUTSIDE, periods_outside
from bearwitness.domain.released_table import (
    Category,
    Dimension,
    Frame,
    OverTime,
    ReleasedCell,
    ReleasedTable,
)
from bearwitness.domain.words import Words
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.labels import Labels, everywhere
from bearwitness.release.planning.plan import PlannedTable


def draw_up(
    planned: PlannedTable,
    figure: str,
    cells: Cells,
    withheld: Mapping[Key, Reason],
    labels: Labels,
    *,
    period: str,
) -> ReleasedTable:
    """Table with its margins; withheld cells have no count."""
    over_time = _over_time(planned, period)
    dimensions = tuple(_dimension(name, cells, labels) for name in planned.axes)
    if over_time is not None:
        dimensions = (_marked(dimensions[0], over_time), *dimensions[1:])
    choices = [[*(category.code for category in each.categories), None] for each in dimensions]
    return ReleasedTable(
        figure=figure,
        title=_title(dimensions) if planned.money else planned.title or _title(dimensions),
        frame=casebook_frame(period),
        dimensions=dimensions,
        cells=tuple(_cell(planned.axes, key, cells, withheld) for key in product(*choices)),
        mapped=planned.mapped,
        network=planned.network,
        series=over_time,
    )


def _over_time(planned: PlannedTable, period: str) -> OverTime | None:
    if planned.step is None:
        return None
    outside = (OUTSIDE,) if planned.step == "year" else periods_outside(codebook(), planned.by[0], period)
    return OverTime(step=planned.step, outside=outside)


def _marked(dimension: Dimension, over_time: OverTime) -> Dimension:
    """Periods with a word beside those that the release does not speak of."""
    categories = (
        replace(each, label=everywhere("release.outside_period", period=each.label))
        if each.code in over_time.outside and each.code != OUTSIDE
        else each
        for each in dimension.categories
    )
    return replace(dimension, categories=tuple(categories))


def casebook_frame(period: str, frame: Words | None = None) -> Frame:
    """Whom a figure of the casebook speaks of."""
    return Frame(
        population=everywhere("release.population"),
        frame=frame or everywhere("release.frame"),
        period=period,
    )


def _dimension(name: str, cells: Cells, labels: Labels) -> Dimension:
    axis = cells.axes[name]
    return Dimension(
        property=name,
        label=labels.property(name),
        categories=tuple(Category(code=code, label=labels.code(name, code)) for code in axis.categories),
        overlapping=axis.overlapping,
    )


def _title(dimensions: tuple[Dimension, ...]) -> Words:
    names = [each.label for each in dimensions]
    if len(names) == 1:
        return everywhere("release.title_one", a=names[0])
    return everywhere("release.title_two", a=names[0], b=names[1])


def _cell(
    by: tuple[str, ...], codes: tuple[str | None, ...], cells: Cells, withheld: Mapping[Key, Reason]
) -> ReleasedCell:
    key = tuple(sorted((name, code) for name, code in zip(by, codes, strict=True) if code is not None))
    return ReleasedCell(key=codes, count=None if key in withheld else cells.count(key))
