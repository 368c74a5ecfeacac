"""Tables drawn from a table: bootstrap replicates, and the table with one person less."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bearwitness.estimate.kernels.arrays import Floats
from bearwitness.estimate.methods.method import Tell

CHUNKS = 50
THREADS = min(2, os.cpu_count() or 1)

Missed = Callable[[Floats], Floats]
"""Persons missed on each of many tables, shape (R, 2^L) to (R,) or (R, k), nan where there is no estimate."""


def bootstrap_tables(counts: Floats, reps: int, rng: np.random.Generator) -> Floats:
    """Multinomial tables of as many persons, shape (reps, 2^L); what nobody had, nobody gets."""
    persons = int(counts.sum())
    drawn: Floats = rng.multinomial(persons, counts / persons, size=reps).astype(np.float64)
    return drawn


def jackknife_tables(counts: Floats) -> tuple[Floats, Floats]:
    """For each pattern that somebody has, the table with one person less; and how many have it."""
    held = np.flatnonzero(counts)
    tables = np.repeat(counts[None, :], held.size, axis=0)
    tables[np.arange(held.size), held] -= 1
    return tables, counts[held]


def estimate_each(missed: Missed, tables: Floats, tell: Tell) -> Floats:
    """Totals, on two threads at most; the order of work changes nothing, since nothing is drawn."""
    parts = np.array_split(tables, min(CHUNKS, len(tables)))
    found = []
    with ThreadPoolExecutor(THREADS) as threads:
        for done, part in enumerate(threads.map(missed, parts), start=1):
            found.append(part)
            tell(done, len(parts))
    totals = np.concatenate(found)
    persons = tables.sum(axis=1).reshape(-1, *[1] * (totals.ndim - 1))
    summed: Floats = totals + persons
    return summed
