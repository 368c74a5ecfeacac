"""Charts: hand-written Vega-Lite, drawn to SVG.

Labels stand above their bars and no size depends on measuring a text, so a chart comes out the same where
no Korean or Chinese font is installed; the reader's browser brings the letters.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from bearwitness.domain.errors import MissingExtra

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans CJK SC', sans-serif"
WIDTH = 330
ROW = 46
INK, SOFT, BAR, APART = "#1b2126", "#4d5963", "#2b7196", "#9aa5ad"

_NAMES = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
"""What the renderer gives the parts of a chart to be read aloud by, in English whatever the language."""

Row = dict[str, Any]
Spec = dict[str, Any]


def bars(rows: list[Row], rest: str = "") -> Spec:
    """Chart of counts.

    Parameters
    ----------
    rows
        Each with ``label``, ``count``, ``shown`` (the count as it is written) and ``apart`` (no category
        but what is not known: drawn grey).
    rest
        Line below the bars.
    """
    most = max(row["count"] for row in rows)
    x = {"field": "count", "type": "quantitative", "axis": None, "scale": {"domain": [0, most * 1.25]}}
    color = {"condition": {"test": "datum.apart", "value": APART}, "value": BAR}
    values = [{**row, "place": place} for place, row in enumerate(rows)]
    chart = _chart(
        values,
        [
            {"mark": {"type": "bar", "height": 14, "yOffset": 9}, "encoding": {"x": x, "color": color}},
            _text("label", {"value": 0}, dy=-9),
            _text("shown", x, dy=9, dx=5, color=SOFT),
        ],
    )
    if not rest:
        return chart
    title = {"text": rest, "orient": "bottom", "anchor": "start", "color": SOFT}
    return {**chart, "title": {**title, "fontSize": 13, "fontWeight": "normal", "offset": 6}}


def intervals(rows: list[Row], observed: int | None, observed_label: str) -> Spec:
    """Chart of estimates: rows have ``label``, ``total``, ``lower``, ``upper`` (None: not given)."""
    ends = [row[name] for row in rows for name in ("total", "lower", "upper") if row[name] is not None]
    scale = {"domain": [0, max([*ends, observed or 1]) * 1.1], "nice": False}
    axis = {"format": ",d", "grid": False, "tickCount": 4, "title": None, "labelFontSize": 12}
    x = {"type": "quantitative", "scale": scale, "axis": {**axis, "labelColor": SOFT, "domain": False}}
    values = [
        {**row, "place": place, "open": row["upper"] is None and row["lower"] is not None}
        for place, row in enumerate(rows)
    ]
    lines = _lines({**x, "field": "lower"}, {**x, "field": "total"})
    marked = [] if observed is None else _observed({**x, "field": "observed"}, observed, observed_label)
    return _chart(values, [*marked, *lines, _text("label", {"value": 0}, dy=-9)])


def _lines(lower: Spec, total: Spec) -> list[Spec]:
    return [
        {
            "transform": [{"filter": "isValid(datum.lower) && isValid(datum.upper)"}],
            "mark": {"type": "rule", "strokeWidth": 5, "color": BAR, "yOffset": 9, "opacity": 0.55},
            "encoding": {"x": lower, "x2": {"field": "upper"}},
        },
        {
            "transform": [{"filter": "isValid(datum.total) && !datum.open"}],
            "mark": {"type": "point", "filled": True, "size": 110, "color": BAR, "opacity": 1, "yOffset": 9},
            "encoding": {"x": total},
        },
        {
            "transform": [{"filter": "isValid(datum.lower) && datum.open"}],
            "mark": {"type": "point", "shape": "triangle-right", "filled": True, "size": 130, "color": BAR}
            | {"opacity": 1, "yOffset": 9},
            "encoding": {"x": lower},
        },
    ]


def _observed(x: Spec, observed: int, label: str) -> list[Spec]:
    """A line beside what is drawn in each row, never through the name above it, and its words on top."""
    data = {"values": [{"observed": observed, "label": label}]}
    mark = {"type": "text", "align": "left", "fontSize": 12, "color": SOFT}
    line = {"type": "rule", "strokeDash": [4, 3], "color": SOFT, "yOffset": 1, "y2Offset": ROW // 2}
    here = {name: each for name, each in x.items() if name != "field"} | {"datum": observed}
    return [
        {"mark": line, "encoding": {"x": here, "y2": {"field": "place"}}},
        {"data": data, "mark": mark, "encoding": {"x": x, "y": {"value": -8}, "text": {"field": "label"}}},
    ]


def _chart(values: list[Row], layers: list[Spec]) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": WIDTH,
        "height": {"step": ROW},
        "autosize": {"type": "pad", "contains": "padding"},
        "padding": {"left": 4, "right": 12, "top": 4, "bottom": 4},
        "encoding": {"y": {"field": "place", "type": "ordinal", "axis": None}},
        "layer": layers,
        "config": {"font": FONT, "view": {"stroke": None}, "background": None},
    }


def _text(field: str, x: Spec, *, dy: int, dx: int = 0, color: str = INK) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "middle", "dy": dy, "dx": dx, "fontSize": 14}
    return {"mark": {**mark, "color": color}, "encoding": {"x": x, "text": {"field": field}}}


def draw(spec: Spec, words: str) -> str:
    """SVG of a chart, without any metadata; it has one name, and none of its parts is read aloud.

    Parameters
    ----------
    spec
        What to draw.
    words
        What it shows, for those who cannot see it.

    Raises
    ------
    MissingExtra
        If the renderer is not installed.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra(extra="casebook") from error
    svg = str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    plain = re.sub(r"<(metadata|desc)\b.*?</\1>", "", svg, flags=re.DOTALL)
    plain = re.sub(r"<[^>]*>", lambda found: _NAMES.sub("", found[0]), plain)
    title = f"<title>{escape(words)}</title>"
    return re.sub(r"^<svg([^>]*)>", lambda found: f'<svg role="img"{found[1]}>{title}', plain) + "\n"
