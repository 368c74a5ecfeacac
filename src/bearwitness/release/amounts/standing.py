"""Who stands in which of many sums of amounts, with persons who stand alike taken together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from bearwitness.release.amounts.lightest import Groups, Matrix, Vector

Sums = Sequence[Mapping[str, float]]
"""For each sum, token of a person to her amount in it."""
Places = tuple[int, ...]
Standing = dict[str, dict[float, list[int]]]


def standing(sums: Sums) -> Standing:
    """By person, each amount that she has in any sum, and the places of the sums in which it is that."""
    found: Standing = defaultdict(lambda: defaultdict(list))
    for place, each in enumerate(sums):
        for token, amount in each.items():
            found[token][amount].append(place)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Persons by the sums in which they stand; one whose amount was corrected stands there once for each amount.

    Attributes
    ----------
    columns : (n, m)
        One where a column's amount is part of the sum.
    groups : (n,)
        Which persons a column is of.
    persons : (g,)
        Number of persons of each group.
    """

    columns: Matrix
    groups: Groups
    persons: Vector

    @classmethod
    def of(cls, who: Standing, number: int) -> Self:
        """Group persons of as many sums."""
        counted: dict[tuple[Places, ...], int] = defaultdict(int)
        for amounts in who.values():
            counted[tuple(sorted(map(tuple, amounts.values())))] += 1
        ordered = sorted(counted)
        pairs = [(group, places) for group, each in enumerate(ordered) for places in each]
        columns = np.zeros((len(pairs), number))
        for row, (_, places) in enumerate(pairs):
            columns[row, list(places)] = 1.0
        return cls(
            columns=columns,
            groups=np.array([group for group, _ in pairs], dtype=np.intp),
            persons=np.array([counted[each] for each in ordered], dtype=float),
        )

    def same(self, other: Alike) -> bool:
        """Whether as many persons stand in the same sums."""
        pairs = ((self.columns, other.columns), (self.groups, other.groups), (self.persons, other.persons))
        return all(np.array_equal(one, two) for one, two in pairs)


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Amounts by the sums in which they stand; one whose amount was corrected stands by herself, others together.

    Attributes
    ----------
    columns : (n, m)
        What part of its amount stands in each sum: one or nothing, but for amounts that were corrected.
    whole, first, second : (n,)
        Amount of all persons of a column, of the one with the most, and of the next.
    """

    columns: Matrix
    whole: Vector
    first: Vector
    second: Vector

    @classmethod
    def of(cls, who: Standing, number: int) -> Self:
        """Take the amounts of as many sums together; amounts of nothing are left out."""
        together: dict[tuple[tuple[int, float], ...], list[float]] = defaultdict(list)
        for amounts in who.values():
            if most := max(amounts):
                parts = [(at, amount / most) for amount, places in amounts.items() for at in places if amount]
                together[tuple(sorted(parts))].append(most)
        ordered = sorted(together)
        columns = np.zeros((len(ordered), number))
        for row, each in enumerate(ordered):
            for at, part in each:
                columns[row, at] = part
        amounts_of = [sorted(together[key], reverse=True) for key in ordered]
        return cls(
            columns=columns,
            whole=np.array([sum(each) for each in amounts_of]),
            first=np.array([each[0] for each in amounts_of]),
            second=np.array([each[1] if len(each) > 1 else 0.0 for each in amounts_of]),
        )
