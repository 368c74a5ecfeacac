"""What a reader makes of all sums of amounts that were ever shown, by adding and subtracting them.

She may take each sum as often as she likes, whole or in parts, and know who stands in it. No combination may be about
fewer persons than the least count, nor may one or two persons hold most of it:

* A person counts as the part in which she stands in a combination, beside the person who stands in it most. A
  combination of so few persons counts no more than these, so the least such number over all combinations is
  compared, and that is found by linear programming, once for each group of persons who stand alike.
* What one or two hold is compared with the least that all others can hold together, found in the same way.

Both are sound: where something could be told, it is found. Both may find too much, the first where many persons stand
in a combination with small parts. The programs are few. Of a combination that weighs no more than is looked for, and is
divided so that no part is above one, each part is at most `most`, so the weighted squares of the parts, divided by
`most`, are no more than the weight. The least sum of squares that hold a person once is one over her leverage: where
that is too much already, no program is needed. Over all columns, leverage times weight adds up to the number of sums.

References
----------
Hundepool, A. et al. (2012), Statistical Disclosure Control, Wiley, section 4.2 (dominance), 4.3 (linked tables).
Hoaglin, D. C., Welsch, R. E. (1978), The hat matrix in regression and ANOVA. Am. Stat. 32, 17-22 (leverage).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bearwitness.release.amounts.lightest import Combination, Matrix, Vector, lightest
from bearwitness.release.amounts.standing import Alike, Shares, Sums, standing

NEAR = 1e-6
"""Relative error of computing that is allowed for."""
PERSON = 0.01
"""Part of a person by which a number of persons may be wrong."""
LARGER = 5 / 3
"""The others hold less than this times the larger of two who together hold more than three quarters."""


class KnownSums:
    """Sums of one end of amounts.

    Parameters
    ----------
    sums
        For each sum, token of a person to her amount, which is not below zero.
    other
        Sums of the other end in the same lines, looked at before these: where as many persons stand alike in them, what
        was found to be of enough persons is so here as well.
    """

    def __init__(self, sums: Sums, other: KnownSums | None = None) -> None:
        who = standing(sums)
        self._alike, self._shares = Alike.of(who, len(sums)), Shares.of(who, len(sums))
        self._safe: set[tuple[str, int]] = set()
        if other is not None and self._alike.same(other._alike):
            self._safe |= {each for each in other._safe if each[0] == "few"}

    @property
    def size(self) -> int:
        """Sums times columns of persons, or times themselves where they are more: the work grows with it."""
        number, sums = self._alike.columns.shape
        return int(sums * max(number, len(self._shares.columns), sums))

    def told(self, shown: list[int], least: int) -> Combination | None:
        """A combination that tells, or None.

        Parameters
        ----------
        shown
            Places of the sums that are shown. From one call to the next, sums are only taken away.
        least
            Least number of persons that a combination may be about, at least 3.

        Returns
        -------
        Combination or None
            Its factors are those of the sums shown. Its weight is the number of persons that it is about, or zero where
            one or two hold most of it.
        """
        if not shown:
            return None
        return self._few(shown, least) or self._most(shown)

    def _few(self, shown: list[int], least: int) -> Combination | None:
        who = self._alike
        columns, several = who.columns[:, shown], np.bincount(who.groups, minlength=len(who.persons))
        most = np.minimum(1.0, (least - 1) / who.persons)
        leverage = _leverage(columns, (who.persons / most / several)[who.groups])
        for at in _places((leverage * (least - 1) > 1 - NEAR) & (who.persons[who.groups] < least)):
            if ("few", at) not in self._safe:
                found = lightest(columns, who.groups, who.persons, columns[at], least - 1 + PERSON)
                if found.weight < least - 1 + PERSON:
                    return found
                self._safe.add(("few", at))
        return None

    def _most(self, shown: list[int]) -> Combination | None:
        who = self._shares
        columns = who.columns[:, shown]
        most = np.minimum(1 / who.first, (1 + LARGER) / who.whole)
        held = who.first**2 * _leverage(columns, who.whole / most)
        for at in _places(held * (1 + LARGER) > 1 - NEAR):
            if ("most", at) not in self._safe:
                for found in self._held(columns, held, at):
                    return Combination(0.0, found.factors)
                self._safe.add(("most", at))
        return None

    def _held(self, columns: Matrix, held: Vector, at: int) -> Iterator[Combination]:
        """Combinations of which the largest of a column holds most, or she and another person."""
        who = self._shares
        same = (who.whole[at] - who.first[at]) / who.first[at]
        next_ = who.second[at] / who.first[at]
        if same < LARGER:
            found = self._besides(columns, (at,), columns[at])
            others = found.weight + same
            if others < 1 - NEAR or 3 * (others - next_) < (1 + next_) * (1 - NEAR):
                yield found
            if others < LARGER:
                yield from self._two(columns, held, at)

    def _two(self, columns: Matrix, held: Vector, at: int) -> Iterator[Combination]:
        """The other of two is more than half as large, or the first held most by herself."""
        who = self._shares
        for other in _places(held * (1 + LARGER) > 0.25 * (1 - NEAR)):
            for sign in (1.0, -1.0):
                if other != at and columns[other].any():
                    both = columns[at] + sign * who.first[other] / who.first[at] * columns[other]
                    if both.any():
                        found = self._besides(columns, (at, other), both)
                        if 3 * found.weight < 1 - NEAR:
                            yield found

    def _besides(self, columns: Matrix, largest: tuple[int, ...], target: Vector) -> Combination:
        """The least that is held besides the largest of one or two columns, by the first of them."""
        who, weights = self._shares, self._shares.whole.copy()
        if len(largest) == 1:
            weights[largest[0]] = 0.0
        else:
            weights[list(largest)] -= who.first[list(largest)]
        return lightest(columns, np.arange(len(weights)), weights / who.first[largest[0]], target, LARGER)


def _places(which: npt.NDArray[np.bool_]) -> list[int]:
    return [int(at) for at in np.flatnonzero(which)]


def _leverage(columns: Matrix, weights: Vector) -> Vector:
    """For each column, one over the least weighted sum of squares of a combination that holds it once."""
    left, strength, _ = np.linalg.svd(np.sqrt(weights)[:, None] * columns, full_matrices=False)
    told = left[:, strength > 1e-11 * strength.max(initial=0.0)]
    found: Vector = np.sum(told**2, axis=1) / weights
    return found
