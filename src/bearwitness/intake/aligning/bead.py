"""A stretch of a text and the stretch of its translation that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Offsets in code points, the ends not included; either stretch may be empty, where one side says nothing."""

    start: int
    end: int
    other_start: int
    other_end: int

    def turned(self) -> Bead:
        """The same, seen from the other text."""
        return Bead(self.other_start, self.other_end, self.start, self.end)


def near(beads: Sequence[Bead], start: int, end: int) -> tuple[int, int] | None:
    """The same as `counterpart`; where that is none, what is said just before and after: the words may stand there.

    None only where the span is empty, or the other text.
    """
    if (found := counterpart(beads, start, end)) is not None or start >= end:
        return found
    before = [each for each in beads if each.end <= start and each.other_start < each.other_end]
    after = [each for each in beads if each.start >= end and each.other_start < each.other_end]
    around = [*before[-1:], *after[:1]]
    return (around[0].other_start, around[-1].other_end) if around else None


def counterpart(beads: Iterable[Bead], start: int, end: int) -> tuple[int, int] | None:
    """Stretch of the other text for a span of this one: all of every bead that it touches; None where there is none."""
    touched = [each for each in beads if each.start < end and each.end > start]
    low = min((each.other_start for each in touched), default=0)
    high = max((each.other_end for each in touched), default=0)
    return (low, high) if low < high else None
