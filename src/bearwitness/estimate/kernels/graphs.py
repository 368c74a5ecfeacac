"""Sums over decomposable graphs of what each makes of so many persons missed.

Gamma functions enter as ratios only, log G(x + a) - log G(x + b), so that totals of a million persons lose no
digits. Nodes come in blocks of `BLOCK`: the integers 0 to 15 first, if any, then numbers from `STIRLING` on.
"""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.exponentials import exponentials
from bearwitness.estimate.kernels.logarithms import logarithms

BLOCK = 16
STIRLING = 15.5
"""From here on Stirling's series with four terms is good to 2e-14."""


@compiled
def margins(cells: Floats, prior: Floats, lists: int, starts: Floats, ends: Floats, fixed: Floats) -> None:
    """For each set of lists: log G(x + start) - log G(x + end) + fixed, x persons missed.

    Start: persons on none of the lists, with their prior; end: everybody, with the prior of all cells. Place 0,
    which is no set, holds the ways to miss x of N persons, times the prior 1 / N: G(x + n) / G(x + 1).
    `prior` is the weight of each of the 2^L cells, 0 where a cell is impossible.
    """
    size, whole, observed = 1 << lists, prior.sum(), cells.sum()
    held, weight = np.empty(size), np.empty(size)
    starts[0], ends[0], fixed[0] = observed, 1.0, 0.0
    for chosen in range(1, size):
        held[:], weight[:] = 0.0, 0.0
        for cell in range(size):
            held[cell & chosen] += cells[cell]
            weight[cell & chosen] += prior[cell]
        total = math.lgamma(whole) - math.lgamma(weight[0])
        last, nobody = -1.0, 0.0
        cell = chosen
        while cell:
            if held[cell]:
                if weight[cell] != last:
                    last, nobody = weight[cell], math.lgamma(weight[cell])
                total += math.lgamma(held[cell] + weight[cell]) - nobody
            cell = (cell - 1) & chosen
        starts[chosen], ends[chosen], fixed[chosen] = held[0] + weight[0], observed + whole, total


@compiled
def ratios_from_zero(starts: Floats, ends: Floats, ratios: Floats, logs: Floats, room: Floats) -> None:
    """Ratios log G(x + start) - log G(x + end) at x = 0 to 15, shape (sets, BLOCK), one factor after another."""
    ratios[starts.size :] = 1.0
    for s in range(starts.size):
        for x in range(BLOCK):
            ratios[s, x] = (x + starts[s]) / (x + ends[s])
    logarithms(ratios, logs, room)
    for s in range(starts.size):
        total = math.lgamma(starts[s]) - math.lgamma(ends[s])
        for x in range(BLOCK):
            factor = logs[s, x]
            logs[s, x] = total
            total += factor


@compiled
def series(x: float) -> float:
    """What the rest of Stirling's formula leaves out of log G(x)."""
    y = 1.0 / x
    z = y * y
    return y * (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680))))


@compiled
def ratios_beyond(
    missed: Floats, starts: Floats, ends: Floats, ratios: Floats, logs: Floats, room: Floats
) -> None:
    """Ratios log G(x + start) - log G(x + end) at numbers from `STIRLING` on, shape (sets, BLOCK)."""
    last = starts.size
    for s in range(2):
        for b in range(BLOCK):
            ratios[last + s, b] = missed[b] + ends[s]
    for s in range(last):
        end = last + min(s, 1)
        for b in range(BLOCK):
            ratios[s, b] = (missed[b] + starts[s]) / ratios[end, b]
    logarithms(ratios, logs, room)
    for s in range(2):
        for b in range(BLOCK):
            room[s, b] = series(ratios[last + s, b])
    for s in range(last):
        end = min(s, 1)
        less = starts[s] - ends[s]
        for b in range(BLOCK):
            x = missed[b] + starts[s]
            tail = series(x) - room[end, b]
            logs[s, b] = (x - 0.5) * logs[s, b] + less * (logs[last + end, b] - 1.0) + tail


@compiled
def grow(
    logs: Floats, fixed: Floats, tree: Integers, steps: Integers, brought: Floats, grown: Floats
) -> None:
    """Log weight of every graph of the tree at the nodes of a block, shape (tree, BLOCK).

    `tree` holds for each graph the smaller one and the step to it, `steps` a clique and its separator.
    """
    for s in range(steps.shape[0]):
        clique, separator = steps[s, 0], steps[s, 1]
        for b in range(BLOCK):
            brought[s, b] = logs[clique, b] + fixed[clique]
        if separator:
            for b in range(BLOCK):
                brought[s, b] -= logs[separator, b] + fixed[separator]
    grown[0] = logs[0]
    for g in range(1, tree.shape[0]):
        smaller, step = tree[g, 0], tree[g, 1]
        for b in range(BLOCK):
            grown[g, b] = grown[smaller, b] + brought[step, b]


@compiled
def gather(
    grown: Floats,
    loads: Floats,
    made: Floats,
    room: Floats,
    top: Floats,
    whole: Floats,
    shares: Floats,
    heaviest: float,
) -> float:
    """Sum over graphs at each node, `whole` times the exponential of `top`; and each graph's share of a block.

    Shares are in units of the exponential of `heaviest`, which is given back as it now is. `loads` are used up.
    """
    number, heavy = grown.shape[0], heaviest
    for b in range(BLOCK):
        top[b], whole[b] = grown[0, b], 0.0
    for g in range(1, number):
        for b in range(BLOCK):
            top[b] = max(top[b], grown[g, b])
    for g in range(number):
        for b in range(BLOCK):
            grown[g, b] -= top[b]
    exponentials(grown, made, room)
    for b in range(BLOCK):
        loads[b] += top[b]
        heavy = max(heavy, loads[b])
    before, scale = 0.0, grown[0]
    if heavy > -np.inf:
        before = math.exp(heaviest - heavy)
        for b in range(BLOCK):
            loads[b] -= heavy
        exponentials(loads, scale, room[0])
    else:
        scale[:] = 0.0
    for g in range(number):
        for b in range(BLOCK):
            whole[b] += made[g, b]
            shares[g, b] = shares[g, b] * before + made[g, b] * scale[b]
    return heavy


@compiled
def sum_graphs(
    missed: Floats,
    weights: Floats,
    cells: Floats,
    prior: Floats,
    tree: Integers,
    steps: Integers,
    number: int,
) -> tuple[Floats, Floats]:
    """Log posterior at each node summed over graphs, and the share of each graph, weighted over nodes.

    Up to one constant. `weights` are logs, minus infinity where a node counts for no share.
    """
    lists = round(math.log2(cells.size))
    starts, ends, fixed = np.empty(cells.size), np.empty(cells.size), np.empty(cells.size)
    margins(cells, prior, lists, starts, ends, fixed)
    ratios, logs, room = (
        np.empty((cells.size + 2, BLOCK)),
        np.empty((cells.size + 2, BLOCK)),
        np.empty((cells.size + 2, BLOCK)),
    )
    brought, grown = np.empty((steps.shape[0], BLOCK)), np.empty((tree.shape[0], BLOCK))
    made, spare, first = np.empty((number, BLOCK)), np.empty((number, BLOCK)), tree.shape[0] - number
    top, whole = np.empty(missed.size + BLOCK), np.empty(missed.size + BLOCK)
    shares, heaviest, nodes, loads = np.zeros((number, BLOCK)), -np.inf, np.empty(BLOCK), np.empty(BLOCK)
    for start in range(0, missed.size, BLOCK):
        for b in range(BLOCK):
            at = start + b
            nodes[b] = missed[min(at, missed.size - 1)]
            loads[b] = weights[at] if at < missed.size else -np.inf
        if nodes[0] < STIRLING:
            ratios_from_zero(starts, ends, ratios, logs, room)
        else:
            ratios_beyond(nodes, starts, ends, ratios, logs, room)
        grow(logs, fixed, tree, steps, brought, grown)
        heaviest = gather(grown[first:], loads, made, spare, top[start:], whole[start:], shares, heaviest)
    totals = np.empty(missed.size)
    logarithms(whole[: missed.size], totals, np.empty(missed.size))
    each, every = np.zeros(number), 0.0
    for g in range(number):
        for b in range(BLOCK):
            each[g] += shares[g, b]
        every += each[g]
    for g in range(number):
        each[g] /= every
    for at in range(missed.size):
        totals[at] += top[at]
    return totals, each
