"""Names on a map, set beside their points so that none lies on another."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
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
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, by the width that letters of a plain face have."""
        across = width(self.words)
        left = self.x - {"start": 0.0, "middle": across / 2, "end": across}[self.anchor]
        return left, self.y - SIZE, left + across, self.y + 3.0


def set_names(names: Sequence[tuple[str, Point]], below: Mapping[str, bool], within: Point) -> list[MapName]:
    """Set each name at the best place that is free of the names before it, of all points, and inside the picture.

    Parameters
    ----------
    names
        Words and point, in the order in which they choose.
    below
        Words that rather stand below their point.
    within
        Width and height of the picture.
    """
    found: list[MapName] = []
    dots = [(x - 5.0, y - 5.0, x + 5.0, y + 5.0) for _, (x, y) in names]
    for words, (x, y) in names:
        order = sorted(_PLACES, key=lambda place: (place[2] > 0) != below.get(words, False))
        places = [MapName(words=words, x=x + dx, y=y + dy, anchor=anchor) for anchor, dx, dy in order]
        taken = [*(each.box for each in found), *dots]
        found.append(min(places, key=lambda place: _covers(place, taken, within)))
    return found


def width(words: str) -> float:
    """Rough width of words: letters of Korean and Chinese are as wide as they are high."""
    return sum(SIZE * (1.0 if unicodedata.east_asian_width(each) in "WF" else 0.56) for each in words)


def _covers(name: MapName, taken: Sequence[tuple[float, float, float, float]], within: Point) -> float:
    """Area that it shares with what stands there already, or that lies outside."""
    left, top, right, bottom = name.box
    shared = sum(
        max(0.0, min(right, r) - max(left, x)) * max(0.0, min(bottom, b) - max(top, y))
        for x, y, r, b in taken
    )
    inside = max(0.0, min(right, within[0]) - max(left, 0.0)) * max(
        0.0, min(bottom, within[1]) - max(top, 0.0)
    )
    return shared + (right - left) * (bottom - top) - inside
