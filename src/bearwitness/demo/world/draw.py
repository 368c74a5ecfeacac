"""Draws by weight, without the cost of a general sampler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def weighted(rng: np.random.Generator, weights: Mapping[T, float]) -> T:
    """One key, with chance in proportion to its weight."""
    left = rng.random() * sum(weights.values())
    for key, weight in weights.items():
        left -= weight
        if left < 0:
            return key
    return next(reversed(list(weights)))


def one_of(rng: np.random.Generator, items: Sequence[T]) -> T:
    """One item, all alike."""
    return items[int(rng.random() * len(items))]


def shuffled(rng: np.random.Generator, items: Sequence[T]) -> list[T]:
    """The items in random order."""
    return [items[int(place)] for place in rng.permutation(len(items))]
