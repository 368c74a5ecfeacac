"""Links that no comparison shows: pairs never compared, names that are not the person's own, records without a name.

A record without a usable name is taken to have as many partners as one with a name, times a factor that is itself
drawn from `FACTOR` in every replicate: those who gave no name may be met by the same organisations more or less often
than others, and nothing in the lists tells. Of pairs that both carry names, a share stays hidden (`HIDDEN`, from
simulated lists), because one of the names is a pseudonym or because no key brought the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.odds import Odds, block_of
from bearwitness.linkage.outline import Outline

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
FACTOR = (0.5, 1.5)
"""Range of the overlap of records without a name, as a multiple of the overlap of those with one."""
HIDDEN = (0.06, 0.16)
"""Range of the share of true pairs with names on both sides that the probabilities do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Expected matches by pair of lists: found among pairs with names and without, and pairs that could hold more.

    Each array has shape (lists, lists), upper triangle.
    """

    named_found: Numbers
    named_rate: Numbers
    nameless_found: Numbers
    nameless_pairs: Numbers
    repeats: Numbers
    """Pairs of records for one pair of persons: more than one, where lists hold somebody twice."""

    @classmethod
    def of(cls, records: Outline, scored: Scored, odds: Odds) -> Missed:
        """Expected matches by stratum."""
        lists = len(records.lists)
        both = records.named[scored.left] & records.named[scored.right]
        block = block_of(records, scored.left, scored.right)

        def summed(which: npt.NDArray[np.bool_]) -> Numbers:
            held = np.bincount(block[which], weights=odds.links[which], minlength=lists**2)
            return np.triu(held.reshape(lists, lists), 1)

        sizes = np.bincount(records.list_of, minlength=lists).astype(np.float64)
        named = np.bincount(records.list_of[records.named], minlength=lists).astype(np.float64)
        among = np.outer(named, named)
        within = np.bincount(block, weights=odds.links, minlength=lists**2).reshape(lists, lists)
        twice = 1 + np.diag(within) / sizes
        found = summed(both)
        return cls(
            named_found=found,
            named_rate=found / np.maximum(among, 1.0),
            nameless_found=summed(~both),
            nameless_pairs=np.triu(np.outer(sizes, sizes) - among, 1),
            repeats=np.outer(twice, twice),
        )

    def expected(self, *, factor: float = 1.0, hidden: float = sum(HIDDEN) / 2) -> tuple[Numbers, Numbers]:
        """Missed links by pair of lists: between records with names, and where one has none."""
        named = self.named_found / (1 - hidden)
        nameless = self.named_rate / (1 - hidden) * self.nameless_pairs * factor
        return (
            np.maximum(named / self.repeats - self.named_found, 0.0),
            np.maximum(nameless / self.repeats - self.nameless_found, 0.0),
        )

    def probabilities(self, lists: tuple[str, ...]) -> dict[str, dict[str, list[float]]]:
        """Probability that a link is missed, by pair of lists and stratum: lower end, middle, upper end."""
        found: dict[str, dict[str, list[float]]] = {}
        ends = ((FACTOR[0], HIDDEN[0]), (1.0, sum(HIDDEN) / 2), (FACTOR[1], HIDDEN[1]))
        for i, a in enumerate(lists):
            for j in range(i + 1, len(lists)):
                shares: dict[str, list[float]] = {"both named": [], "one without a name": []}
                for factor, hidden in ends:
                    missed = self.expected(factor=factor, hidden=hidden)
                    held = (self.named_found, self.nameless_found)
                    for stratum, gone, there in zip(shares, missed, held, strict=True):
                        total = gone[i, j] + there[i, j]
                        shares[stratum].append(round(float(gone[i, j] / total), 4) if total else 0.0)
                found[f"{a} x {lists[j]}"] = shares
        return found


def add_missed(records: Outline, home: Integers, missed: Missed, rng: np.random.Generator) -> Integers:
    """A clustering with as many further links as were missed, each between two records that could be one person."""
    factor, hidden = rng.uniform(*FACTOR), rng.uniform(*HIDDEN)
    state = home.copy()
    on = np.zeros((len(state), len(records.lists)), dtype=bool)
    on[state, records.list_of] = True
    for bare, expected in enumerate(missed.expected(factor=factor, hidden=hidden)):
        wanted = rng.poisson(expected)
        blocks = np.argwhere(wanted)
        for i, j in blocks[rng.permutation(len(blocks))].tolist():
            _join(records, state, on, wanted, (i, j), bare=bool(bare), rng=rng)
    return state


def _join(
    records: Outline,
    state: Integers,
    on: npt.NDArray[np.bool_],
    wanted: Integers,
    block: tuple[int, int],
    *,
    bare: bool,
    rng: np.random.Generator,
) -> None:
    """Join clusters of a record of each list of a block, neither on the other's list, in place.

    `on` says which lists a cluster is on; every link that a join makes is taken off `wanted`.
    """
    sides = [
        np.flatnonzero((records.list_of == own) & ~on[state, other]) for own, other in (block, block[::-1])
    ]
    tries = 20 * int(wanted[block])
    joined: dict[int, int] = {}
    while wanted[block] > 0 and tries > 0 and all(len(side) for side in sides):
        tries -= 1
        a, b = (int(rng.choice(side)) for side in sides)
        one, two = (_end(joined, int(state[each])) for each in (a, b))
        unnamed = not (records.named[a] and records.named[b])
        if unnamed != bare or one == two or (on[one] & on[two]).any():
            continue
        here, there = np.flatnonzero(on[one]), np.flatnonzero(on[two])
        for i, j in product(here.tolist(), there.tolist()):
            wanted[min(i, j), max(i, j)] -= 1
        joined[two] = one
        on[one] |= on[two]
        on[two] = False
    into = np.arange(len(state))
    for two in joined:
        into[two] = _end(joined, two)
    state[:] = into[state]


def _end(joined: Mapping[int, int], cluster: int) -> int:
    """Cluster that one has become by being joined to others."""
    while cluster in joined:
        cluster = joined[cluster]
    return cluster
