"""The data sheet: what was done, what it guarantees, how far the rows may be off."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from bearwitness import __version__
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.intervals import LEAST, LEVEL, TEST, least_shown
from bearwitness.release.synthetic.tables import NoisyTable, count

BUCKETS = ((1, 9), (10, 49), (50, 99), (100, 499), (500, 999), (1000, None))
METHOD = (
    "Pre-registered tables of the public codebook, measured once with discrete Gaussian noise (OpenDP); a "
    "graphical model (mbi 2.0, float64) and regularised maximum entropy fitted to the noisy tables; whole rows "
    "drawn from the fit. Everything after the noise uses the noisy tables alone."
)
UNIT = "one person is one row; the guarantee covers adding or removing one row"
LIMITS = (
    "Rows are invented: none is a person. Read counts from the noisy tables with their intervals; use the rows "
    "to explore. Combinations of more than three columns are not controlled. A small count in the rows says nothing."
)


def error_by_count(
    rows: Rows, book: SyntheticCodebook, measured: Sequence[NoisyTable]
) -> list[dict[str, Any]]:
    """Mean distance of the rows from the noisy tables, beside the noise itself, by size of the noisy count.

    Nothing here looks at the data: the distance holds both the noise and the rows' own error, so that it
    overstates the latter.
    """
    found = []
    for order in (1, 2, 3):
        tables = [each for each in measured if len(each.columns) == order]
        if not tables:
            continue
        noisy = np.concatenate([each.counts.ravel() for each in tables])
        held = np.concatenate([count(rows, each.columns, book.sizes).ravel() for each in tables])
        sigma = np.concatenate([np.full(each.counts.size, each.sigma) for each in tables])
        for low, high in BUCKETS:
            inside = (noisy >= low) & (noisy <= (high or np.inf))
            if inside.any():
                found.append(
                    {
                        "way": order,
                        "from": low,
                        "to": high,
                        "cells": int(inside.sum()),
                        "rows_from_tables": round(float(np.abs(held - noisy)[inside].mean()), 2),
                        "noise": round(float(sigma[inside].mean() * np.sqrt(2 / np.pi)), 2),
                    }
                )
    return found


def noise_of(
    measured: Sequence[NoisyTable], book: SyntheticCodebook, least: int = LEAST
) -> list[dict[str, Any]]:
    """Noise of every table, and the smallest count it shows."""
    return [
        {
            "columns": [book.names[i] for i in table.columns],
            "sigma": round(table.sigma, 4),
            "least_shown": least_shown(table.sigma, least),
        }
        for table in measured
        if table.columns
    ]


def datasheet(
    rows: Rows,
    book: SyntheticCodebook,
    measured: Sequence[NoisyTable],
    budget: dict[str, Any],
    checks: Sequence[str],
    files: dict[str, str],
    *,
    releasable: bool,
    least: int = LEAST,
) -> dict[str, Any]:
    """The sheet as JSON; `files` maps names to the texts written beside it, which show no count under `least`."""
    people = measured[0]
    return {
        "format": 1,
        "status": "for release after approval" if releasable else TEST,
        "method": METHOD,
        "unit": UNIT,
        "limits": LIMITS,
        "version": __version__,
        **budget,
        "people": {
            "noisy": int(people.counts),
            "sigma": round(people.sigma, 3),
            "interval": [
                int(people.counts - 1.96 * people.sigma),
                int(people.counts + 1.96 * people.sigma) + 1,
            ],
            "level": LEVEL,
        },
        "rows": len(rows),
        "columns": list(book.names),
        "tables": noise_of(measured, book, least),
        "error_by_count": error_by_count(rows, book, measured),
        "checks": list(checks),
        "sha256": {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()},
    }
