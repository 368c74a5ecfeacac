"""What a reader makes of the cells that are not published, given all that are.

They fall into parts that have no sum in common. What holds for one part says nothing of another, so each is solved
alone: the work follows the size of a part and not that of all tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bearwitness.release.counts.cells import Key, Schema
from bearwitness.release.counts.parts import parts_of
from bearwitness.release.counts.system import System, Vector


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Cells that hang together, with the sums that tie them and the least that each can be."""

    cells: npt.NDArray[np.intp]
    matrix: csr_array
    low: Vector
    high: Vector
    least: Vector

    def extreme(self, place: int, *, upwards: bool, stop: int) -> Vector | None:
        at = int(np.flatnonzero(self.cells == place)[0])
        goal, top = np.zeros(len(self.cells)), np.full(len(self.cells), np.inf)
        goal[at], top[at] = -1.0 if upwards else 1.0, stop
        found = milp(
            goal,
            integrality=np.ones(len(self.cells), dtype=np.int64),
            bounds=Bounds(self.least, top),
            constraints=LinearConstraint(self.matrix, self.low, self.high),
        )
        if found.x is None:
            return None
        counts: Vector = np.round(found.x)
        return counts if self._agrees(counts) else None

    def _agrees(self, counts: Vector) -> bool:
        sums: Vector = np.asarray(self.matrix @ counts)
        return bool(np.all(counts >= self.least) and np.all(sums >= self.low) and np.all(sums <= self.high))


class Stranger:
    """The cells that are not published, to a reader who knows all the others.

    Parameters
    ----------
    system
        How all cells are tied together.
    published
        Every published count, in persons.
    counts
        What the casebook counts, in persons, also of cells that are not published.
    """

    def __init__(
        self, system: System, published: Mapping[Key, int], counts: Mapping[Key, int] = MappingProxyType({})
    ) -> None:
        self._system = system
        self._true: Vector = np.array([counts.get(each, np.nan) for each in system.keys], dtype=float)
        free = np.array([each not in published for each in system.keys])
        fixed: Vector = np.array([float(published.get(each, 0)) for each in system.keys])
        shift: Vector = np.asarray(system.matrix @ fixed)
        self._low, self._high = system.low - shift, system.high - shift
        self._matrix = _columns(system.matrix, free)
        self._of_sums, self._of_cells = parts_of(self._matrix)
        self._parts: dict[tuple[int, Schema | None], _Part | None] = {}

    def extreme(
        self, key: Key, *, upwards: bool, stop: int, near: Schema | None = None
    ) -> dict[Key, int] | None:
        """A possible set of counts in which the cell is as small, or as great, as can be.

        Parameters
        ----------
        key
            A cell that is not published.
        upwards
            Whether to look for the greatest count, else the least.
        stop
            Count, in persons, beyond which the search upwards does not go.
        near
            Only cells of tables by all these properties may differ from what the casebook counts; without it, every
            cell may.

        Returns
        -------
        dict or None
            Whole counts of the cells that hang together with it, which agree with everything published; None if none
            was found.
        """
        place = self._system.at[key]
        part = self._part(int(self._of_cells[place]), near)
        counts = part.extreme(place, upwards=upwards, stop=stop) if part else None
        if part is None or counts is None:
            return None
        return {self._system.keys[cell]: int(count) for cell, count in zip(part.cells, counts, strict=True)}

    def parts(self) -> dict[Key, int]:
        """Of each cell, the number of the part in which it hangs together with others."""
        return dict(zip(self._system.keys, self._of_cells.tolist(), strict=True))

    def beside(self, keys: Iterable[Key]) -> set[int]:
        """Numbers of the parts that share a sum with some of the published cells."""
        sums, _ = self._system.matrix[:, [self._system.at[key] for key in keys]].nonzero()
        return set(self._of_sums[sums].tolist())

    def _part(self, label: int, near: Schema | None) -> _Part | None:
        if (label, near) not in self._parts:
            self._parts[label, near] = self._cut(label, near)
        return self._parts[label, near]

    def _cut(self, label: int, near: Schema | None) -> _Part | None:
        """The cells of a part, or those near with the others as they are; None where not all of these are known."""
        inside = self._of_cells == label
        sums = np.flatnonzero(self._of_sums == label)
        rest = inside & ~self._system.holding(near) if near is not None else np.zeros_like(inside)
        cells = np.flatnonzero(inside & ~rest)
        matrix = self._matrix[sums]
        touched = np.diff(matrix[:, cells].indptr) > 0
        matrix, sums = matrix[touched], sums[touched]
        shift: Vector = np.asarray(matrix[:, np.flatnonzero(rest)] @ self._true[rest])
        if np.isnan(shift).any():
            return None
        least = self._system.least[cells]
        return _Part(cells, matrix[:, cells], self._low[sums] - shift, self._high[sums] - shift, least)


def _columns(matrix: csr_array, kept: npt.NDArray[np.bool_]) -> csr_array:
    """The same matrix with nothing in the other columns."""
    row, column = matrix.nonzero()
    chosen = kept[column]
    return csr_array((matrix.data[chosen], (row[chosen], column[chosen])), shape=matrix.shape)
