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


def around(beads: Sequence[Bead], start: int, end: int) -> tuple[int, int] | None:
    """The same as `counterpart`, and on past a bead in which the other text says nothing: the words may stand there.

    None only where the span is empty or touches nothing, or the other text is empty.
    """
    touched = [at for at, each in enumerate(beads) if each.start < end and each.end > start]
    if start >= end or not touched:
        return None
    low, high = touched[0], touched[-1]
    while low > 0 and _is_silent(beads[low]):
        low -= 1
    while high + 1 < len(beads) and _is_silent(beads[high]):
        high += 1
    found = beads[low].other_start, beads[high].other_end
    return found if found[0] < found[1] else None


def _is_silent(bead: Bead) -> bool:
    return bead.other_start == bead.other_end


def counterpart(beads: Iterable[Bead], start: int, end: int) -> tuple[int, int] | None:
    """Stretch of the other text for a span of this one: all of every bead that it touches; None where there is none."""
    touched = [each for each in beads if each.start < end and each.end > start]
    low = min((each.other_start for each in touched), default=0)
    high = max((each.other_end for each in touched), default=0)
    return (low, high) if low < high else None
