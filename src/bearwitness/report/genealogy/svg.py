"""A picture in a page of a genealogy, for two widths."""

from __future__ import annotations

from bearwitness.report.markup import Html, tag
from bearwitness.report.text_lines import Line

WIDE, NARROW = 688, 340
"""Widths that a picture is drawn for: a desk and a hand."""


def text_at(line: Line, x: float, y: float) -> Html:
    """A line of text at its baseline."""
    strong = f"{line.kind} strong".strip() if line.kind == "" else line.kind
    return tag("text", line.text, x=f"{x:g}", y=f"{y:g}", class_=strong)


def picture(wide: tuple[list[Html], float], narrow: tuple[list[Html], float], label: str) -> Html:
    """The same picture for two widths, of which the page shows one."""
    return tag(
        "div",
        _svg(*wide, WIDE, "wide", label),
        _svg(*narrow, NARROW, "narrow", label),
        class_="picture",
    )


def _svg(parts: list[Html], height: float, across: int, kind: str, label: str) -> Html:
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {across} {height:g}",
        class_=kind,
        role="img",
        aria_label=label,
    )
