"""What a stranger can work out: the linear system that ties the cells of linked tables together.

A stranger knows every published number, that counts are whole and not negative, and how cells add up
to their margins. The least and greatest count that a withheld cell can have follow by integer
programming (HiGHS). Where a person may stand in several categories of a property, these do not add up:
each is at most its margin, and together they are at least it.

References
----------
M. Fischetti, J. J. Salazar (2000), Models and algorithms for optimizing cell suppression in tabular data
with linear constraints. J. Am. Stat. Assoc. 95, 916-928.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bearwitness.release.cells import APART, Axis, Key, Schema, keys_of

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Cells that together make up a margin (`exact`), or cover it."""

    parts: tuple[Key, ...]
    margin: Key
    exact: bool


def sums_of(axes: Mapping[str, Axis], schemas: tuple[Schema, ...]) -> tuple[Sum, ...]:
    """How the cells of schemas, which hold all their margins, add up."""
    return tuple(
        Sum(parts=tuple(_with(rest, name, code) for code in axes[name].categories), margin=rest, exact=exact)
        for schema in schemas
        for name in schema
        for exact in [not axes[name].overlapping]
        for rest in keys_of(axes, tuple(each for each in schema if each != name))
    )


def _with(key: Key, name: str, code: str) -> Key:
    return tuple(sorted((*key, (name, code))))


def _least(axes: Mapping[str, Axis], key: Key, listed: int) -> int:
    return listed if len(key) == 1 and key[0][1] in axes[key[0][0]].listed else 0


class System:
    """The linear system of all cells of all linked tables.

    Parameters
    ----------
    axes, schemas
        The properties and tables, with all margins; also tables that are not published but tie
        published ones together.
    listed
        Persons that a stranger knows to stand at least in each listed category.
    """

    def __init__(self, axes: Mapping[str, Axis], schemas: tuple[Schema, ...], listed: int = 0) -> None:
        self.sums = sums_of(axes, schemas)
        self.keys = [key for schema in schemas for key in keys_of(axes, schema)]
        self._least: Vector = np.array([_least(axes, key, listed) for key in self.keys], dtype=float)
        self._at = {key: place for place, key in enumerate(self.keys)}
        rows = [row for each in self.sums for row in self._rows(each)]
        data = [(r, self._at[key], weight) for r, (row, _, _) in enumerate(rows) for key, weight in row]
        shape = (len(rows), len(self.keys))
        values = [weight for _, _, weight in data]
        self._matrix = csr_array((values, ([r for r, _, _ in data], [c for _, c, _ in data])), shape=shape)
        self._low: Vector = np.array([low for _, low, _ in rows], dtype=float)
        self._high: Vector = np.array([high for _, _, high in rows], dtype=float)

    def _rows(self, each: Sum) -> list[tuple[list[tuple[Key, float]], float, float]]:
        whole = [(key, 1.0) for key in each.parts] + [(each.margin, -1.0)]
        if each.exact:
            return [(whole, 0.0, 0.0)]
        apart = [key for key in each.parts if any(code in APART for _, code in set(key) - set(each.margin))]
        most = [
            ([(key, 1.0), *((other, 1.0) for other in apart), (each.margin, -1.0)], -np.inf, 0.0)
            for key in each.parts
            if key not in apart
        ]
        return [(whole, 0.0, np.inf), *most]

    def extreme(
        self, key: Key, published: Mapping[Key, int], *, upwards: bool, stop: int
    ) -> dict[Key, int] | None:
        """A possible set of counts in which the cell is as small, or as great, as can be.

        Parameters
        ----------
        key
            A withheld cell.
        published
            Every published count, in persons.
        upwards
            Whether to look for the greatest count, else the least.
        stop
            Count at which the search upwards may stop.

        Returns
        -------
        dict or None
            Whole counts for all cells that agree with everything published; None if none was found.
        """
        known = np.array([each in published for each in self.keys])
        fixed = np.array([float(published.get(each, 0)) for each in self.keys])
        free = np.flatnonzero(~known)
        at = int(np.flatnonzero(free == self._at[key])[0])
        shift = self._matrix @ fixed
        goal = np.zeros(len(free))
        goal[at] = -1.0 if upwards else 1.0
        top = np.full(len(free), np.inf)
        top[at] = stop
        matrix = self._matrix[:, free]
        tied = np.diff(matrix.indptr) > 0
        found = milp(
            goal,
            integrality=np.ones(len(free), dtype=np.int64),
            bounds=Bounds(self._least[free], top),
            constraints=LinearConstraint(
                matrix[tied], self._low[tied] - shift[tied], self._high[tied] - shift[tied]
            ),
        )
        if found.x is None:
            return None
        counts = fixed.copy()
        counts[free] = np.round(found.x)
        return self._as_counts(counts) if self._agrees(counts) else None

    def _agrees(self, counts: Vector) -> bool:
        sums: Vector = np.asarray(self._matrix @ counts)
        return bool(
            np.all(counts >= self._least) and np.all(sums >= self._low) and np.all(sums <= self._high)
        )

    def _as_counts(self, counts: Vector) -> dict[Key, int]:
        return {key: int(number) for key, number in zip(self.keys, counts, strict=True)}
