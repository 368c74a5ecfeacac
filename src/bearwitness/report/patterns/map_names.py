"""Names on a map, set beside their points so that none lies on another."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Anchor = Literal["start", "end", "middle"]
SIZE = 14.0
"""Height of the letters, in the units of the map."""
_APART = 8.0
_PLACES: tuple[tuple[Anchor, float, float], ...] = (
    ("start", _APART, -4.0),
    ("start", _APART, SIZE + 2.0),
    ("end", -_APART, -4.0),
    ("end", -_APART, SIZE + 2.0),
    ("middle", 0.0, -10.0),
    ("middle", 0.0, SIZE + 10.0),
    ("start", _APART, -4.0 - SIZE),
    ("start", _APART, 2.2 * SIZE),
    ("end", -_APART, -4.0 - SIZE),
    ("end", -_APART, 2.2 * SIZE),
)
"""Where a name may stand beside its point, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapName:
    """Words, the point of the baseline from which they run, and how."""

    words: str
    x: float
    y: float
    anchor: Anchor

    @property
    def box(self) -> Box:
        """Left, top, right and bottom, by the width that letters of a plain face have."""
        across = width(self.words)
        left = self.x - {"start": 0.0, "middle": across / 2, "end": across}[self.anchor]
        return left, self.y - SIZE, left + across, self.y + 3.0


def set_names(
    names: Sequence[tuple[str, Point]], below: Mapping[str, bool], within: Point, along: Sequence[Point] = ()
) -> list[MapName]:
    """Set each name at the best place that is free of the names before it, of all points, and inside the picture.

    Of such places it takes the one that covers least of the lines.

    Parameters
    ----------
    names
        Words and point, in the order in which they choose.
    below
        Words that rather stand below their point.
    within
        Width and height of the picture.
    along
        Points on the lines of the picture.
    """
    found: list[MapName] = []
    dots = [_around(point, 5.0) for _, point in names]
    lines = [_around(point, 3.0) for point in along]
    for words, (x, y) in names:
        order = sorted(_PLACES, key=lambda place: (place[2] > 0) != below.get(words, False))
        places = [MapName(words=words, x=x + dx, y=y + dy, anchor=anchor) for anchor, dx, dy in order]
        taken = [*(each.box for each in found), *dots]
        found.append(
            min(
                places,
                key=lambda place: (_shared(place, taken) + _outside(place, within), _shared(place, lines)),
            )
        )
    return found


def width(words: str) -> float:
    """Rough width of words: letters of Korean and Chinese are as wide as they are high."""
    return sum(SIZE * (1.0 if unicodedata.east_asian_width(each) in "WF" else 0.56) for each in words)


def _around(point: Point, by: float) -> Box:
    return point[0] - by, point[1] - by, point[0] + by, point[1] + by


def _shared(name: MapName, taken: Sequence[Box]) -> float:
    """Area that it shares with what stands there already."""
    left, top, right, bottom = name.box
    return sum(
        max(0.0, min(right, r) - max(left, x)) * max(0.0, min(bottom, b) - max(top, y))
        for x, y, r, b in taken
    )


def _outside(name: MapName, within: Point) -> float:
    """Area of it that lies outside."""
    left, top, right, bottom = name.box
    across = max(0.0, min(right, within[0]) - max(left, 0.0))
    return (right - left) * (bottom - top) - across * max(0.0, min(bottom, within[1]) - max(top, 0.0))
