"""Ways in which persons come onto lists, each drawn from a passed generator: arrays of 0 and 1, shape (N, L)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Caught = npt.NDArray[np.int8]


def independent(rng: np.random.Generator, persons: int, chances: Sequence[float]) -> Caught:
    """Every list catches everybody with its own chance."""
    return (rng.random((persons, len(chances))) < np.asarray(chances)).astype(np.int8)


def referred(
    rng: np.random.Generator,
    persons: int,
    chances: Sequence[float],
    pairs: Sequence[tuple[int, int, float]],
) -> Caught:
    """As `independent`, but persons on list i are on list j with chance times `factor`, others keep the chance of j.

    A factor above 1 is a referral, below 1 an avoidance, 0 lists that never hold the same person.
    """
    caught = independent(rng, persons, chances)
    for i, j, factor in pairs:
        chance = np.where(caught[:, i] == 1, min(1.0, chances[j] * factor), chances[j])
        caught[:, j] = rng.random(persons) < chance
    return caught


def classes(rng: np.random.Generator, sizes: Sequence[int], chances: Sequence[Sequence[float]]) -> Caught:
    """Groups of persons who differ in how each list reaches them; lists are independent within a group."""
    return np.concatenate([independent(rng, n, p) for n, p in zip(sizes, chances, strict=True)])


def rasch(rng: np.random.Generator, persons: int, chances: Sequence[float], spread: float) -> Caught:
    """Persons differ smoothly: logit of each chance plus a normal effect of the person with this deviation."""
    base = np.log(np.asarray(chances) / (1 - np.asarray(chances)))
    logits = base + spread * rng.standard_normal((persons, 1))
    caught: Caught = (rng.random((persons, len(chances))) < 1 / (1 + np.exp(-logits))).astype(np.int8)
    return caught


def leaving(rng: np.random.Generator, persons: int, chances: Sequence[float], stay: float) -> Caught:
    """An open population: lists follow one another in time, and each person stays to the next with this chance."""
    caught = independent(rng, persons, chances)
    there = np.ones(persons, dtype=bool)
    for column in range(1, len(chances)):
        there &= rng.random(persons) < stay
        caught[~there, column] = 0
    return caught
