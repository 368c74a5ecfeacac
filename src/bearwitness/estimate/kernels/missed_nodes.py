"""Where the posterior of the persons missed is looked at, and the average over graphs there."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers
from bearwitness.estimate.kernels.exponentials import exponentials
from bearwitness.estimate.kernels.graphs import BLOCK, STIRLING, sum_graphs
from bearwitness.estimate.kernels.logarithms import logarithms

AT, WEIGHT = np.polynomial.legendre.leggauss(12)
PANEL = 8.0
"""Width of a panel, in the smallest standard deviation that the posterior can have there."""

EVERY = 256
"""Cuts under which every integer is a node: the slope at the cut, which the integral leaves out, could matter there."""

FEW = 6
"""So many panels are all taken: to look which of them matter would cost more."""

MATTERS = 48.0
"""Log units below the heaviest at which a panel no longer matters, wherever in it a peak lies."""


@compiled
def panels(
    observed: float,
    cells: Floats,
    prior: Floats,
    most: float,
    tree: Integers,
    steps: Integers,
    number: int,
) -> tuple[Floats, float]:
    """Middles of the panels that matter, and half their width, on the scale of arsinh sqrt(x / n).

    Given what each list reaches, the persons missed are negative binomial, with variance x (1 + x / n): on this
    scale their standard deviation is 1 / (2 sqrt n) everywhere, and not to know what lists reach only widens it.
    So no peak is narrower than that, and none can hide between the middles of panels.
    """
    low, high = math.asinh(math.sqrt(STIRLING / observed)), math.asinh(math.sqrt((most + 0.5) / observed))
    many = math.ceil((high - low) * 2.0 * math.sqrt(observed) / PANEL)
    half = (high - low) / (2.0 * many)
    middles: Floats = low + half * (2.0 * np.arange(float(many)) + 1.0)
    if many <= FEW:
        return middles, half
    missed = observed * np.sinh(middles) ** 2
    totals, _ = sum_graphs(missed, np.full(many, -np.inf), cells, prior, tree, steps, number)
    heights = totals + 0.5 * np.log(missed * (missed + observed)) + math.log(4.0 * half)
    return middles[heights > heights.max() - MATTERS], half


@compiled
def place(observed: float, middles: Floats, half: float, missed: Floats, weights: Floats) -> None:
    """Nodes of panels, and the persons each stands for: x = n sinh(u)^2 = n (e^2u + e^-2u - 2) / 4."""
    steps = np.exp(2.0 * half * AT)
    for p in range(middles.size):
        middle = math.exp(2.0 * middles[p])
        for k in range(AT.size):
            e, at = middle * steps[k], p * AT.size + k
            missed[at] = observed * (e - 1.0) ** 2 / (4.0 * e)
            weights[at] = half * WEIGHT[k] * observed * (e - 1.0 / e) / 2.0


@compiled
def average(
    patterns: npt.NDArray[np.int8],
    counts: Integers,
    prior: Floats,
    most: float,
    tree: Integers,
    steps: Integers,
    number: int,
) -> tuple[float, Floats, Floats, Floats, Floats]:
    """Persons observed, nodes, the probability each stands for, its density, and the probability of each graph.

    Integers 0 to 15 one by one; beyond, the sum is an integral by Gauss's rule on panels. Its start at a half
    leaves a twenty-fourth of the slope there, which 15 and 16 bring in. The last node is the cut, for its
    density only. Under a cut of `EVERY` each integer is a node.
    """
    cells = np.zeros(prior.size)
    for k in range(counts.size):
        cell = 0
        for j in range(patterns.shape[1]):
            cell = 2 * cell + patterns[k, j]
        cells[cell] += counts[k]
    observed = cells.sum()
    if most < EVERY:
        missed, weights = np.arange(most + 1.0), np.ones(int(most) + 1)
    else:
        middles, half = panels(observed, cells, prior, most, tree, steps, number)
        size = BLOCK + 2 + middles.size * AT.size
        missed, weights = np.arange(float(size)), np.ones(size)
        weights[BLOCK - 1], weights[BLOCK] = 23.0 / 24.0, 1.0 / 24.0
        place(observed, middles, half, missed[BLOCK + 1 :], weights[BLOCK + 1 :])
        missed[-1], weights[-1] = most, 0.0
    logs, room, density = np.empty(missed.size), np.empty(missed.size), np.empty(missed.size)
    logarithms(weights, logs, room)
    if most >= EVERY:
        logs[-1] = -np.inf
    totals, graphs = sum_graphs(missed, logs, cells, prior, tree, steps, number)
    totals -= totals.max()
    exponentials(totals, density, room)
    whole = 0.0
    for at in range(missed.size):
        weights[at] *= density[at]
        whole += weights[at]
    for at in range(missed.size):
        weights[at] /= whole
        density[at] /= whole
    return observed, missed, weights, density, graphs
