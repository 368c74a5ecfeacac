"""What released tables show: every number once, and every sum that a reader can check.

Nothing here knows a withheld count. Of a sum with withheld cells that bound is left which holds whatever they are,
since no count is under nought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from bearwitness.domain.codebook import codebook
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.counts.cells import Axis, Key, with_margins
from bearwitness.release.counts.parts import parts_of
from bearwitness.release.counts.system import System, Vector
from bearwitness.release.counts.ties import ties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Numbers that are shown, and how they hang together.

    Attributes
    ----------
    keys, counts
        Cells that are shown, sorted, and the number of each (persons).
    matrix, low, high
        Weights of the cells in every sum, sums by cells, and the least and greatest that it can be (persons).
    """

    keys: tuple[Key, ...]
    counts: Vector
    matrix: csr_array
    low: Vector
    high: Vector

    @staticmethod
    def of(tables: Sequence[ReleasedTable]) -> Shown:
        """All that tables of one release show."""
        numbers = numbers_of(tables)
        axes = {each.property: each for table in tables for each in _axes(table)}
        schemas = with_margins([tuple(each.property for each in table.dimensions) for table in tables])
        system = System(axes, schemas, ties=ties_of(axes, codebook()))
        keys = tuple(sorted(numbers))
        told = np.array([system.at[key] for key in keys], dtype=np.intp)
        low, high = _standing(system, told)
        matrix = system.matrix[:, told]
        bound = np.isfinite(low) | np.isfinite(high)
        return Shown(
            keys=keys,
            counts=np.array([numbers[key] for key in keys], dtype=float),
            matrix=matrix[np.flatnonzero(bound)],
            low=low[bound],
            high=high[bound],
        )

    def agrees(self, numbers: Vector) -> bool:
        """Whether every sum holds of these numbers, which are in the order of the keys."""
        sums: Vector = np.asarray(self.matrix @ numbers)
        return bool(np.all(sums >= self.low) and np.all(sums <= self.high))

    def parts(self) -> Iterator[Shown]:
        """Cells that hang together through sums, apart from all others; each cell is in one."""
        of_sums, of_cells = parts_of(self.matrix)
        for label in dict.fromkeys(of_cells.tolist()):
            yield self._part(np.flatnonzero(of_sums == label), np.flatnonzero(of_cells == label))

    def _part(self, sums: npt.NDArray[np.intp], cells: npt.NDArray[np.intp]) -> Shown:
        return Shown(
            keys=tuple(self.keys[each] for each in cells),
            counts=self.counts[cells],
            matrix=self.matrix[sums][:, cells],
            low=self.low[sums],
            high=self.high[sums],
        )


def cell_key(table: ReleasedTable, codes: tuple[str | None, ...]) -> Key:
    """Key of a cell of a released table, the same in every table."""
    pairs = zip((each.property for each in table.dimensions), codes, strict=True)
    return tuple(sorted((name, code) for name, code in pairs if code is not None))


def numbers_of(tables: Sequence[ReleasedTable]) -> Mapping[Key, int]:
    """Number of every cell that tables show."""
    return {
        cell_key(table, cell.key): cell.count
        for table in tables
        for cell in table.cells
        if cell.count is not None
    }


def _axes(table: ReleasedTable) -> Iterator[Axis]:
    for each in table.dimensions:
        codes = tuple(category.code for category in each.categories)
        yield Axis(property=each.property, categories=codes, overlapping=each.overlapping)


def _standing(system: System, told: npt.NDArray[np.intp]) -> tuple[Vector, Vector]:
    """Bounds of every sum that hold of its shown cells alone, and say more than that no count is under nought."""
    hidden = np.ones(len(system.keys), dtype=bool)
    hidden[told] = False
    shown, rest = system.matrix[:, told], system.matrix[:, np.flatnonzero(hidden)]
    low: Vector = np.where(_any(rest > 0) | ~_any(shown < 0), -np.inf, system.low)
    high: Vector = np.where(_any(rest < 0) | ~_any(shown > 0), np.inf, system.high)
    return low, high


def _any(marks: csr_array) -> npt.NDArray[np.bool_]:
    """Of each row, whether anything in it is marked."""
    found: npt.NDArray[np.bool_] = np.asarray(marks.sum(axis=1)).ravel() > 0
    return found
