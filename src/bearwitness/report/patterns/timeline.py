"""Persons in each state by year, as a strip of dots for each state; plain SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from bearwitness.domain.pattern import PatternFigure
from bearwitness.report.markup import Html, tag

ACROSS, LEFT, ROW, TOP, DOT = 688.0, 200.0, 30.0, 24.0, 12.0


def timeline(figures: Sequence[PatternFigure], word: Callable[[str], str], title: str) -> Html:
    """Dots whose area is the number of persons; what is withheld has none."""
    held = [
        (int(each.labels[0].removeprefix("number:")), each.labels[1], each.value)
        for each in figures
        if each.value
    ]
    if not held:
        return Html("")
    states = list(dict.fromkeys(state for _, state, _ in sorted(held)))
    first, last = min(year for year, _, _ in held), max(year for year, _, _ in held)
    step = (ACROSS - LEFT - DOT) / max(1, last - first + 1)
    most = max(number for _, _, number in held)
    parts = []
    for at, state in enumerate(states):
        y = TOP + ROW * (at + 0.5)
        parts.append(tag("line", x1=f"{LEFT:g}", x2=f"{ACROSS:g}", y1=f"{y:g}", y2=f"{y:g}", class_="axis"))
        parts.append(
            tag("text", word(state), x=f"{LEFT - 8:g}", y=f"{y + 5:g}", class_="small", text_anchor="end")
        )
    for year, state, number in held:
        x, y = LEFT + DOT + (year - first) * step, TOP + ROW * (states.index(state) + 0.5)
        said = tag("title", f"{year}, {word(state)}: {number:,.0f}")
        radius = DOT * math.sqrt(number / most)
        parts.append(tag("circle", said, cx=f"{x:.1f}", cy=f"{y:g}", r=f"{radius:.1f}", class_="point"))
    every = max(1, math.ceil((last - first + 1) / 8))
    for year in range(first, last + 1, every):
        x = LEFT + DOT + (year - first) * step
        parts.append(tag("text", str(year), x=f"{x:.1f}", y="14", class_="small", text_anchor="middle"))
    box = f"0 0 {ACROSS:g} {TOP + ROW * len(states):g}"
    return tag("svg", *parts, viewBox=box, role="img", aria_label=title, class_="flow")
