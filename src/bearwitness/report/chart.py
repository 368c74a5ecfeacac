"""Charts: hand-written Vega-Lite, drawn to SVG.

Labels stand above their bars and no size depends on measuring a text, so a chart comes out the same where
no Korean or Chinese font is installed; the reader's browser brings the letters.
"""

from __future__ import annotations

import re
from typing import Any

from bearwitness.domain.errors import MissingExtra

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', 'Noto Sans CJK SC', sans-serif"
WIDTH = 400
ROW = 46
INK, SOFT, BAR = "#1b2126", "#4d5963", "#2b7196"

Row = dict[str, Any]
Spec = dict[str, Any]


def bars(rows: list[Row]) -> Spec:
    """Chart of counts: rows have ``label``, ``count`` (None: withheld) and ``shown``."""
    most = max((row["count"] for row in rows if row["count"] is not None), default=1)
    x = {"field": "count", "type": "quantitative", "axis": None, "scale": {"domain": [0, most * 1.2]}}
    values = [{**row, "place": place, "length": row["count"] or 0} for place, row in enumerate(rows)]
    length = {**x, "field": "length"}
    return _chart(
        values,
        [
            {"mark": {"type": "bar", "height": 14, "yOffset": 9, "color": BAR}, "encoding": {"x": length}},
            _text("label", {"value": 0}, dy=-9),
            _text("shown", length, dy=9, dx=5, color=SOFT),
        ],
    )


def intervals(rows: list[Row], observed: int | None, observed_label: str) -> Spec:
    """Chart of estimates: rows have ``label``, ``total``, ``lower``, ``upper`` (None: not given)."""
    ends = [row[name] for row in rows for name in ("total", "lower", "upper") if row[name] is not None]
    most = max([*ends, observed or 1])
    scale = {"domain": [0, most * 1.1], "nice": False}
    axis = {"format": ",", "grid": True, "tickCount": 4, "title": None, "labelColor": SOFT, "domain": False}
    x = {"field": "lower", "type": "quantitative", "scale": scale, "axis": axis}
    values = [{**row, "place": place, "open": row["upper"] is None} for place, row in enumerate(rows)]
    closed = {"filter": "isValid(datum.lower) && isValid(datum.upper)"}
    layers: list[Spec] = [
        {
            "transform": [closed],
            "mark": {"type": "rule", "strokeWidth": 5, "color": BAR, "yOffset": 9, "opacity": 0.55},
            "encoding": {"x": x, "x2": {"field": "upper"}},
        },
        {
            "transform": [{"filter": "isValid(datum.total)"}],
            "mark": {"type": "point", "filled": True, "size": 110, "color": BAR, "opacity": 1, "yOffset": 9},
            "encoding": {"x": {**x, "field": "total"}},
        },
        {
            "transform": [{"filter": "isValid(datum.lower) && datum.open"}],
            "mark": {"type": "text", "text": "▶", "align": "left", "dy": 9, "fontSize": 14, "color": BAR},
            "encoding": {"x": x},
        },
        _text("label", {"value": 0}, dy=-9),
    ]
    chart = _chart(values, layers)
    return _with_observed(chart, x, observed, observed_label) if observed is not None else chart


def _with_observed(chart: Spec, x: Spec, observed: int, label: str) -> Spec:
    values = {"values": [{"observed": observed, "label": label}]}
    at = {"x": {**x, "field": "observed"}}
    mark = {"type": "text", "align": "left", "dx": 4, "fontSize": 12, "color": SOFT, "y": -6}
    return {
        **chart,
        "layer": [
            {"data": values, "mark": {"type": "rule", "strokeDash": [4, 3], "color": SOFT}, "encoding": {"x": at["x"], "y": {"value": 0}, "y2": {"value": "height"}}},
            {"data": values, "mark": mark, "encoding": {**at, "y": {"value": -8}, "text": {"field": "label"}}},
            *chart["layer"],
        ],
    }


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


def draw(spec: Spec) -> str:
    """SVG of a chart, without any metadata.

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
    return re.sub(r"<(metadata|desc)\b.*?</\1>", "", svg, flags=re.DOTALL) + "\n"
