"""Multiples of numbers whose sums are given one by one: the edges that true tables seldom come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_array

from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.multiples import multiples
from bearwitness.release.counts.shown import Shown

BASE, LEAST = 5, 10


def shown(
    counts: Mapping[str, float], rows: Sequence[Mapping[str, float]], low: float = 0, high: float = 0
) -> Shown:
    """Numbers by name, and sums that all lie between two bounds."""
    names = [*counts]
    matrix = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, weight in row.items():
            matrix[at, names.index(name)] = weight
    return Shown(
        keys=tuple(((name, "c"),) for name in names),
        counts=np.array([*counts.values()], dtype=float),
        matrix=csr_array(matrix),
        low=np.full(len(rows), low, dtype=float),
        high=np.full(len(rows), high, dtype=float),
    )


def found(given: Shown, before: dict[str, int]) -> dict[str, int]:
    kept: dict[Key, int] = {((name, "c"),): number for name, number in before.items()}
    return {key[0][0]: number for key, number in multiples(given, BASE, least=LEAST, kept=kept).items()}


@pytest.mark.parametrize("bound", [25, 30, 35])
def test_a_sum_between_bounds_stays_between_them(bound: int) -> None:
    """Bounds are persons, as numbers are, and are brought to bases with them."""
    for low, high in ((bound, bound), (bound, np.inf)):
        made = found(shown({"a": 14, "b": 14}, [{"a": 1, "b": 1}], low, high), {})
        assert low <= sum(made.values()) <= high
    made = found(shown({"a": 16, "b": 16}, [{"a": 1, "b": 1}], -np.inf, bound), {})
    assert sum(made.values()) == min(bound, 30)


@pytest.mark.parametrize(("wanting", "standing"), [(17, 18), (18, 17)])
def test_as_few_as_can_be_lie_away_from_what_was_printed(wanting: int, standing: int) -> None:
    """All move together: some would come back to what was printed of them, the others would leave it; none can go down."""
    up, still = [f"u{each}" for each in range(wanting)], [f"s{each}" for each in range(standing)]
    counts = dict.fromkeys([*up, *still], float(LEAST))
    first, *others = counts
    given = shown(counts, [{first: 1, each: -1} for each in others])
    made = found(given, {**dict.fromkeys(up, LEAST + BASE), **dict.fromkeys(still, LEAST)})
    assert {*made.values()} == ({LEAST + BASE} if wanting > standing else {LEAST})


def test_no_choice_of_neighbours_moves_less() -> None:
    """All are tried. A search that takes what is nearly as good ends here with another."""
    counts, base = [86, 49, 87, 60, 28, 79, 72, 75, 71, 40], 10
    parts = [[0, 4, 6, 7], [0, 1, 2, 3, 7], [0, 3, 5, 6], [0, 1, 2, 3, 4, 5, 6, 8], [0, 4, 7]]
    totals = [sum(counts[each] for each in part) for part in parts]
    rows = [{**{f"n{each}": 1.0 for each in part}, f"sum{place}": -1.0} for place, part in enumerate(parts)]
    named = {f"n{place}": count for place, count in enumerate(counts)}
    exact = {**named, **{f"sum{place}": count for place, count in enumerate(totals)}}
    made = multiples(shown(exact, rows), base, least=LEAST, kept={})
    moved = sum(abs(number - exact[key[0][0]]) for key, number in made.items())
    neighbours = [sorted({count // base * base, -(-count // base) * base}) for count in counts]
    tried = []
    for choice in product(*neighbours):
        sums = [sum(choice[each] for each in part) for part in parts]
        if all(abs(one - other) < base for one, other in zip(sums, totals, strict=True)):
            pairs = zip((*choice, *sums), (*counts, *totals), strict=True)
            tried.append(sum(abs(one - other) for one, other in pairs))
    assert moved == min(tried)
