"""What several releases tell together: one system of sums over all tables that hang together with those of a plan.

A by B in one release, B by C in a second: neither told a small count, and A by C in a third would be solved together with
both. So each set of persons that releases can be taken to speak of is one system, with a joint table for each ring. What
earlier releases told is told; a cell that any of them withheld, or that this one does, must stay as open as the rule
says, or as open as the earlier ones alone leave it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bearwitness.release.comparing.moment import Moment, moments_of
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.proofs import Proofs, Range
from bearwitness.release.counts.stranger import Stranger

MOST_TARGETS = 500
"""Cells to protect among the persons of earlier releases together; beyond it only those of now are looked at, and of the latest."""


@dataclass(slots=True)
class _Ring:
    """One moment, its cells to protect, and what is proved of them."""

    moment: Moment
    threshold: int
    targets: Sequence[Key] = field(init=False)
    _before: Proofs = field(init=False)
    _now: Proofs = field(init=False)
    _parts: dict[Key, int] = field(init=False)
    _left: dict[Key, Range | None] = field(default_factory=dict)
    _shown: frozenset[Key] | None = None

    def __post_init__(self) -> None:
        told = {key: self.moment.counts[key] for key in self.moment.told}
        reader = Stranger(self.moment.system, told)
        self._parts = reader.parts()
        new = {self._parts[key] for key in self.moment.new - self.moment.told}
        old = {self._parts[key] for key in self.moment.counts.keys() - self.moment.new - self.moment.told}
        if not self.moment.known:
            old |= reader.beside(told)
        self.targets = sorted(
            key for key in self.moment.tables - self.moment.told if self._parts[key] in new & old
        )
        self._now = Proofs(self.moment.system, self.moment.counts, self.threshold)
        self._before = Proofs(self.moment.system, self.moment.counts, self.threshold)
        self._before.against(told)

    def found(self, withheld: Collection[Key]) -> Key | None:
        """The cell to withhold next; none where all are as open as they must be, or nothing is shown that hangs together with them."""
        shown = self.moment.told | {key for key in self.moment.new if key not in withheld}
        if not self.targets or shown == self._shown:
            return None
        self._now.against({key: self.moment.counts[key] for key in shown})
        new: dict[int, list[Key]] = {}
        for key in shown - self.moment.told:
            new.setdefault(self._parts[key], []).append(key)
        for exposed in (key for key in self.targets if key not in shown):
            around = new.get(self._parts[exposed], [])
            if around and not self._open(exposed):
                return min(around, key=lambda key: self._order(key, exposed))
        self._shown = shown
        return None

    def _order(self, key: Key, exposed: Key) -> tuple[int, int, int, Key]:
        """Cells that share most with the exposed one come first; of these the more detailed, then the smaller."""
        return (-len({*key} & {*exposed}), -len(key), self.moment.counts[key], key)

    def _open(self, key: Key) -> bool:
        """Whether the cell is as open as the rule says, or as open as earlier releases leave it."""
        if self._now.safe(key):
            return True
        if key not in self._left:
            self._left[key] = None if self._before.safe(key) else self._before.reached(key)
        now, left = self._now.reached(key), self._left[key]
        if now is None or left is None:
            return False
        return now.least <= left.least and now.most >= min(left.most, left.least + self.threshold)


@dataclass(frozen=True, slots=True)
class Rings:
    """All sets of persons that a plan's tables and earlier ones speak of together."""

    rings: Sequence[_Ring]

    @staticmethod
    def of(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> Rings:
        """Tie the tables of a plan to those of earlier releases.

        Parameters
        ----------
        cells
            All cells of the plan's tables.
        earlier
            Snapshots of every earlier release, the latest last, on a roster that begins with that of the cells.
        threshold
            Least count that is published, in persons.
        """
        rings, room = list[_Ring](), MOST_TARGETS
        for moment in moments_of(cells, earlier, threshold):
            ring = _Ring(moment, threshold)
            if moment.now or len(ring.targets) <= room:
                rings.append(ring)
                room -= 0 if moment.now else len(ring.targets)
        return Rings(rings)

    def found(self, withheld: Collection[Key]) -> set[Key]:
        """Cells to withhold next, given those that are."""
        return {key for each in self.rings if (key := each.found(withheld)) is not None}
