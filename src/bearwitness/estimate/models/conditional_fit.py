"""Who is recorded where, given covariates: conditional likelihood of the lists of those recorded at all.

For a person with covariates x the chance of a pattern of lists y is proportional to

    exp( sum over lists j of y_j (a_j + b_j x)  +  sum over dependent pairs (j, k) of g_jk y_j y_k ),

so that without pairs each list is a logistic regression. Those on no list are not seen, and nothing is known of
their x; but given that a person is on some list, her pattern has a chance without unknowns, and the product of these
is maximised. With W the sum of the above over the patterns of at least one list, she is on some list with
probability W / (1 + W), and stands for 1 + 1 / W persons.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
NEWTON = 60
FAR = 15.0
"""Log odds for one standard deviation of a covariate that say: this list holds none of these at all."""

CLOSE = 1e-9
SINGULAR = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """Persons who share all covariates, together.

    Attributes
    ----------
    design : array, shape (G, 1 + Q)
        A one and the covariates.
    seen : array, shape (G, K)
        Persons with each of the K patterns of at least one list, in `patterns`.
    patterns : array, shape (K, L)
    possible : bool array, shape (K,)
        Patterns that somebody could have.
    """

    design: Floats
    seen: Floats
    patterns: Floats
    possible: Mask


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ConditionalFit:
    """A maximum of the conditional likelihood, and the total that follows.

    Attributes
    ----------
    slopes : array, shape (1 + Q, L)
        Log odds of each list, other lists given: at the covariates' zero, and for one of each.
    pairs : tuple of (int, int)
        Dependent pairs of lists, those without any overlap too: these are impossible patterns.
    missed : float
        Horvitz and Thompson's total less those seen, persons.
    variance : float
        Of the total, by the delta method.
    people, stands_for : arrays, shape (G,)
        Persons in each group, and how many each of them stands for.
    expected : array, shape (K,)
        Persons with each pattern.
    """

    slopes: Floats
    pairs: tuple[tuple[int, int], ...]
    missed: float
    variance: float
    log_likelihood: float
    people: Floats
    stands_for: Floats
    expected: Floats
    freedom: int

    def share_under(self, chance: float) -> float:
        """Part of the total that rests on persons who are recorded with a smaller chance."""
        total = self.people * self.stands_for
        return float(total[self.stands_for > 1 / chance].sum() / total.sum())


class Separated(Exception):
    """A list holds nobody with some values of the covariates, so its odds have no finite maximum."""

    def __init__(self, at: int) -> None:
        self.at = at


def grouped(patterns: npt.NDArray[np.int8], values: Floats, possible: Mask) -> Groups:
    """Group persons by covariates; patterns are numbered as cells are, less the unobserved one."""
    lists = patterns.shape[1]
    every = (np.arange(1, 2**lists)[:, None] >> np.arange(lists)[::-1]) & 1
    rows, place = np.unique(values, axis=0, return_inverse=True)
    seen = np.zeros((len(rows), len(every)))
    cells = patterns.astype(np.int64) @ (1 << np.arange(lists)[::-1]) - 1
    np.add.at(seen, (place.ravel(), cells), 1.0)
    design = np.column_stack([np.ones(len(rows)), rows])
    return Groups(design=design, seen=seen, patterns=every.astype(np.float64), possible=possible)


def chosen_conditional(groups: Groups) -> ConditionalFit:
    """Fit without pairs, then with pairs added one by one while a score test pays for a parameter's BIC.

    Raises
    ------
    Separated
        A list is at minus or plus infinity for some values of the covariates.
    numpy.linalg.LinAlgError
        The model has no unique maximum.
    """
    pairs: tuple[tuple[int, int], ...] = ()
    price = np.log(groups.seen.sum())
    work = _Work(groups, pairs)
    while True:
        scores = work.scores()
        if not scores or max(scores.values()) <= price:
            return work.found()
        pairs = (*pairs, max(scores, key=lambda pair: scores[pair]))
        work = _Work(groups, pairs)


def fit_conditional(groups: Groups, pairs: tuple[tuple[int, int], ...] = ()) -> ConditionalFit:
    """Fit with these dependent pairs (raises as `chosen_conditional`)."""
    return _Work(groups, pairs).found()


class _Work:
    """One model at its maximum."""

    def __init__(self, groups: Groups, pairs: tuple[tuple[int, int], ...]) -> None:
        self.groups, self.pairs = groups, pairs
        held, lists = groups.seen.sum(axis=0), groups.patterns.shape[1]
        both: dict[tuple[int, int], Mask] = {
            (i, j): groups.patterns[:, i] * groups.patterns[:, j] > 0
            for i, j in combinations(range(lists), 2)
        }
        none = [both[pair] for pair in pairs if not held @ both[pair]]
        self.possible = groups.possible & ~np.any(none, axis=0) if none else groups.possible
        self.both = {pair: each for pair, each in both.items() if (each & groups.possible).any()}
        inside = [both[pair] for pair in pairs if held @ both[pair]]
        self.features: Floats = np.column_stack([groups.patterns, *inside]).astype(np.float64)
        self.own = np.ones((groups.design.shape[1], self.features.shape[1]), dtype=bool)
        self.own[1:, lists:] = False
        self.place = np.zeros(self.own.shape)
        self.people = groups.seen.sum(axis=1)
        self._climb()

    def _climb(self) -> None:
        """Newton's method on a concave function, steps halved where it would fall."""
        told = self.groups.design.T @ (self.groups.seen @ self.features)
        value = self._value()
        for _ in range(NEWTON):
            slope = (told - self.groups.design.T @ (self.people[:, None] * self.means))[self.own]
            step = np.zeros(self.place.shape)
            step[self.own] = np.linalg.solve(self.information(), slope)
            before, size = self.place, 1.0
            while True:
                self.place = before + size * step
                new = self._value()
                if new >= value - 1e-9 or size < 1e-4:
                    break
                size /= 2
            value = new
            if np.abs(self.place).max() > FAR:
                raise Separated(int(np.abs(self.place).max(axis=0).argmax()))
            if slope @ step[self.own] < CLOSE:
                return
        raise np.linalg.LinAlgError

    def _value(self) -> float:
        """Log-likelihood at the place, and what follows from the place."""
        logs = (self.groups.design @ self.place) @ self.features.T
        logs = np.where(self.possible, logs, -np.inf)
        top = logs.max(axis=1, keepdims=True)
        parts = np.exp(logs - top)
        whole = parts.sum(axis=1, keepdims=True)
        self.chances = parts / whole
        self.log_odds = (top + np.log(whole))[:, 0]
        self.means = self.chances @ self.features
        told = self.groups.seen[:, self.possible] * logs[:, self.possible]
        return float(told.sum() - self.people @ self.log_odds)

    def information(self) -> Floats:
        """Of the parameters, shape (P, P)."""
        return self._spread(self.features, self.own, self.features, self.own)

    def _spread(self, one: Floats, first: Mask, two: Floats, second: Mask) -> Floats:
        """Covariance of sufficient statistics, for features of patterns and the covariates they go with."""
        design, many = self.groups.design, one.shape[1] * two.shape[1]
        products = (one[:, :, None] * two[:, None, :]).reshape(len(one), many)
        within = (self.chances @ products).reshape(-1, one.shape[1], two.shape[1])
        within -= (self.chances @ one)[:, :, None] * (self.chances @ two)[:, None, :]
        within *= self.people[:, None, None]
        crossed = np.einsum("gij,ga,gb->aibj", within, design, design, optimize=True)
        found: Floats = crossed.reshape(first.size, second.size)[np.ix_(first.ravel(), second.ravel())]
        return found

    def scores(self) -> dict[tuple[int, int], float]:
        """Score statistic of each pair that is not in the model, where the table can tell it at all."""
        inverse = np.linalg.inv(self.information())
        only = np.zeros((self.groups.design.shape[1], 1), dtype=bool)
        only[0] = True
        found = {}
        for pair, both in self.both.items():
            if pair in self.pairs:
                continue
            feature = both[:, None].astype(np.float64)
            across = self._spread(self.features, self.own, feature, only)[:, 0]
            alone = self._spread(feature, only, feature, only)[0, 0]
            left = alone - across @ inverse @ across
            if left > SINGULAR * max(alone, 1.0):
                short = float(
                    (self.groups.seen @ feature).sum() - self.people @ (self.chances @ feature)[:, 0]
                )
                found[pair] = short**2 / left
        return found

    def found(self) -> ConditionalFit:
        weights = np.exp(-self.log_odds)
        inverse = np.linalg.inv(self.information())
        slope = -(self.groups.design.T @ ((self.people * weights)[:, None] * self.means))[self.own]
        lists = self.groups.patterns.shape[1]
        return ConditionalFit(
            slopes=self.place[:, :lists],
            pairs=self.pairs,
            missed=float(self.people @ weights),
            variance=float(self.people @ (weights + weights**2) + slope @ inverse @ slope),
            log_likelihood=self._value(),
            people=self.people,
            stands_for=1 + weights,
            expected=self.people @ self.chances,
            freedom=int(self.possible.sum()) - 1 - self.features.shape[1],
        )
