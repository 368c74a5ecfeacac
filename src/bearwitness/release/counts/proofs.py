"""What each cell that is not published could be: counts that were found possible, which prove it.

Withholding more never makes a proof void.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bearwitness.release.counts.cells import Key, Schema
from bearwitness.release.counts.stranger import Stranger
from bearwitness.release.counts.system import System


@dataclass(slots=True)
class Range:
    """Least and greatest count of a cell among the possible sets of counts seen, in persons."""

    least: int
    most: int


@dataclass(slots=True)
class Proofs:
    """Ranges that have been shown to be open.

    Attributes
    ----------
    system
        How all cells are tied together.
    counts
        What the casebook counts, in persons; cells without a count are not asked about.
    threshold
        Least count that is published, in persons.
    """

    system: System
    counts: Mapping[Key, int]
    threshold: int
    _stranger: Stranger = field(init=False)
    _seen: dict[Key, Range] = field(init=False)
    _failed: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._seen = {key: Range(number, number) for key, number in self.counts.items()}

    def against(self, published: Mapping[Key, int]) -> None:
        """Take these counts as published, of which none may be new since the last time."""
        self._stranger = Stranger(self.system, published, self.counts)

    def safe(self, key: Key) -> bool:
        """Whether the cell could be as many things as it must: tried near it first, then with every cell free."""
        seen = self._seen[key]
        for near in (tuple(name for name, _ in key), None):
            if self._holds(key):
                return True
            if seen.least > 0:
                self._look(key, upwards=False, stop=seen.most, near=near)
            self._look(key, upwards=True, stop=seen.least + self.threshold, near=near)
        return self._holds(key)

    def reached(self, key: Key) -> Range | None:
        """Of a cell found unsafe, all that it can be, up to the threshold above the least; None where a search failed."""
        return None if key in self._failed else self._seen[key]

    def _holds(self, key: Key) -> bool:
        seen = self._seen[key]
        small = self.counts[key] < self.threshold
        return seen.most - seen.least >= self.threshold and (seen.least == 0 or not small)

    def _look(self, key: Key, *, upwards: bool, stop: int, near: Schema | None) -> None:
        counts = self._stranger.extreme(key, upwards=upwards, stop=stop, near=near)
        if counts is None and near is None:
            self._failed.add(key)
        for each, number in (counts or {}).items():
            if each in self._seen:
                seen = self._seen[each]
                seen.least, seen.most = min(seen.least, number), max(seen.most, number)
