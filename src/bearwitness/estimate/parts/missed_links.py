"""Put back links that linkage never compared, at random, so that their absence is in the doubt."""

from __future__ import annotations

from collections.abc import Set
from itertools import combinations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.read_table import Pattern


def with_missed_links(table: CaptureTable, missed: float, rng: np.random.Generator) -> CaptureTable:
    """One draw of the table had every link been compared.

    Each true link between records on two lists is taken to have been missed with probability `missed`,
    whatever else is known. Given s persons found on both lists, the number missed is negative binomial
    (s found before so many failures); each joins a person on the one list and one on the other, drawn at
    random among those who share no list and who together can be one person (`never`), into one. A link that is missed makes two persons of one: without
    this, totals are too high.

    Parameters
    ----------
    table : CaptureTable
        As linked.
    missed : float
        Probability from 0 to below 1 that a true link was never compared.
    rng : numpy.random.Generator
        Draws numbers and persons.
    """
    if missed <= 0:
        return table
    counts, never = dict(table.by_pattern), frozenset(table.never)
    found = table.overlaps
    for i, j in combinations(range(len(table.lists)), 2):
        links = found[table.lists[i], table.lists[j]]
        for _ in range(int(rng.negative_binomial(links, 1 - missed)) if links else 0):
            _join(counts, i, j, never, rng)
    return CaptureTable.of(table.lists, {p: n for p, n in counts.items() if n}, table.never)


def _join(counts: dict[Pattern, int], i: int, j: int, never: Set[Pattern], rng: np.random.Generator) -> None:
    """Make one person of one on list i and one on list j; nothing where no two can be one."""
    ones = [p for p, n in counts.items() if n and p[i] and not p[j]]
    others: list[Pattern] = []
    while ones and not others:
        one = _drawn(ones, counts, rng)
        others = [
            p for p, n in counts.items() if n and p[j] and not _share(p, one) and _both(p, one) not in never
        ]
        ones.remove(one)
    if not others:
        return
    other = _drawn(others, counts, rng)
    both = _both(one, other)
    counts[one] -= 1
    counts[other] -= 1
    counts[both] = counts.get(both, 0) + 1


def _share(one: Pattern, other: Pattern) -> bool:
    return any(a and b for a, b in zip(one, other, strict=True))


def _both(one: Pattern, other: Pattern) -> Pattern:
    return tuple(max(a, b) for a, b in zip(one, other, strict=True))


def _drawn(patterns: list[Pattern], counts: dict[Pattern, int], rng: np.random.Generator) -> Pattern:
    weights = np.array([counts[each] for each in patterns], dtype=float)
    return patterns[int(rng.choice(len(patterns), p=weights / weights.sum()))]
