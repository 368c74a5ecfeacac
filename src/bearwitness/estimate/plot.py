"""A reading as a picture: every method's total and interval beside the floor and the headline, in Vega-Lite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.estimate.estimate_record import Estimate
    from bearwitness.estimate.verdict.reading import Reading

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Names the version of the grammar; nothing fetches it."""
COLOURS = {"estimated": "#1b5e8c", "disputed": "#9a5b00", "lower_bound_only": "#5b5b66", "refused": "#5b5b66"}
WHOLE = 400
"""Points of width that the name of a method may take: more than the longest needs in any language."""
Row = dict[str, object]


def plot(reading: Reading, language: Language = "en") -> dict[str, object]:
    """Vega-Lite 6 specification with its data inside; counts in persons, on a logarithmic axis.

    Parameters
    ----------
    reading : Reading
        With or without intervals.
    language : str
        Of the labels.
    """
    rows = [_row(each, language) for each in reading.estimates if each.total is not None]
    marks = [
        {"persons": reading.floor.value, "what": message(f"estimate.floor.{reading.floor.kind}", language)}
    ]
    return {
        "$schema": SCHEMA,
        "description": message("estimate.plot.description", language, methods=len(rows)),
        "width": 480,
        "height": {"step": 28},
        "layer": [
            *_band(reading, language),
            {
                "data": {"values": marks},
                "mark": {"type": "rule", "strokeDash": [4, 3]},
                "encoding": {"x": _x(language)},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": _interval(language),
            },
            {
                "data": {"values": rows},
                "mark": {"type": "point", "filled": True, "size": 60},
                "encoding": _total(language),
            },
        ],
    }


def _band(reading: Reading, language: Language) -> list[Row]:
    """Span of the headline behind the methods; none where it has no end."""
    head = reading.headline
    if head.lower is None or head.upper is None:
        return []
    span = {
        "lower": head.lower,
        "upper": head.upper,
        "status": message(f"estimate.status.{head.status}", language),
    }
    return [
        {
            "data": {"values": [span]},
            "mark": {"type": "rect", "color": COLOURS[head.status], "opacity": 0.12},
            "encoding": {**_ends(language), "tooltip": [{"field": name} for name in span]},
        }
    ]


def _row(each: Estimate, language: Language) -> Row:
    interval = each.interval
    return {
        "method": message(f"estimate.method.{each.method}", language),
        "status": message(f"estimate.status.{each.status}", language),
        "persons": each.total,
        "lower": each.total if interval is None else interval.lower,
        "upper": each.total if interval is None else interval.upper,
        "colour": COLOURS[each.status],
    }


def _x(language: Language) -> Row:
    axis = {"title": message("estimate.plot.persons", language), "format": ",d"}
    return {"field": "persons", "type": "quantitative", "scale": {"type": "log", "nice": True}, "axis": axis}


def _ends(language: Language) -> Row:
    """From a lower to an upper limit."""
    return {"x": {**_x(language), "field": "lower"}, "x2": {"field": "upper"}}


def _total(language: Language) -> Row:
    tips = ["method", "status", "persons", "lower", "upper"]
    return {
        "y": {
            "field": "method",
            "type": "nominal",
            "sort": None,
            "title": None,
            "axis": {"labelLimit": WHOLE},
        },
        "x": _x(language),
        "color": {"field": "colour", "type": "nominal", "scale": None},
        "tooltip": [{"field": name} for name in tips],
    }


def _interval(language: Language) -> Row:
    return {**_total(language), **_ends(language)}
