"""Groups within groups: what is left between two published counts must not be small.

Where one published group lies within another and 1 to threshold - 1 persons are left over, whoever subtracts
learns of these few: all less adults, everybody less those with a recorded mark, a county less its towns, a
total of this year less a part of last year's. Where two cells hold the very same persons, a reader who knows
it reads the one off the other, so they are withheld together.

The comparison goes over everything that was ever published, and not only over cells that add up.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bearwitness.release.cells import Cells, Key
from bearwitness.release.snapshot import Snapshot

Who = frozenset[str]
MARKED = 256
"""Persons by whom two groups are first compared: most pairs are told apart by them."""


@dataclass(frozen=True, slots=True)
class _Group:
    size: int
    mark: int
    who: Who
    key: Key | None
    """None for a group of an earlier release."""


def nested(
    cells: Cells,
    withheld: Collection[Key],
    earlier: Sequence[Snapshot],
    known: Collection[Key],
    threshold: int,
) -> set[Key]:
    """Cells to withhold because of a group that lies within another, or is another.

    Parameters
    ----------
    cells
        All cells of the plan's tables.
    withheld
        Cells kept back so far.
    earlier
        Snapshots of every earlier release.
    known
        Cells that an earlier release showed unchanged: to keep them back protects nothing.
    threshold
        Least difference that may show, in persons.
    """
    shown = [key for key in cells.members if key not in withheld]
    groups = _groups(cells, shown, earlier)
    sizes = [each.size for each in groups]
    found = _twins(cells, shown, withheld)
    for each in groups:
        if each.key is None:
            continue
        low, high = each.size - threshold + 1, each.size + threshold - 1
        for other in groups[bisect_left(sizes, low) : bisect_right(sizes, high)]:
            if other is not each and _leaves_few(each, other):
                found |= _kept_back(each, other, known)
    return found - set(known)


def _groups(cells: Cells, shown: Iterable[Key], earlier: Sequence[Snapshot]) -> list[_Group]:
    before = {each.members[key] for each in earlier for key in each.published}
    marked = _marked([*(cells.members[key] for key in shown), *before])
    now = [_group(cells.members[key], key, marked) for key in shown]
    return sorted([*now, *(_group(who, None, marked) for who in before)], key=lambda each: each.size)


def _marked(groups: list[Who]) -> list[str]:
    everybody = sorted(sorted(groups, key=_size)[-1]) if groups else []
    return random.Random(0).sample(everybody, min(MARKED, len(everybody)))  # noqa: S311  # a filter, no secret


def _size(who: Who) -> int:
    return len(who)


def _group(who: Who, key: Key | None, marked: list[str]) -> _Group:
    mark = sum(1 << place for place, token in enumerate(marked) if token in who)
    return _Group(len(who), mark, who, key)


def _leaves_few(one: _Group, other: _Group) -> bool:
    """Whether one lies within the other and is smaller; sizes are near already."""
    small, large = (one, other) if one.size < other.size else (other, one)
    return small.size < large.size and not small.mark & ~large.mark and small.who <= large.who


def _kept_back(one: _Group, other: _Group, known: Collection[Key]) -> set[Key]:
    """Of the two the one that was not out before; of two new ones the more detailed, then the smaller."""
    new = [(len(each.key), -each.size, each.key) for each in (one, other) if each.key is not None]
    return {key for _, _, key in sorted(each for each in new if each[2] not in known)[-1:]}


def _twins(cells: Cells, shown: Iterable[Key], withheld: Collection[Key]) -> set[Key]:
    """Cells whose persons are those of a withheld cell, unless one is a part of the other: the sums see to that."""
    hidden: dict[Who, list[Key]] = {}
    for key in withheld:
        if who := cells.members[key]:
            hidden.setdefault(who, []).append(key)
    return {
        key
        for key in shown
        if any(
            not (set(key) <= set(each) or set(each) <= set(key))
            for each in hidden.get(cells.members[key], ())
        )
    }
