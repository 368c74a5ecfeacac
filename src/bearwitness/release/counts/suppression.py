"""Choose the cells to withhold, so that no small count can be worked out from what is published.

The rule, for a threshold t (at least 10 in a release). *Primary*: every count under t is withheld, zeros
too. *Complementary*: more cells are withheld until, given everything published in all linked tables,

* a withheld count under t could be any number from 0 to at least t, both ends included: not even that it is
  small can be told;
* every other withheld count could be both some number and one at least t above it.

The ends are found by integer programming (`Stranger.extreme`). Cells are added greedily, the smallest
count in the tightest sum first, so the choice is safe, not minimal. Every check keeps a set of whole
counts that proves it; withholding more never makes a proof void.

Known limit: a stranger who knows this program can reason about why a cell was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bearwitness.domain.codebook import codebook
from bearwitness.release.counts.cells import Cells, Key, Schema, cells_in, with_margins
from bearwitness.release.counts.cliques import cliques
from bearwitness.release.counts.proofs import Proofs
from bearwitness.release.counts.system import Sum, System
from bearwitness.release.counts.ties import Tie, ties_of
from bearwitness.release.errors import CannotProtect

Reason = Literal["few", "sources", "changed", "earlier", "rest", "nested", "companion"]
"""Why a cell is withheld: few persons; few sources; too little changed since an earlier release; withheld then;
what is left of its total changed too little; within another group but for a few; or it protects another cell."""

MOST_CELLS = 20_000
"""Cells of one linear system; beyond it a plan is refused."""


@dataclass(slots=True, kw_only=True)
class Suppression:
    """The search for a safe set of withheld cells.

    Attributes
    ----------
    cells
        All cells of the plan's tables.
    threshold
        Least count that is published, in persons.
    withheld
        Cells kept back so far, and why each was.
    known
        Cells whose count an earlier release showed and that have not changed: to keep them back protects nothing.
    """

    cells: Cells
    threshold: int
    withheld: dict[Key, Reason] = field(default_factory=dict)
    known: frozenset[Key] = frozenset()
    _system: System = field(init=False)
    _counts: dict[Key, int] = field(init=False)
    _proofs: Proofs = field(init=False)

    def __post_init__(self) -> None:
        sizes = {name: len(axis.categories) for name, axis in self.cells.axes.items()}
        schemas = linked(sizes, self.cells.schemas)
        if (size := cells_in(schemas, sizes)) > MOST_CELLS:
            raise CannotProtect(cells=size)
        ties = ties_of(self.cells.axes, codebook())
        self._system = System(self.cells.axes, schemas, listed=self.threshold, ties=ties)
        self._counts = {key: self.cells.count(key) for key in self.cells.members}
        self._proofs = Proofs(self._system, self._counts, self.threshold)
        self._keep("few", (key for key, number in self._counts.items() if number < self.threshold))
        self._keep("sources", self.cells.thin)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sums among published tables."""
        return tuple(each for each in self._system.sums if each.parts[0] in self.cells.members)

    def withhold(self, more: Iterable[Key], why: Reason) -> None:
        """Keep back more cells, and whatever is needed to protect them."""
        self._keep(why, more)
        while (exposed := self._exposed()) is not None:
            self._keep("companion", [self._companion(exposed)])

    def _keep(self, why: Reason, keys: Iterable[Key]) -> None:
        for key in keys:
            self.withheld.setdefault(key, why)
        hidden = self.withheld.keys() - self.known
        shown = {key: count for key, count in self._counts.items() if key not in hidden}
        self._proofs.against(shown)

    def _exposed(self) -> Key | None:
        return next(
            (key for key in sorted(self.withheld.keys() - self.known) if not self._proofs.safe(key)), None
        )

    def _companion(self, exposed: Key) -> Key:
        """Published cell to withhold next: the smallest in the tightest sum with the exposed cell."""
        together: list[Sum | Tie] = [*self.sums, *self._system.ties]
        around = [each for each in together if exposed in (*each.parts, each.margin)]
        for each in sorted(around, key=lambda one: (self._slack(one, exposed), one.margin)):
            if candidates := self._published(each.parts) or self._published([each.margin]):
                return min(candidates, key=self._order)
        candidates = self._published(self.cells.members)
        if not candidates:
            raise CannotProtect(cells=len(self.cells.members))
        return min(candidates, key=self._order)

    def _slack(self, each: Sum | Tie, exposed: Key) -> int:
        others = {*each.parts, each.margin} - {exposed}
        return sum(self.cells.count(key) for key in others & self.withheld.keys())

    def _published(self, keys: Iterable[Key]) -> list[Key]:
        return [key for key in keys if key not in self.withheld and key not in self.known]

    def _order(self, key: Key) -> tuple[int, int, Key]:
        return (-len(key), self.cells.count(key), key)


def linked(sizes: Mapping[str, int], schemas: tuple[Schema, ...]) -> tuple[Schema, ...]:
    """Schemas with the joint tables of all rings among them, which join the system unpublished."""
    return with_margins([*schemas, *cliques(schemas, sizes)])
