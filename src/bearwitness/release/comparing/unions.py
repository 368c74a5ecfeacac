"""Groups beside several together: what is left between a published count and a sum of others must not be small.

The categories of a property exclude one another, so a reader adds up those that are published, and takes them from
everybody. Where such a sum lies within a published group and leaves 1 to threshold - 1 persons of it, or holds the
group and as few others, whoever subtracts learns of these few: a province less all of its towns, everybody whose age
is recorded less all women. Of the sums within a group only the greatest matters, and of those that hold it only the
smallest, since every category that is published holds at least the threshold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bearwitness.release.comparing.group import Group
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.roster import Who, union

Sizes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Family:
    """Groups without a person in common, that a reader can add up."""

    parts: tuple[Group, ...]

    def near(self, sizes: Sizes, threshold: int) -> Iterator[int]:
        """Places of the sizes from which a sum of some of the parts differs by 1 to threshold - 1 persons."""
        sums = 1
        for each in self.parts:
            sums |= sums << each.size
        most = int(sizes.max(initial=0)) + threshold
        size = sum(each.size for each in self.parts) // 8 + 1
        held = np.unpackbits(np.frombuffer(sums.to_bytes(size, "little"), np.uint8), bitorder="little")
        below = np.zeros(most + 1, dtype=np.int64)
        below[1 : len(held) + 1] = np.cumsum(held[:most])
        below[len(held) + 1 :] = held.sum()
        under = below[sizes] - below[np.maximum(sizes - threshold + 1, 0)]
        over = below[sizes + threshold] - below[sizes + 1]
        yield from np.flatnonzero(under + over).tolist()


@dataclass(slots=True, kw_only=True)
class Unions:
    """Sums of published categories beside all that is published, as far as it is not kept back.

    Attributes
    ----------
    cells
        All cells of the plan's tables.
    groups
        What may yet be shown, and what was ever published.
    known
        Cells that an earlier release showed unchanged.
    threshold
        Least difference that may show, in persons.
    before
        Sums of earlier releases.
    """

    cells: Cells
    groups: Sequence[Group]
    known: Collection[Key]
    threshold: int
    before: Sequence[_Family]
    _sizes: Sizes = field(init=False)
    _near: dict[_Family, Sequence[tuple[Group, Sequence[Group]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sizes = np.array([each.size for each in self.groups], dtype=np.int64)

    @staticmethod
    def of(
        cells: Cells,
        groups: Sequence[Group],
        earlier: Iterable[Snapshot],
        known: Collection[Key],
        threshold: int,
    ) -> Unions:
        """Compare sums of categories with these groups, of which some are cells."""
        before = dict.fromkeys(family for each in earlier for family in _families_of(each))
        return Unions(cells=cells, groups=groups, known=known, threshold=threshold, before=tuple(before))

    def found(self, withheld: Collection[Key]) -> set[Key]:
        """Cells to withhold because several categories together leave a few of a group, or it of them."""
        now = [self._family(name, withheld) for name, axis in self.cells.axes.items() if not axis.overlapping]
        return {
            back
            for family in (*now, *self.before)
            for group, used in self._near_to(family)
            if group.key is None or group.key not in withheld
            for back in self._kept_back((group, *used))
        }

    def _family(self, name: str, withheld: Collection[Key]) -> _Family:
        keys: list[Key] = [((name, code),) for code in self.cells.axes[name].categories]
        shown = {key: self.cells.members[key] for key in keys if key not in withheld}
        return _family(shown, self.cells.roster.everybody if () not in withheld else None)

    def _near_to(self, family: _Family) -> Sequence[tuple[Group, Sequence[Group]]]:
        if family not in self._near:
            self._near[family] = tuple(_near(family, self.groups, self._sizes, self.threshold))
        return self._near[family]

    def _kept_back(self, together: Iterable[Group]) -> list[Key]:
        """Of all that tell together the one to keep back; nothing where all were out."""
        new = [each.key for each in together if each.key is not None and each.key not in self.known]
        return sorted(new, key=lambda key: (len(key), -self.cells.count(key), key))[-1:]


def _families_of(snapshot: Snapshot) -> Iterator[_Family]:
    """One for each property of which categories were published that exclude one another."""
    found: dict[str, dict[Key, Who]] = {}
    for key in snapshot.published:
        if len(key) == 1:
            found.setdefault(key[0][0], {})[key] = snapshot.members[key]
    everybody = snapshot.members[()] if () in snapshot.published else None
    for parts in found.values():
        if sum(each.bit_count() for each in parts.values()) == union(parts.values()).bit_count():
            family = _family(parts, everybody)
            yield _Family(tuple(Group(each.size, each.who, None) for each in family.parts))


def _family(shown: Mapping[Key, Who], everybody: Who | None) -> _Family:
    """Those that are shown, and all others together where it is shown how many there are in all."""
    parts = [Group(who.bit_count(), who, key) for key, who in sorted(shown.items()) if who]
    rest = 0 if everybody is None else everybody & ~union(shown.values())
    return _Family((*parts, Group(rest.bit_count(), rest, None)) if rest else tuple(parts))


def _near(
    family: _Family, groups: Sequence[Group], sizes: Sizes, threshold: int
) -> Iterator[tuple[Group, Sequence[Group]]]:
    """Groups of which some parts leave few, or that leave few of some parts, and these parts."""
    for place in family.near(sizes, threshold):
        group = groups[place]
        for used in (_within(family, group), _around(family, group)):
            if used and 0 < abs(group.size - sum(each.size for each in used)) < threshold:
                yield group, used


def _within(family: _Family, group: Group) -> Sequence[Group]:
    return [each for each in family.parts if each.size <= group.size and each.who & group.who == each.who]


def _around(family: _Family, group: Group) -> Sequence[Group]:
    used = [each for each in family.parts if each.who & group.who]
    return used if not group.who & ~union(each.who for each in used) else ()
