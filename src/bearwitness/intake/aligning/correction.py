"""What somebody changes where two texts lie side by side: rows joined, divided, or a sentence moved to another row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bearwitness.intake.aligning.bead import Bead
from bearwitness.intake.aligning.units import sentences

How = Literal["join", "split", "up", "down"]
HOW: tuple[How, ...] = ("join", "split", "up", "down")
"""Join a row with the next; begin a new row with a sentence; move a sentence to the row above, or to the row below."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Rows from the first, up to but not including the last number, become others; none, where nothing can be done."""

    first: int = 0
    upto: int = 0
    rows: tuple[Bead, ...] = ()

    def turned(self) -> Correction:
        """The same, seen from the other text."""
        return Correction(self.first, self.upto, tuple(each.turned() for each in self.rows))


def correction(text: str, other: str, beads: Sequence[Bead], how: How, at: int) -> Correction:
    """What a change at an offset of the first text makes of the rows.

    The sentence at the offset is meant, with those before it in its row where it moves up, with those after it where
    it moves down. Moved up out of the first row, or down out of the last, it gets a row of its own. Of the other text a
    row that is divided keeps as much in each part as lengths suggest.
    """
    number = _row_at(beads, at)
    if number is None:
        return Correction()
    row = beads[number]
    if how == "join":
        return _joined(beads, number)
    begin, end = next(
        span for span in sentences(text, (row.start, row.end)) if at < span[1] or span[1] == row.end
    )
    if how == "split":
        if begin == row.start:
            return Correction()
        there = _nearest(other, row, begin)
        parts = Bead(row.start, begin, row.other_start, there), Bead(begin, row.end, there, row.other_end)
        return Correction(number, number + 1, parts)
    if how == "up":
        first = max(0, number - 1)
        above = beads[first] if number else Bead(row.start, row.start, row.other_start, row.other_start)
        rows = (
            Bead(above.start, end, above.other_start, above.other_end),
            Bead(end, row.end, row.other_start, row.other_end),
        )
        return Correction(first, number + 1, _said(rows))
    last = min(len(beads) - 1, number + 1)
    below = beads[last] if last > number else Bead(row.end, row.end, row.other_end, row.other_end)
    rows = (
        Bead(row.start, begin, row.other_start, row.other_end),
        Bead(begin, below.end, below.other_start, below.other_end),
    )
    return Correction(number, last + 1, _said(rows))


def held(beads: Sequence[Bead], fixed: Collection[Bead], change: Correction) -> list[Bead]:
    """Rows that hold after a change: those that held and are not among the changed, and what became of these."""
    known = set(fixed)
    return [
        *(each for each in beads[: change.first] if each in known),
        *change.rows,
        *(each for each in beads[change.upto :] if each in known),
    ]


def _row_at(beads: Sequence[Bead], at: int) -> int | None:
    """Number of the row that an offset stands in; at the very end of the text, the last that says something."""
    said = [number for number, each in enumerate(beads) if each.start < each.end]
    return next((number for number in said if at < beads[number].end), said[-1] if said else None)


def _joined(beads: Sequence[Bead], number: int) -> Correction:
    if number + 1 == len(beads):
        return Correction()
    row, below = beads[number], beads[number + 1]
    whole = Bead(row.start, below.end, row.other_start, below.other_end)
    return Correction(number, number + 2, (whole,))


def _nearest(other: str, row: Bead, begin: int) -> int:
    """End of a sentence of the other text that is nearest to where lengths put the cut."""
    share = (begin - row.start) / (row.end - row.start)
    wanted = row.other_start + share * (row.other_end - row.other_start)
    span = row.other_start, row.other_end
    ends = [row.other_start, *(end for _, end in sentences(other, span)), row.other_end]
    return min(ends, key=lambda each: abs(each - wanted))


def _said(rows: Sequence[Bead]) -> tuple[Bead, ...]:
    return tuple(each for each in rows if each.start < each.end or each.other_start < each.other_end)
