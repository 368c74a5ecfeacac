"""Which joint tables stand for everything that tables by two properties tell together.

Two tables that share a property are tied through it alone. Where tables form a ring (A by B, B by C, A by C), no count
of A by B can be anything that a table of all three has not. A ring of many is cut into rings of three by tables that
nobody asked for. The joint tables found hang together like a tree, so that whole counts that agree with each of them
agree with one table by all properties, and the other way about: what they allow is what that table would allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import prod

from bearwitness.release.counts.cells import Schema


def cliques(schemas: Iterable[Schema], sizes: Mapping[str, int]) -> tuple[Schema, ...]:
    """Properties of each joint table; none where tables form no ring.

    Parameters
    ----------
    schemas
        Properties of each table.
    sizes
        Number of categories of each property.
    """
    beside: dict[str, set[str]] = {}
    for schema in schemas:
        for name, other in combinations(schema, 2):
            beside.setdefault(name, set()).add(other)
            beside.setdefault(other, set()).add(name)
    found: list[set[str]] = []
    while beside:
        name = min(beside, key=lambda each: _cost(each, beside, sizes))
        around = beside.pop(name)
        for each in around:
            beside[each] = (beside[each] | around) - {each, name}
        if len(around) > 1 and not any(around < other and name in other for other in found):
            found.append({name, *around})
    return tuple(sorted(tuple(sorted(each)) for each in found))


def _cost(name: str, beside: Mapping[str, set[str]], sizes: Mapping[str, int]) -> tuple[int, int, str]:
    """Tables to add so that this property and those beside it all stand in tables with one another, and cells of the joint one."""
    added = sum(1 for one, other in combinations(beside[name], 2) if other not in beside[one])
    return added, prod(sizes[each] for each in (name, *beside[name])), name


def within(
    groups: Sequence[Schema], new: Iterable[Schema], sizes: Mapping[str, int], *, most: int
) -> tuple[Schema, ...]:
    """Of joint tables those that a ring ties to new tables, as far as they have room; in threes where one has none.

    Parameters
    ----------
    groups
        Properties of each joint table.
    new
        Tables that are asked for now.
    sizes
        Number of categories of each property.
    most
        Cells of all joint tables together.
    """
    left = sorted(groups, key=lambda each: (_cells(each, sizes), each))
    near, taken, room = [set(each) for each in new if len(each) > 1], list[Schema](), most
    while (found := next((each for each in left if _tied(each, near)), None)) is not None:
        left.remove(found)
        near.append(set(found))
        parts = [found] if _cells(found, sizes) <= room else _threes(found, sizes)
        for part in parts:
            if (cells := _cells(part, sizes)) <= room and part not in taken:
                taken.append(part)
                room -= cells
    return tuple(taken)


def _tied(group: Schema, near: Iterable[set[str]]) -> bool:
    return any(len(each & set(group)) > 1 for each in near)


def _threes(group: Schema, sizes: Mapping[str, int]) -> list[Schema]:
    return sorted(combinations(group, 3), key=lambda each: (_cells(each, sizes), each))


def _cells(group: Schema, sizes: Mapping[str, int]) -> int:
    """Cells of a joint table and of all its margins."""
    return prod(sizes[each] + 1 for each in group)
