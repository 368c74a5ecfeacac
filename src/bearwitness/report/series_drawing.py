"""Steps over time, one panel a line, with a grey column where a number is withheld; plain SVG.

Heights are measured by the numbers that are shown and by nothing else, and no line crosses a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import ceil

from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.chart import BAR, INK, SOFT
from bearwitness.report.series import Panel, drawn_lines, periods_of, series_words
from bearwitness.report.text_lines import Line, letters, width, wrapped
from bearwitness.report.words import Speaker

ACROSS, LEFT, RIGHT = 688, 44, 682
"""Width of the picture; where its periods begin and end."""
HEAD, TALL, GAP, LEAD = 24, 96, 16, 14
"""Room for the name of a panel; its height; space below it; height of a line of letters."""
RULE, EMPTY = "#dfe5e9", "#eceff1"
SMALL, TINY = 11, 10
"""Sizes of letters; the second is that of the numbers on a line."""
EVERY = (1, 2, 5, 10, 20, 50, 100)
"""Of years where there is no room for every name: one in so many has it."""
ROUND = (10, 12, 16, 20, 30, 40, 50, 60, 80)
"""Ends of the scale, and ten, a hundred ... times as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where periods and counts stand, the same in every panel."""

    periods: int
    most: int

    @property
    def column(self) -> float:
        return (RIGHT - LEFT) / self.periods

    def x(self, place: int) -> float:
        return round(LEFT + self.column * place, 1)

    def y(self, top: float, count: int) -> float:
        return round(top + TALL * (1 - count / self.most), 1)


def draw_series(table: ReleasedTable, say: Speaker) -> str:
    """SVG of a series in which there is a number to draw."""
    periods, lines = periods_of(table, say), drawn_lines(table, say)
    shown = [each for line in lines for each in line.counts if each is not None]
    scale = _Scale(periods=len(periods), most=_round_number(max(shown)))
    said = max(width(say.number(each), TINY) for each in shown) <= scale.column - 4
    parts: list[str] = []
    top = 0.0
    for line in lines:
        parts += _panel(line, top, scale, said, say)
        top += HEAD + TALL + GAP
    labels = list(_labels(periods, top - GAP, scale))
    high = round(top - GAP + LEAD * (1 + max(rows for _, rows in labels)) + 4)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {ACROSS} {high}"'
        f' width="{ACROSS}" height="{high}">'
    )
    title = f"<title>{escape(series_words(table, say))}</title>"
    return "".join([head, title, *parts, *(each for each, _ in labels), "</svg>\n"])


def _round_number(most: int) -> int:
    """A round number above the greatest count shown, with an eighth more for what is written on it."""
    wanted, size = ceil(most * 9 / 8), 1
    while wanted > 80 * size:
        size *= 10
    return next(each * size for each in ROUND if each * size >= wanted)


def _panel(line: Panel, top: float, scale: _Scale, said: bool, say: Speaker) -> Iterator[str]:
    yield letters(line.label, LEFT, top + LEAD, size=13, anchor="start")
    head = top + HEAD
    yield from _rules(head, scale, say)
    for place, count in enumerate(line.counts):
        if count is None:
            yield _gap(place, head, scale)
    for known, run in groupby(enumerate(line.counts), key=lambda each: each[1] is not None):
        if known:
            yield _steps([(place, count) for place, count in run if count is not None], head, scale)
    if said:
        for place, count in enumerate(line.counts):
            if count is not None:
                middle = round(scale.x(place) + scale.column / 2, 1)
                yield letters(say.number(count), middle, scale.y(head, count) - 4, size=TINY, anchor="middle")


def _rules(head: float, scale: _Scale, say: Speaker) -> Iterator[str]:
    for count in (0, scale.most // 2, scale.most):
        y = scale.y(head, count)
        yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="{SOFT if count == 0 else RULE}" fill="none"/>'
        yield letters(say.number(count), LEFT - 6, y + 4, size=SMALL, anchor="end", ink=SOFT)


def _gap(place: int, head: float, scale: _Scale) -> str:
    x, middle = scale.x(place), round(scale.x(place) + scale.column / 2, 1)
    return f'<rect x="{x}" y="{head}" width="{scale.column:.1f}" height="{TALL}" fill="{EMPTY}"/>' + letters(
        "†", middle, head + TALL - 5, size=SMALL, anchor="middle", ink=SOFT
    )


def _steps(run: Sequence[tuple[int, int]], head: float, scale: _Scale) -> str:
    """One line through periods that follow one another, each as high as its number."""
    path = [f"M{scale.x(run[0][0])} {scale.y(head, run[0][1])}"]
    path += [f"V{scale.y(head, count)}H{scale.x(place + 1)}" for place, count in run]
    return f'<path d="{"".join(path)}" stroke="{BAR}" stroke-width="2.5" fill="none"/>'


def _labels(periods: Sequence[str], base: float, scale: _Scale) -> Iterator[tuple[str, int]]:
    """A tick at every period, and its name: that of every one, or of every second, fifth ... where there is no room."""
    widest = max(width(each, SMALL) for each in periods)
    years = all(each.isdigit() for each in periods)
    fits = (each for each in EVERY if not years or scale.column * each >= widest + 4)
    every = next(fits, len(periods))
    for place, label in enumerate(periods):
        x, middle = scale.x(place), round(scale.x(place) + scale.column / 2, 1)
        rows = [each.text for each in wrapped(Line(text=label, kind="small"), scale.column)]
        rows = rows if not years else [label] if place % every == 0 else []
        tick = f'<path d="M{x} {base}v4" stroke="{SOFT}" fill="none"/>'
        named = (
            letters(row, middle, round(base + LEAD * (at + 1) + 2, 1), size=SMALL, anchor="middle", ink=INK)
            for at, row in enumerate(rows)
        )
        yield tick + "".join(named), len(rows)
