"""Averaging over decomposable graphs, by other means."""

from __future__ import annotations

from itertools import combinations, product
from math import exp, lgamma, log
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln, logsumexp
from tests.estimate.tables import independent, tables

from bearwitness.estimate import CaptureTable, published
from bearwitness.estimate.capture.cells import counts_by_cell
from bearwitness.estimate.kernels.graphs import sum_graphs
from bearwitness.estimate.methods import decomposable
from bearwitness.estimate.models.chordal_graphs import chordal_graphs, holding
from bearwitness.estimate.models.graph_posterior import by_quadrature, on_every_integer

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
SMALL = CaptureTable.from_patterns(
    ["A", "B", "C"],
    {(1, 0, 0): 5, (0, 1, 0): 3, (0, 0, 1): 4, (1, 1, 0): 2, (0, 1, 1): 1, (1, 1, 1): 1},
)

APART = CaptureTable.from_patterns(
    ["A", "B", "C"], {(1, 0, 0): 9, (0, 1, 0): 7, (0, 0, 1): 8, (1, 0, 1): 4, (0, 1, 1): 2}
).apart(("A", "B"))


def chordless_cycle(edges: set[frozenset[int]], lists: int) -> bool:
    """Whether some four or more vertices induce a cycle: all of degree two, and connected."""
    for size in range(4, lists + 1):
        for some in combinations(range(lists), size):
            inside = [edge for edge in edges if edge <= set(some)]
            if any(sum(v in edge for edge in inside) != 2 for v in some):
                continue
            reached, pending = set(), [some[0]]
            while pending:
                v = pending.pop()
                if v not in reached:
                    reached.add(v)
                    pending += [u for edge in inside if v in edge for u in edge - {v}]
            if len(reached) == size:
                return True
    return False


@pytest.mark.parametrize(("lists", "number"), [(2, 2), (3, 8), (4, 61), (5, 822), (6, 18154)])
def test_there_are_as_many_as_are_known(lists: int, number: int) -> None:
    graphs = chordal_graphs(lists)
    signs = [graphs.signs(at) for at in range(graphs.number)]
    assert graphs.number == len({tuple(sorted(each.items())) for each in signs}) == number
    assert all(1 <= sum(each.values()) <= lists for each in signs)


def test_they_are_those_without_a_chordless_cycle() -> None:
    pairs = [frozenset(pair) for pair in combinations(range(5), 2)]
    expected = set()
    for chosen in range(2 ** len(pairs)):
        edges = {pair for n, pair in enumerate(pairs) if chosen >> n & 1}
        if not chordless_cycle(edges, 5):
            expected.add(frozenset(edges))
    graphs = chordal_graphs(5)
    found = {
        frozenset(frozenset(pair) for clique in graphs.maximal(at) for pair in combinations(clique, 2))
        for at in range(graphs.number)
    }
    assert found == expected


def marginal(table: dict[tuple[int, ...], int], some: tuple[int, ...], delta: float) -> float:
    """Log Dirichlet-multinomial of the marginal table on some lists of three."""
    cells: dict[tuple[int, ...], int] = {}
    for pattern, count in table.items():
        key = tuple(pattern[n] for n in some)
        cells[key] = cells.get(key, 0) + count
    prior, size = delta * 2 ** (3 - len(some)), 2 ** len(some)
    counts = [*cells.values(), *[0] * (size - len(cells))]
    own = sum(lgamma(n + prior) - lgamma(prior) for n in counts)
    return own + lgamma(size * prior) - lgamma(sum(counts) + size * prior)


def brute(captures: CaptureTable, most: int, delta: float) -> list[float]:
    """Posterior of the persons missed over the eight graphs on three lists, each written out."""
    a, b, c = (0,), (1,), (2,)
    ab, ac, bc, abc = (0, 1), (0, 2), (1, 2), (0, 1, 2)
    written: list[tuple[list[tuple[int, ...]], list[tuple[int, ...]]]] = [
        ([a, b, c], []), ([ab, c], []), ([ac, b], []), ([bc, a], []),
        ([ab, ac], [a]), ([ab, bc], [b]), ([ac, bc], [c]), ([abc], []),
    ]  # fmt: skip
    rows = []
    for missed in range(most + 1):
        table = {**captures.by_pattern, (0, 0, 0): missed}
        people = captures.observed + missed
        ways = lgamma(people + 1) - sum(lgamma(n + 1) for n in table.values()) - log(people)
        logs = [
            ways + sum(marginal(table, s, delta) for s in up) - sum(marginal(table, s, delta) for s in down)
            for up, down in written
        ]
        rows.append(logs)
    top = max(map(max, rows))
    found = [sum(exp(each - top) for each in logs) for logs in rows]
    return [each / sum(found) for each in found]


@pytest.mark.parametrize("delta", [0.125, 0.5, 1.0])
def test_the_posterior_is_that_of_every_graph_written_out(delta: float) -> None:
    exact = on_every_integer(SMALL, 120, delta=delta)
    assert exact.mass == pytest.approx(brute(SMALL, 120, delta), rel=1e-9)
    quick = by_quadrature(SMALL, 120, delta=delta)
    assert quick.mean == pytest.approx(exact.mean, rel=1e-4)
    assert quick.mass.sum() == pytest.approx(1)
    assert quick.quantile(0.9) == pytest.approx(exact.quantile(0.9), rel=1e-3)


def plain_logs(table: CaptureTable, missed: Floats) -> Floats:
    """Log posterior of each graph at each number missed, by SciPy, shape (graphs, numbers)."""
    graphs, lists, n = chordal_graphs(len(table.lists)), len(table.lists), table.observed
    by_set: dict[int, Floats] = {}
    for mask in range(1, 2**lists):
        some = [j for j in range(lists) if mask >> (lists - 1 - j) & 1]
        cells = dict.fromkeys(product((0, 1), repeat=len(some)), 0)
        for pattern, count in table.by_pattern.items():
            cells[tuple(pattern[j] for j in some)] += count
        prior, empty = 2.0 ** -len(some), cells.pop((0,) * len(some))
        rest = sum(gammaln(count + prior) - gammaln(prior) for count in cells.values())
        by_set[mask] = gammaln(missed + empty + prior) - gammaln(prior) - gammaln(n + missed + 1) + rest
    ways = gammaln(n + missed) - gammaln(missed + 1)
    return np.array(
        [ways + sum(sign * by_set[s] for s, sign in graphs.signs(at).items()) for at in range(graphs.number)]
    )


@pytest.mark.parametrize("name", ["lesbian", "Kosovo", "NewOrl_5", "Ned_5"])
def test_compiled_sums_are_those_of_scipy(name: str) -> None:
    table = published.load(name).table
    missed = np.concatenate([np.arange(16.0), np.geomspace(15.5, 1e6, 50)])
    logs = plain_logs(table, missed)
    graphs = chordal_graphs(len(table.lists))
    totals, shares = sum_graphs(
        missed,
        np.zeros(66),
        counts_by_cell(table),
        np.full(2 ** len(table.lists), 0.5 ** len(table.lists)),
        *graphs.grown,
    )
    plain = logsumexp(logs, axis=0)
    assert totals - totals.max() == pytest.approx(plain - plain.max(), abs=1e-7)
    assert shares == pytest.approx(np.exp(logsumexp(logs, axis=1) - logsumexp(logs)), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables(most=5), st.integers(1, 3000), st.sampled_from([None, 0.5, 2.0]))
def test_quadrature_is_the_sum_over_every_integer(
    table: CaptureTable, most: int, delta: float | None
) -> None:
    """On any table, any cut and any prior: mass, mean, quantiles and graphs, none with a peak slipped through."""
    exact, quick = (each(table, most, delta=delta) for each in (on_every_integer, by_quadrature))
    assert quick.mass.sum() == pytest.approx(1)
    assert quick.mean == pytest.approx(exact.mean, rel=1e-5)
    assert quick.graphs == pytest.approx(exact.graphs, abs=1e-5)
    assert quick.density[-1] == pytest.approx(exact.density[-1], rel=1e-4, abs=1e-12)
    for level in (0.025, 0.5, 0.975):
        # between whole persons either may bend
        assert quick.quantile(level) == pytest.approx(exact.quantile(level), rel=1e-3, abs=0.05)


@settings(max_examples=25, deadline=None)
@given(tables(least=3), st.randoms(use_true_random=False))
def test_the_order_of_lists_changes_nothing(table: CaptureTable, shuffle: Random) -> None:
    order = list(range(len(table.lists)))
    shuffle.shuffle(order)
    turned = table.keeping([table.lists[n] for n in order])
    one, other = (by_quadrature(each, 30 * table.observed) for each in (table, turned))
    assert other.mean == pytest.approx(one.mean, rel=1e-9)
    assert np.sort(other.graphs) == pytest.approx(np.sort(one.graphs), abs=1e-9)


def test_draws_are_from_the_posterior() -> None:
    found = by_quadrature(SMALL, 500)
    draws = found.draw(np.random.default_rng(1), 20_000)
    assert np.median(draws) == pytest.approx(found.quantile(0.5), rel=0.02)
    assert np.quantile(draws, 0.9) == pytest.approx(found.quantile(0.9), rel=0.05)


def test_large_counts_whose_posterior_is_a_spike_are_resolved() -> None:
    table = independent([0.2, 0.3, 0.25], 1_000_000)
    found = by_quadrature(table, 30 * table.observed)
    spread = found.quantile(0.975) - found.quantile(0.025)
    assert 0 < spread < 0.04 * found.quantile(0.5)
    exact = on_every_integer(table, 500_000)
    narrow = by_quadrature(table, 500_000)
    assert narrow.mean == pytest.approx(exact.mean, rel=1e-6)
    assert narrow.quantile(0.975) == pytest.approx(exact.quantile(0.975), rel=1e-4)


def test_what_the_average_cannot_answer_is_refused() -> None:
    rng = np.random.default_rng(1)
    two = CaptureTable.from_patterns(["A", "B"], {(1, 0): 40, (0, 1): 30, (1, 1): 6})
    apart = CaptureTable.from_patterns(["A", "B", "C"], {(1, 0, 0): 4, (0, 1, 0): 3, (0, 0, 1): 9})
    for table, code in ((two, "graphs_lists"), (apart, "no_overlap"), (_structural(), "no_structural")):
        found = decomposable.fit(table, rng, reps=0)
        assert (found.status, [note.code for note in found.warnings]) == ("refused", [code])


def urn(counts: list[int], prior: list[float]) -> float:
    """Log chance of persons in this order, each drawn from an urn that the earlier ones filled."""
    total, logs = sum(prior), 0.0
    for n, start in zip(counts, prior, strict=True):
        for at in range(n):
            logs += log((start + at) / total)
            total += 1
    return logs


def brute_apart(most: int) -> list[list[float]]:
    """The same where A and B cannot overlap: four graphs, each by chains of draws from urns.

    Six cells are possible, each with a prior of 1/6. A and B are one variable of three values, and C depends
    on that, on A alone, on B alone, or on nothing.
    """
    kinds = [(0, 0), (1, 0), (0, 1)]
    found = []
    for missed in range(most + 1):
        seen = {**APART.by_pattern, (0, 0, 0): missed}
        people = APART.observed + missed
        ways = lgamma(people + 1) - sum(lgamma(n + 1) for n in seen.values()) - log(people)
        own = urn([sum(seen.get((*kind, c), 0) for c in (0, 1)) for kind in kinds], [1 / 3] * 3)
        row = []
        for told in (lambda _: 0, lambda kind: kind[0], lambda kind: kind[1], lambda kind: kind):
            groups: dict[object, list[tuple[int, int]]] = {}
            for kind in kinds:
                groups.setdefault(told(kind), []).append(kind)
            parts = [
                urn([sum(seen.get((*kind, c), 0) for kind in some) for c in (0, 1)], [len(some) / 6] * 2)
                for some in groups.values()
            ]
            row.append(ways + own + sum(parts))
        found.append(row)
    return found


def test_lists_that_cannot_overlap_are_averaged_over_what_is_possible() -> None:
    exact = on_every_integer(APART, 150)
    logs = np.array(brute_apart(150))
    plain = np.exp(logs - logsumexp(logs))
    assert exact.mass == pytest.approx(plain.sum(axis=1), rel=1e-9)
    assert sorted(exact.graphs) == pytest.approx(sorted(plain.sum(axis=0)), rel=1e-9)
    found = decomposable.fit(APART, np.random.default_rng(1), reps=0)
    assert found.status == "estimated"
    assert "[A:B" in (found.model or "")


@pytest.mark.parametrize("lists", [3, 4, 5])
def test_graphs_of_lists_apart_are_those_that_join_them(lists: int) -> None:
    graphs = chordal_graphs(lists)
    cells = np.arange(2**lists)
    first, second = 1 << (lists - 1), 1 << (lists - 2)
    kept = holding(graphs, (cells & (first | second)) != first | second)
    joined = [at for at in range(graphs.number) if any({0, 1} <= set(c) for c in graphs.maximal(at))]
    assert [kept.maximal(at) for at in range(kept.number)] == [graphs.maximal(at) for at in joined]
    assert 0 < kept.number < graphs.number


def test_a_declaration_that_excludes_nothing_new_leaves_every_graph() -> None:
    graphs = chordal_graphs(4)
    assert holding(graphs, np.ones(16, dtype=bool)).number == graphs.number


def _structural() -> CaptureTable:
    counts = {pattern: n for pattern, n in SMALL.by_pattern.items() if sum(pattern) < 3}
    return CaptureTable.from_patterns(["A", "B", "C"], counts, never=[(1, 1, 1)])


def test_where_all_lists_may_depend_at_once_there_is_no_mean() -> None:
    found = decomposable.fit(SMALL, np.random.default_rng(1), reps=50)
    assert found.mean is None
    assert found.draws is not None
    assert found.draws.shape == (1, 50)
    assert found.interval is not None
    assert found.interval.lower < (found.total or 0) < found.interval.upper
