"""Flows between states or places as bands, from left to right, wide as they are large; plain SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from bearwitness.domain.pattern import PatternFigure
from bearwitness.report.genealogy.svg import text_at
from bearwitness.report.markup import Html, tag
from bearwitness.report.text_lines import Line

ACROSS, BAR, GAP, HEIGHT, TOP = 688.0, 10.0, 22.0, 420.0, 20.0
LEFT, RIGHT = 190.0, 490.0


def sankey(figures: Sequence[PatternFigure], word: Callable[[str], str], title: str) -> Html:
    """Bands from each first label to each second one; figures that are withheld have none."""
    flows = [(each.labels[0], each.labels[1], each.n) for each in figures if len(each.labels) == 2 and each.n]
    if not flows:
        return Html("")
    left, right = defaultdict[str, int](int), defaultdict[str, int](int)
    for start, end, number in flows:
        left[start] += number
        right[end] += number
    rows = max(len(left), len(right))
    scale = (
        (HEIGHT - GAP * rows) / sum(left.values()) if GAP * rows * 1.5 < HEIGHT else 60.0 / max(left.values())
    )
    starts, ends = _places(left, scale), _places(right, scale)
    bands, used_left, used_right = [], defaultdict[str, float](float), defaultdict[str, float](float)
    for start, end, number in sorted(flows, key=lambda flow: (starts[flow[0]], ends[flow[1]])):
        wide = number * scale
        y1, y2 = starts[start] + used_left[start] + wide / 2, ends[end] + used_right[end] + wide / 2
        used_left[start] += wide
        used_right[end] += wide
        middle = (LEFT + RIGHT) / 2
        path = f"M{LEFT + BAR:g} {y1:.1f}C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {RIGHT:g} {y2:.1f}"
        said = tag("title", f"{word(start)} → {word(end)}: {number:,}")
        bands.append(tag("path", said, d=path, class_="band", stroke_width=f"{max(1.0, wide):.1f}"))
    bottom = max(
        y + side[name] * scale for side, at in ((left, starts), (right, ends)) for name, y in at.items()
    )
    bars = [*_bars(left, starts, scale, word, LEFT), *_bars(right, ends, scale, word, RIGHT)]
    box = f"0 0 {ACROSS:g} {bottom + TOP:.0f}"
    return tag("svg", *bands, *bars, viewBox=box, role="img", aria_label=title, class_="flow")


def _places(side: dict[str, int], scale: float) -> dict[str, float]:
    at, found = TOP, {}
    for name, number in sorted(side.items(), key=lambda each: (-each[1], each[0])):
        found[name] = at
        at += number * scale + GAP
    return found


def _bars(
    side: dict[str, int], at: dict[str, float], scale: float, word: Callable[[str], str], x: float
) -> list[Html]:
    found = []
    for name, number in side.items():
        tall = max(1.0, number * scale)
        found.append(
            tag(
                "rect", x=f"{x:g}", y=f"{at[name]:.1f}", width=f"{BAR:g}", height=f"{tall:.1f}", class_="node"
            )
        )
        label = Line(text=word(name), kind="small")
        y = at[name] + tall / 2 + 5
        if x == LEFT:
            found.append(
                tag("text", label.text, x=f"{x - 6:g}", y=f"{y:.1f}", class_="small", text_anchor="end")
            )
        else:
            found.append(text_at(label, x + BAR + 6, y))
    return found
