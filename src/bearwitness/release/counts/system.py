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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from bearwitness.release.counts.cells import APART, Axis, Key, Schema, keys_of
from bearwitness.release.counts.ties import Row, Tie

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Cells that together make up a margin (`exact`), or cover it, divided by one property."""

    property: str
    parts: tuple[Key, ...]
    margin: Key
    exact: bool


def sums_of(axes: Mapping[str, Axis], schemas: tuple[Schema, ...]) -> tuple[Sum, ...]:
    """How the cells of schemas, which hold all their margins, add up."""
    return tuple(
        Sum(
            property=name,
            parts=tuple(_with(rest, name, code) for code in axes[name].categories),
            margin=rest,
            exact=exact,
        )
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
    ties
        How years hang together with the periods around them.
    """

    def __init__(
        self,
        axes: Mapping[str, Axis],
        schemas: tuple[Schema, ...],
        listed: int = 0,
        ties: Sequence[Tie] = (),
    ) -> None:
        self.sums, self.ties = sums_of(axes, schemas), ties
        self.keys = [key for schema in schemas for key in keys_of(axes, schema)]
        self.least: Vector = np.array([_least(axes, key, listed) for key in self.keys], dtype=float)
        self.at = {key: place for place, key in enumerate(self.keys)}
        rows = [row for each in self.sums for row in self._rows(each)]
        rows += [row for each in ties for row in each.rows]
        data = [(r, self.at[key], weight) for r, (row, _, _) in enumerate(rows) for key, weight in row]
        shape = (len(rows), len(self.keys))
        values = [weight for _, _, weight in data]
        self.matrix = csr_array((values, ([r for r, _, _ in data], [c for _, c, _ in data])), shape=shape)
        self.low: Vector = np.array([low for _, low, _ in rows], dtype=float)
        self._holding: dict[Schema, npt.NDArray[np.bool_]] = {}
        self.high: Vector = np.array([high for _, _, high in rows], dtype=float)

    def _rows(self, each: Sum) -> list[Row]:
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

    def holding(self, names: Schema) -> npt.NDArray[np.bool_]:
        """Of each cell, whether it is one of a table by all these properties."""
        if names not in self._holding:
            asked = set(names)
            self._holding[names] = np.array([asked <= {name for name, _ in key} for key in self.keys])
        return self._holding[names]
