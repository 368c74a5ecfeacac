"""The charts of a release, one a figure and language."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.release import Release, ReleasedEstimate
from bearwitness.domain.released_table import ReleasedCell, ReleasedTable
from bearwitness.report.chart import Row, Spec, bars, draw, intervals
from bearwitness.report.network import flows_of, network_path
from bearwitness.report.network_drawing import draw_network
from bearwitness.report.series import drawn_lines, series_path
from bearwitness.report.series_drawing import draw_series
from bearwitness.report.tile_map import draw_map, map_path, tiles_of
from bearwitness.report.words import Speaker

MOST_BARS = 20
"""More bars than fit a sheet of paper at a size that can be read."""


def figure_path(figure: str, language: Language) -> str:
    """Place of a chart in the bundle."""
    return f"figures/{figure}.{language}.svg"


def data_path(figure: str) -> str:
    """Place of the numbers of a figure in the bundle."""
    return f"data/{figure}.csv"


def render_figures(release: Release) -> dict[str, str]:
    """SVG of every chart by its path, with the words for those who cannot see it."""
    drawn = {
        figure_path(each.figure, say.language): draw(spec, alt_of(each, say))
        for each, say, spec in _charts(release)
    }
    return dict(sorted((drawn | render_plain(release)).items()))


def render_plain(release: Release) -> dict[str, str]:
    """SVG of the charts that are drawn here, number by number, the same on every machine: maps, networks and series."""
    maps = {map_path(each.figure, say.language): draw_map(each, say) for each, say in _maps(release)}
    maps |= {series_path(each.figure, say.language): draw_series(each, say) for each, say in _series(release)}
    return maps | {
        network_path(each.figure, say.language): draw_network(each, say) for each, say in _networks(release)
    }


def chart_paths(release: Release) -> tuple[str, ...]:
    """Places of the charts that `render_figures` draws; a figure with nothing to draw has none.

    Raises
    ------
    BearwitnessError, ValueError
        The record cannot be drawn: it names what has no words.
    """
    drawn = [figure_path(each.figure, say.language) for each, say, _ in _charts(release)]
    maps = [map_path(each.figure, say.language) for each, say in _maps(release)]
    networks = [network_path(each.figure, say.language) for each, say in _networks(release)]
    series = [series_path(each.figure, say.language) for each, say in _series(release)]
    return tuple(sorted(drawn + maps + networks + series))


def _charts(release: Release) -> Iterator[tuple[ReleasedTable | ReleasedEstimate, Speaker, Spec]]:
    figures: tuple[ReleasedTable | ReleasedEstimate, ...] = (*release.tables, *release.estimates)
    for language in LANGUAGES:
        say = Speaker(language=language)
        for each in figures:
            if (spec := spec_of(each, say)) is not None:
                yield each, say, spec


def _maps(release: Release) -> Iterator[tuple[ReleasedTable, Speaker]]:
    for language in LANGUAGES:
        for each in release.tables:
            if each.mapped and tiles_of(each):
                yield each, Speaker(language=language)


def _networks(release: Release) -> Iterator[tuple[ReleasedTable, Speaker]]:
    for language in LANGUAGES:
        for each in release.tables:
            if flows_of(each):
                yield each, Speaker(language=language)


def _series(release: Release) -> Iterator[tuple[ReleasedTable, Speaker]]:
    for language in LANGUAGES:
        say = Speaker(language=language)
        for each in release.tables:
            if drawn_lines(each, say):
                yield each, say


def alt_of(figure: ReleasedTable | ReleasedEstimate, say: Speaker) -> str:
    """What a chart shows, in words."""
    title = figure.title.of(say.language)
    if isinstance(figure, ReleasedTable):
        rows = [f"{row['label']} {row['shown']}" for row in table_rows(figure, say)]
        return say("table.alt", title=title, rows=say.listed([*rows, *_undrawn(figure, say)]))
    rows = [
        f"{row['label']} {say.number(row['total'])} ({say.span(row['lower'], row['upper'])})"
        for row in estimate_rows(figure, say)
    ]
    return say("estimate.alt", title=title, rows=say.listed(rows))


def spec_of(figure: ReleasedTable | ReleasedEstimate, say: Speaker) -> Spec | None:
    """Chart of a figure, or None where there is nothing to draw; a network or a series says what its bars would say."""
    if isinstance(figure, ReleasedTable):
        if figure.network or figure.series is not None:
            return None
        rows = table_rows(figure, say)
        left = len(_inner(figure)) - len(_shown(figure))
        withheld = [say("more_withheld", number=left)] if left else []
        return bars(rows, " · ".join([*_undrawn(figure, say), *withheld])) if rows else None
    found = estimate_rows(figure, say)
    if not found:
        return None
    label = say("on_record", number=figure.observed) if figure.observed is not None else ""
    return intervals(found, figure.observed, label)


def table_rows(table: ReleasedTable, say: Speaker) -> list[Row]:
    """Bars of a table: counts that are shown, in order, or the largest by size where there are two properties or many."""
    labels = [{each.code: each.label.of(say.language) for each in one.categories} for one in table.dimensions]
    rows = [
        {
            "label": " · ".join(names[code] for names, code in zip(labels, cell.key, strict=True) if code),
            "count": cell.count,
            "shown": say.number(cell.count),
            "apart": any(code is not None and code.startswith("_") for code in cell.key),
        }
        for cell in _shown(table)
    ]
    by_size = len(table.dimensions) == 2 or len(rows) > MOST_BARS
    return sorted(rows, key=_by_size)[:MOST_BARS] if by_size else rows


def _undrawn(table: ReleasedTable, say: Speaker) -> list[str]:
    """How many counts that are shown have no bar, where there are any."""
    left = len(_shown(table)) - MOST_BARS
    return [say("more_in_table", number=left)] if left > 0 else []


def _inner(table: ReleasedTable) -> list[ReleasedCell]:
    return [cell for cell in table.cells if None not in cell.key]


def _shown(table: ReleasedTable) -> list[ReleasedCell]:
    return [cell for cell in _inner(table) if cell.count is not None]


def _by_size(row: Row) -> int:
    return -int(row["count"])


def estimate_rows(estimate: ReleasedEstimate, say: Speaker) -> list[Row]:
    """Lines of an estimate: each method that gives a number, and the floor."""
    rows: list[Row] = [
        {
            "label": say.from_estimate(f"method.{each.method}"),
            "total": each.total,
            "lower": each.lower,
            "upper": each.upper,
        }
        for each in estimate.methods
        if each.total is not None
    ]
    if estimate.floor is not None:
        rows.append({"label": say("floor"), "total": estimate.floor, "lower": estimate.floor, "upper": None})
    return rows
