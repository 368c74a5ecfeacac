"""Controlled rounding: every number that is shown to a multiple of a base, so that sums still hold.

Each number goes to one of its two neighbouring multiples, and a multiple stays; where no such choice keeps all sums, to
one that is less than two bases away. Of all choices the one is taken that moves numbers least in all, and of several
that do, one by weights that follow from the order of the cells, so that it does not hang on how a program searches.

References
----------
L. H. Cox (1987), A constructive procedure for unbiased controlled rounding. J. Am. Stat. Assoc. 82, 520-524.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.shown import Shown
from bearwitness.release.counts.system import Vector
from bearwitness.release.errors import CannotRound

GOLDEN = (5**0.5 - 1) / 2
MOST_NODES = 20_000
"""Branches after which a search takes the best that it has: a number, and not a time, so that it ends alike everywhere."""


def multiples(shown: Shown, base: int, *, least: int, kept: Mapping[Key, int]) -> dict[Key, int]:
    """Multiple of the base for every number that is shown.

    Parameters
    ----------
    shown
        The exact numbers, and their sums.
    base
        Persons of which each number is to be a multiple.
    least
        Least number that is printed, a multiple of the base (persons).
    kept
        What was printed of the same number before: it is printed again, where sums allow it.

    Raises
    ------
    CannotRound
        No choice less than two bases away keeps all sums.
    """
    found: dict[Key, int] = {}
    weights = dict(zip(shown.keys, _weights(len(shown.keys)), strict=True))
    for part in shown.parts():
        steps = _Steps.of(part, base, least, weights)
        found |= dict(zip(part.keys, _rounded(part, steps, least, kept), strict=True))
    return found


def _rounded(part: Shown, steps: _Steps, least: int, kept: Mapping[Key, int]) -> list[int]:
    """Multiples of one part: neighbours beside what was printed before; else as near to that, and then as near, as can be."""
    base = steps.base
    before: Vector = np.array([kept.get(key, np.nan) for key in part.keys])
    again = (before >= least) & (before % base == 0) & (np.abs(before - part.counts) < 2 * base)
    before = np.where(again, before / base, np.nan)
    for far in (False, True):
        numbers = steps.solved(part, before, far=far)
        if numbers is not None:
            return [round(each) for each in numbers * base]
    raise CannotRound(base=base)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """Steps that each number can take from the multiple at or under it: one down, one up to the next, one beyond.

    Attributes
    ----------
    base, start
        The base, and the multiple that each number starts from, in bases.
    over
        By how much the number lies over it (persons). A number that is a multiple has no next one, only one beyond.
    down
        Whether the step down stays at the least number that is printed, or over it.
    weights
        What chooses between multiples that are as near.
    """

    base: int
    start: Vector
    over: Vector
    down: npt.NDArray[np.bool_]
    weights: Vector

    @staticmethod
    def of(part: Shown, base: int, least: int, weights: Mapping[Key, float]) -> _Steps:
        """Steps of the numbers of a part."""
        start = np.floor(part.counts / base)
        over = part.counts - start * base
        own: Vector = np.array([weights[key] for key in part.keys])
        return _Steps(base=base, start=start, over=over, down=(start - 1) * base >= least, weights=own)

    def solved(self, part: Shown, before: Vector, *, far: bool) -> Vector | None:
        """Multiples that keep all sums, in bases; None where there are none.

        Numbers that stood `before` (not a number: none did) stand again, and all others go to a neighbour; or, where
        `far`, all may go further, those that stood before as near to it as can be.
        """
        goals = [self._costs(), self._signed(np.tile(self.weights, 3))]
        if far:
            goals.insert(0, self._away(before))
        wide = hstack([-part.matrix, part.matrix, part.matrix]).tocsr()
        at: Vector = np.asarray(part.matrix @ self.start)
        sums = LinearConstraint(wide, part.low / self.base - at, part.high / self.base - at)
        found = _least_of(goals, self._all() if far else self._near(before), sums)
        if found is None:
            return None
        numbers: Vector = self.start + self._signed(found).reshape(3, -1).sum(axis=0)
        return numbers if part.agrees(numbers * self.base) else None

    def _all(self) -> Bounds:
        """Every step once."""
        most = np.concatenate([self.down, self.over > 0, np.full(len(self.start), fill_value=True)])
        return Bounds(np.zeros(len(most)), most.astype(float))

    def _near(self, before: Vector) -> Bounds:
        """Steps to a neighbour; of numbers that stood before, just those that lead there."""
        none = np.zeros(len(self.start))
        way = np.tile(before - self.start, 3)
        led = np.concatenate([way[: len(none)] < 0, none, np.maximum(way[: len(none)], none)])
        free = np.concatenate([none, self.over > 0, none])
        again = np.isfinite(way)
        return Bounds(np.where(again, led, 0.0), np.where(again, led, free))

    def _costs(self) -> Vector:
        """By how much each step moves a number away (persons); of two steps the further one always costs more."""
        whole = np.full(len(self.start), float(self.base))
        return np.concatenate([whole, self.base - 2 * self.over, whole])

    def _away(self, before: Vector) -> Vector:
        """By how much each step moves a number away from what was printed before, in bases."""
        way = before - self.start
        nearer = np.concatenate([way < 0, way >= 1, way >= 1 + (self.over > 0)])
        told: Vector = np.where(nearer, -1.0, 1.0) * np.tile(np.isfinite(way), 3)
        return told

    def _signed(self, steps: Vector) -> Vector:
        return np.repeat([-1.0, 1.0, 1.0], len(self.start)) * steps


def _weights(size: int) -> Vector:
    """A weight around nought for every place, of which no two sums are alike."""
    weights: Vector = np.modf(np.arange(1, size + 1) * GOLDEN)[0] - 0.5
    return weights


def _least_of(goals: Sequence[Vector], bounds: Bounds, sums: LinearConstraint) -> Vector | None:
    """Whole steps for which the first goal is least, of those the second, and so on; None where no steps keep the sums."""
    found: Vector | None = None
    held = [sums]
    for goal in goals:
        answer = milp(
            goal,
            integrality=np.ones(len(goal), dtype=np.int64),
            bounds=bounds,
            constraints=held,
            options={"mip_rel_gap": 0.0, "node_limit": MOST_NODES},
        )
        if answer.x is None:
            return found
        found = np.round(answer.x)
        held.append(LinearConstraint(csr_array(goal[np.newaxis, :]), -np.inf, float(goal @ found) + 0.5))
    return found
