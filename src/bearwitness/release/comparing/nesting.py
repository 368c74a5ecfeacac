"""Groups within groups: what is left between two published counts must not be small.

Where one published group lies within another and 1 to threshold - 1 persons are left over, whoever subtracts
learns of these few: all less adults, everybody less those with a recorded mark, a county less its towns, a
total of this year less a part of last year's. Where two cells hold the very same persons, a reader who knows
it reads the one off the other, so they are withheld together.

The comparison goes over everything that was ever published, and not only over cells that add up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bearwitness.release.comparing.group import Group
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.comparing.unions import Unions
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.roster import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting:
    """Which groups lie within which but for a few; which cells are shown decides what of it matters.

    Attributes
    ----------
    cells
        All cells of the plan's tables.
    known
        Cells that an earlier release showed unchanged: to keep them back protects nothing.
    near
        For each cell, the groups that leave few of it, or of which it leaves few: cells, and None for any group of an
        earlier release; and of the two the one to keep back.
    twins
        Groups of cells that hold the very same persons.
    unions
        Sums of categories beside these groups.
    """

    cells: Cells
    known: Collection[Key]
    near: Sequence[tuple[Key, Key | None, Key]]
    twins: Mapping[Who, Sequence[Key]]
    unions: Unions

    @staticmethod
    def of(
        cells: Cells,
        withheld: Collection[Key],
        earlier: Sequence[Snapshot],
        known: Collection[Key],
        threshold: int,
    ) -> Nesting:
        """Compare every cell that may yet be shown with every other and with all that was ever published.

        Parameters
        ----------
        cells
            All cells of the plan's tables.
        withheld
            Cells that are kept back already, and stay so.
        earlier
            Snapshots of every earlier release, on a roster that begins with that of the cells.
        known
            Cells that an earlier release showed unchanged.
        threshold
            Least difference that may show, in persons.
        """
        groups = _groups(cells, [key for key in cells.members if key not in withheld], earlier)
        near = [
            (one, other, back)
            for one, other in _near(groups, threshold)
            for back in _kept_back(cells, one, other, known)
        ]
        unions = Unions.of(cells, groups, earlier, known, threshold)
        return Nesting(cells=cells, known=known, near=near, twins=_twins(cells), unions=unions)

    def found(self, withheld: Collection[Key]) -> set[Key]:
        """Cells to withhold because of a group that lies within another, or is another.

        Parameters
        ----------
        withheld
            Cells kept back so far.
        """
        found = {
            back
            for one, other, back in self.near
            if one not in withheld and (other is None or other not in withheld)
        }
        return (found | self._same(withheld) | self.unions.found(withheld)) - set(self.known)

    def _same(self, withheld: Collection[Key]) -> set[Key]:
        """Cells whose persons are those of a withheld cell, unless one is a part of the other: the sums see to that."""
        return {
            key
            for keys in self.twins.values()
            for key in keys
            if key not in withheld
            if any(not (set(key) <= set(each) or set(each) <= set(key)) for each in keys if each in withheld)
        }


def _twins(cells: Cells) -> Mapping[Who, Sequence[Key]]:
    found: dict[Who, list[Key]] = {}
    for key, who in cells.members.items():
        if who:
            found.setdefault(who, []).append(key)
    return found


def _groups(cells: Cells, shown: Iterable[Key], earlier: Iterable[Snapshot]) -> list[Group]:
    before = {each.members[key] for each in earlier for key in each.published}
    now = [Group(cells.count(key), cells.members[key], key) for key in shown]
    return sorted([*now, *(Group(who.bit_count(), who, None) for who in before)], key=lambda each: each.size)


def _near(groups: Sequence[Group], threshold: int) -> Iterator[tuple[Key, Key | None]]:
    sizes = [each.size for each in groups]
    for each in groups:
        if each.key is None:
            continue
        low, high = each.size - threshold + 1, each.size + threshold - 1
        for other in groups[bisect_left(sizes, low) : bisect_right(sizes, high)]:
            if _leaves_few(each, other):
                yield each.key, other.key


def _leaves_few(one: Group, other: Group) -> bool:
    """Whether one lies within the other and is smaller; sizes are near already."""
    small, large = sorted((one, other), key=lambda each: each.size)
    return small.size < large.size and small.who & large.who == small.who


def _kept_back(cells: Cells, one: Key, other: Key | None, known: Collection[Key]) -> list[Key]:
    """Of the two the one that was not out before; of two new ones the more detailed, then the smaller."""
    new = [key for key in (one, other) if key is not None and key not in known]
    return sorted(new, key=lambda key: (len(key), -cells.count(key), key))[-1:]
