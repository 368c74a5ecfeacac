"""Kinds of persons that the table speaks of, found quickly: whom to propose when classes are divided anew."""

from __future__ import annotations

import math

import numpy as np

from bearwitness.compiled import compiled
from bearwitness.estimate.kernels.arrays import Floats, Integers

TOGETHER, ROUNDS = 4, 150
"""Kinds that are fitted together from one start, and steps of the EM algorithm."""


@compiled
def find_kinds(
    rng: np.random.Generator,
    on: Integers,
    sizes: Integers,
    counts: Floats,
    centre: Floats,
    scale: Floats,
    size: Floats,
) -> None:
    """Fit a few classes at once by EM from many random starts; nothing rests on the fits but where chains start, and how well
    proposals hit.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the starts.
    on, sizes, counts : arrays
        The table, as `latent_density` takes it.
    centre, scale : array, shape (starts * TOGETHER, L)
        Filled with log odds of the lists in each kind, and how exactly the members tell them.
    size : array, shape (starts * TOGETHER,)
        Filled with the shares of the kinds that were fitted together.
    """
    lists = on.shape[1]
    chance, members = np.empty((TOGETHER, lists)), np.empty((TOGETHER, lists + 1))
    weight, part = np.empty(TOGETHER), np.empty(TOGETHER)
    for start in range(centre.shape[0] // TOGETHER):
        for k in range(TOGETHER):
            weight[k] = rng.standard_exponential()
            for j in range(lists):
                chance[k, j] = rng.random() ** 2
        for _ in range(ROUNDS):
            _share_out(on, sizes, counts, weight, chance, part, members)
            for k in range(TOGETHER):
                weight[k] = members[k, lists]
                for j in range(lists):
                    chance[k, j] = (members[k, j] + 0.5) / (members[k, lists] + 1.0)
        for k in range(TOGETHER):
            size[start * TOGETHER + k] = weight[k] / weight.sum()
            for j in range(lists):
                there = members[k, j] + 0.5
                others = members[k, lists] - members[k, j] + 0.5
                centre[start * TOGETHER + k, j] = math.log(there / others)
                scale[start * TOGETHER + k, j] = math.sqrt(1.0 / there + 1.0 / others)


@compiled
def _share_out(
    on: Integers,
    sizes: Integers,
    counts: Floats,
    weight: Floats,
    chance: Floats,
    part: Floats,
    members: Floats,
) -> None:
    """Expected members of each kind, the missed among them, and of those how many are on each list."""
    lists, seen = on.shape[1], weight.sum()
    members[:] = 0.0
    for x in range(counts.size):
        whole = _parts(on, sizes[x], x, weight, chance, part)
        _add_members(on, sizes[x], x, part, counts[x] / max(whole, 1e-300), members)
    for x in range(counts.size, sizes.size):
        seen -= _parts(on, sizes[x], x, weight, chance, part)
    for k in range(weight.size):
        seen -= weight[k] * _nowhere(chance[k])
    each = counts.sum() / max(seen, 1e-12 * weight.sum())
    for x in range(counts.size, sizes.size):
        _parts(on, sizes[x], x, weight, chance, part)
        _add_members(on, sizes[x], x, part, each, members)
    for k in range(weight.size):
        members[k, lists] += each * weight[k] * _nowhere(chance[k])


@compiled
def _nowhere(chance: Floats) -> float:
    """Chance to be on no list."""
    missed = 1.0
    for each in chance:
        missed *= 1.0 - each
    return missed


@compiled
def _parts(on: Integers, size: int, x: int, weight: Floats, chance: Floats, part: Floats) -> float:
    """Weight of pattern x in each kind, and their sum."""
    whole = 0.0
    for k in range(weight.size):
        part[k] = weight[k]
        for j in range(on.shape[1]):
            here = chance[k, on[x, j]]
            part[k] *= here if j < size else 1.0 - here
        whole += part[k]
    return whole


@compiled
def _add_members(on: Integers, size: int, x: int, part: Floats, times: float, members: Floats) -> None:
    for k in range(part.size):
        members[k, on.shape[1]] += times * part[k]
        for j in range(size):
            members[k, on[x, j]] += times * part[k]
