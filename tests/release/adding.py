"""A reader who adds and subtracts: exact, by brute force, and knowing who stands behind every mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

from bearwitness.release.amounts.amount_cells import AmountCells, Group
from bearwitness.release.amounts.dominance import dominated
from bearwitness.release.amounts.protect_amounts import protect_amounts

Column = tuple[int, ...]
End = Mapping[str, float]


def people(name: str, *amounts: float | tuple[float, float]) -> dict[str, float | tuple[float, float]]:
    """Numbered persons, of each an amount, or its low and its high end."""
    return {f"{name}{n}": each for n, each in enumerate(amounts)}


def protected(
    tables: Sequence[AmountCells], earlier: Sequence[AmountCells], threshold: int
) -> list[AmountCells]:
    """Tables as the guard lets them leave; every amount has a source of its own."""
    sources = [
        {token: frozenset({token}) for group in each.groups.values() for token in group} for each in tables
    ]
    why = protect_amounts(tables, sources, earlier, threshold=threshold)
    return [
        replace(each, shown=each.shown - {code for at, code in why if at == place})
        for place, each in enumerate(tables)
    ]


def ends_of(tables: Sequence[AmountCells]) -> list[list[End]]:
    """What is shown, as sums of the low ends and of the high ends."""
    groups = [each.groups[code] for each in tables for code in sorted(each.shown)]
    return [[_end(each, 0) for each in groups], [_end(each, 1) for each in groups if not _open(each)]]


def _end(group: Group, side: int) -> End:
    return {token: ends[side] for token, ends in group.items()}


def _open(group: Group) -> bool:
    return any(math.isinf(high) for _, high in group.values())


def told_few(sums: Sequence[End], threshold: int) -> frozenset[str] | None:
    """Fewer persons than the threshold of whom some sum of all these sums, with any weights, tells; or None.

    A sum of some persons' amounts alone is among the combinations just where to leave out their columns lowers the rank.
    """
    columns: dict[str, set[Column]] = {}
    for token in sorted({token for each in sums for token in each}):
        amounts = {each[token] for each in sums if token in each}
        columns[token] = {tuple(int(each.get(token) == amount) for each in sums) for amount in amounts}
    whole = _rank([column for each in columns.values() for column in each])
    for size in range(1, threshold):
        for few in combinations(columns, size):
            rest = [column for token, each in columns.items() if token not in few for column in each]
            if _rank(rest) < whole:
                return frozenset(few)
    return None


def _rank(columns: Sequence[Column]) -> int:
    """Rank over the fractions, by elimination."""
    rows = [[Fraction(each) for each in column] for column in sorted(set(columns))]
    rank = 0
    for place in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(rank, len(rows)) if rows[at][place]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for at in range(rank + 1, len(rows)):
            if factor := rows[at][place] / rows[rank][place]:
                rows[at] = [one - factor * other for one, other in zip(rows[at], rows[rank], strict=True)]
        rank += 1
    return rank


def told_dominated(sums: Sequence[End], weights: Sequence[int] = (-1, 0, 1)) -> tuple[int, ...] | None:
    """Weights of these sums by which one or two persons hold most of what is left; or None."""
    persons = sorted({token for each in sums for token in each})
    for chosen in _chosen(len(sums), weights):
        parts = [
            abs(sum(weight * each.get(token, 0.0) for weight, each in zip(chosen, sums, strict=True)))
            for token in persons
        ]
        if any(parts) and dominated(parts):
            return chosen
    return None


def _chosen(number: int, weights: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return (chosen for chosen in product(weights, repeat=number) if any(chosen))
