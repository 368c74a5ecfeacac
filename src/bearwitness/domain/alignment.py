"""How the offsets of a working text lie to those of the text that it was made from, both ways."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.domain.errors import BadMasking


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A span that was replaced: from ``start`` to ``end`` before, from ``new_start`` to ``new_end`` after."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The replaced spans, in order; what lies between them is the same in both texts.

    Invariant: an offset outside the replaced spans goes over and comes back as itself; a span that touches a replaced
    one takes in all of it, so that no part of what was masked is ever cut free.
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        """Invariant: pieces in order, none overlapping, equal lengths between them."""
        before = after = 0
        for each in self.pieces:
            gap = each.start - before
            if gap < 0 or each.new_start - after != gap or each.end <= each.start:
                raise BadMasking(place=each.start)
            before, after = each.end, each.new_end

    def to_new(self, start: int, end: int) -> tuple[int, int]:
        """Span of the working text for a span of the text before."""
        return _carried([(p.start, p.end, p.new_start, p.new_end) for p in self.pieces], start, end)

    def to_old(self, start: int, end: int) -> tuple[int, int]:
        """Span of the text before for a span of the working text."""
        return _carried([(p.new_start, p.new_end, p.start, p.end) for p in self.pieces], start, end)

    def to_json(self) -> list[list[int]]:
        """Four numbers for each piece."""
        return [[each.start, each.end, each.new_start, each.new_end] for each in self.pieces]

    @classmethod
    def from_json(cls, tree: Sequence[Sequence[int]]) -> Alignment:
        """Alignment that `to_json` wrote."""
        return cls(pieces=tuple(Piece(start=a, end=b, new_start=c, new_end=d) for a, b, c, d in tree))


def _carried(pieces: Sequence[tuple[int, int, int, int]], start: int, end: int) -> tuple[int, int]:
    starts = [low for low, *_ in pieces]
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    low, high = start, end
    if first >= 0:
        _, old_high, new_low, new_high = pieces[first]
        low = new_low if start < old_high else start + new_high - old_high
    if last >= 0:
        _, old_high, _, new_high = pieces[last]
        high = new_high if end <= old_high else end + new_high - old_high
    return low, high
