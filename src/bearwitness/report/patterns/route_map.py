"""Flows on a map of the border region: provinces, the two rivers, and places to a tenth of a degree."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.pattern import PatternFigure
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.patterns.map_names import set_names

ACROSS = 480.0
"""Width of the picture; letters of 14 can be read where it is as wide as a telephone."""
MARGIN = 0.4
"""Room around the places of the flows, of what they span."""
LEAST = 5.0
"""Degrees of longitude that are always shown."""
BEND = 0.18
"""How far an arc bends, of its length."""
Point = tuple[float, float]
Flow = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What `border_region.json` holds: a box (west, south, east, north), outlines, rivers and places, in degrees."""

    box: tuple[float, float, float, float]
    provinces: dict[str, list[list[Point]]]
    rivers: dict[str, list[Point]]
    places: dict[str, Point]

    def at(self, point: Point) -> Point:
        """Where a point stands in the picture."""
        west, south, east, north = self.box
        scale = ACROSS / (east - west)
        squeeze = 1 / math.cos(math.radians((south + north) / 2))
        return (point[0] - west) * scale, (north - point[1]) * scale * squeeze

    def around(self, names: Collection[str]) -> Region:
        """The part of it in which some places lie, with room for their names; never outside its box."""
        xs, ys = zip(*(self.places[each] for each in names), strict=True)
        west, south, east, north = self.box
        across = max(LEAST, (1 + 2 * MARGIN) * (max(xs) - min(xs)))
        up = max(LEAST / 2, (1 + 2 * MARGIN) * (max(ys) - min(ys)))
        middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        box = (
            max(west, middle[0] - across / 2),
            max(south, middle[1] - up / 2),
            min(east, middle[0] + across / 2),
            min(north, middle[1] + up / 2),
        )
        return replace(self, box=box)

    @property
    def height(self) -> float:
        """Height of the picture."""
        return self.at((self.box[0], self.box[1]))[1]


@cache
def region() -> Region:
    """Read the shipped geometry (Natural Earth 4.1.0, public domain; see NOTICE)."""
    tree = json.loads(Path(__file__).with_name("border_region.json").read_text(encoding="utf-8"))
    west, south, east, north = tree["box"]
    return Region(
        box=(west, south, east, north),
        provinces={
            name: [[(x, y) for x, y in ring] for ring in rings] for name, rings in tree["provinces"].items()
        },
        rivers={name: [(x, y) for x, y in line] for name, line in tree["rivers"].items()},
        places={name: (x, y) for name, (x, y) in tree["places"].items()},
    )


def route_map(figures: Sequence[PatternFigure], word: Callable[[str], str], title: str) -> Html:
    """The map with an arc, and a dot at its end, for each flow that is shown and whose ends are on it; nothing where there is none."""
    ground = region()
    flows = []
    for each in figures:
        ends = [label.removeprefix("place:") for label in each.labels]
        if each.n and len(ends) == 2 and all(end in ground.places for end in ends):
            flows.append((ends[0], ends[1], each.n))
    if not flows:
        return Html("")
    names = sorted({end for start, stop, _ in flows for end in (start, stop)})
    ground = ground.around(names)
    most = max(number for _, _, number in flows)
    land = [_outline(rings, ground, word(f"place:{name}")) for name, rings in ground.provinces.items()]
    rivers = [
        tag("path", tag("title", word(f"place:{name}")), d=_path(line, ground), class_="river")
        for name, line in ground.rivers.items()
    ]
    arcs = [_arc(flow, most, ground, word) for flow in sorted(flows, key=lambda flow: -flow[2])]
    words = _names(names, ground, word, [point for flow in flows for point in _along(flow, ground)])
    box = f"0 0 {ACROSS:g} {ground.height:.0f}"
    return tag(
        "svg", *land, *rivers, *arcs, *words, viewBox=box, role="img", aria_label=title, class_="flow map"
    )


def _outline(rings: Sequence[Sequence[Point]], ground: Region, name: str) -> Html:
    path = "".join(f"{_path(ring, ground)}Z" for ring in rings)
    return tag("path", tag("title", name), d=path, class_="land")


def _path(points: Sequence[Point], ground: Region) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(ground.at, points))


def _arc(flow: Flow, most: int, ground: Region, word: Callable[[str], str]) -> Html:
    start, stop, number = flow
    (x1, y1), middle, (x2, y2) = _bent(flow, ground)
    said = tag("title", f"{word(f'place:{start}')} → {word(f'place:{stop}')}: {number:,}")
    path = f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"
    line = tag("path", said, d=path, class_="leg", stroke_width=f"{1.5 + 7 * number / most:.1f}")
    return join(line, tag("circle", cx=f"{x2:.1f}", cy=f"{y2:.1f}", r="4.5", class_="end"))


def _bent(flow: Flow, ground: Region) -> tuple[Point, Point, Point]:
    """Start of an arc, the point that bends it, and its end."""
    (x1, y1), (x2, y2) = (ground.at(ground.places[end]) for end in flow[:2])
    return (x1, y1), ((x1 + x2) / 2 - (y2 - y1) * BEND, (y1 + y2) / 2 + (x2 - x1) * BEND), (x2, y2)


def _along(flow: Flow, ground: Region) -> list[Point]:
    """Points on an arc, close enough that no name fits between two."""
    start, middle, stop = _bent(flow, ground)
    number = max(2, math.ceil(math.dist(start, stop) / 4))
    parts = [step / number for step in range(number + 1)]
    xs, ys = (
        [(1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for t in parts]
        for a, b, c in zip(start, middle, stop, strict=True)
    )
    return list(zip(xs, ys, strict=True))


def _names(
    names: Sequence[str], ground: Region, word: Callable[[str], str], along: Sequence[Point]
) -> list[Html]:
    """Names south of the border rather stand below their point and the others above, for towns face each other across it."""
    words = {name: word(f"place:{name}") for name in names}
    south = {words[name]: "north-korea" in Gazetteer.load().ancestors(name) for name in names}
    set_ones = set_names(
        [(words[name], ground.at(ground.places[name])) for name in names],
        south,
        (ACROSS, ground.height),
        along,
    )
    return [
        tag("text", each.words, x=f"{each.x:.1f}", y=f"{each.y:.1f}", text_anchor=each.anchor, class_="halo")
        for each in set_ones
    ]
