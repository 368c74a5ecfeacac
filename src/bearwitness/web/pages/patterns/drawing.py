"""Ties as a picture: survivors on the left, those and what they are on record with on the right; plain SVG."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.actions.patterns.look_at_network import Knot
from bearwitness.domain.messages import Language, message
from bearwitness.domain.messages.value_words import short
from bearwitness.report.markup import Html, tag

ACROSS, LEFT, RIGHT, ROW, TOP = 688.0, 150.0, 470.0, 26.0, 20.0
MOST = 60
"""Survivors in one picture; with more of them a picture tells nothing, and the list below it says it all."""


def drawing(knots: Sequence[Knot], language: Language) -> Html:
    """The picture, or nothing where there is nothing to draw or too much."""
    survivors = sorted({name for each in knots for name in each.survivors})
    if not knots or len(survivors) > MOST:
        return Html("")
    rows = max(len(survivors), len(knots))
    left = _places(survivors, rows)
    right = _places([each.name for each in knots], rows)
    ties = [
        tag(
            "line",
            x1=f"{LEFT:g}",
            y1=f"{left[name]:.1f}",
            x2=f"{RIGHT:g}",
            y2=f"{right[each.name]:.1f}",
            class_="tie",
        )
        for each in knots
        for name in each.survivors
    ]
    names = [
        tag("text", short(name), x=f"{LEFT - 12:g}", y=f"{y + 5:.1f}", text_anchor="end")
        for name, y in left.items()
    ]
    dots = [tag("circle", cx=f"{LEFT:g}", cy=f"{y:.1f}", r="5", class_="survivor") for y in left.values()]
    for each in knots:
        y, kind = right[each.name], message(f"web_patterns.kinds.{each.kind}", language)
        dots.append(tag("circle", cx=f"{RIGHT:g}", cy=f"{y:.1f}", r="5", class_=each.kind))
        names.append(tag("text", f"{short(each.name)} · {kind}", x=f"{RIGHT + 12:g}", y=f"{y + 5:.1f}"))
    said = message("web_patterns.picture", language, survivors=len(survivors), others=len(knots))
    box = f"0 0 {ACROSS:g} {2 * TOP + ROW * rows:g}"
    return tag("svg", *ties, *dots, *names, viewBox=box, role="img", aria_label=said, class_="network")


def _places(names: Sequence[str], rows: int) -> dict[str, float]:
    step = ROW * rows / max(1, len(names))
    return {name: TOP + step * (at + 0.5) for at, name in enumerate(names)}
