"""The guard of amounts, over ten releases of one kind of amount, and how it grows with the persons.

    python -m bench.bench_amounts [--persons 500 2000] [--releases 10] [--tables 2]

Of half of the invented persons of `bench.bench_gate` an amount is told, every third as a range. Each release has the
tables by the next properties, and each is held to all before it: persons came and went. Prints, for each release, the
sums that were out, the lines asked for, those that are left, and CPU seconds from the amounts to what is withheld.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bearwitness.domain.frame import PersonRow
from bearwitness.release.amounts.amount_cells import ALL, AmountCells, Group
from bearwitness.release.amounts.protect_amounts import protect_amounts

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.bench_gate import CODES, people

LEAST = 10


def amounts(rows: Sequence[PersonRow], seed: int = 3) -> Group:
    """Of every other person what was paid, by her token."""
    rng = np.random.default_rng(seed)
    low = rng.lognormal(8, 0.5, len(rows)).round(-2)
    wide = rng.choice([0.0, 0.0, 500.0], len(rows))
    told = rng.random(len(rows)) < 0.5
    return {row.token: (float(low[at]), float(low[at] + wide[at])) for at, row in enumerate(rows) if told[at]}


def cells_of(rows: Sequence[PersonRow], by: str, paid: Group) -> AmountCells:
    """Amounts by a property, of which every category of enough persons could be shown."""
    groups: dict[str, dict[str, tuple[float, float]]] = {code: {} for code in (*CODES[by], ALL)}
    for row in rows:
        if row.token in paid:
            for code in (row.values[by][0], ALL):
                groups[code][row.token] = paid[row.token]
    shown = frozenset(code for code, group in groups.items() if len(group) >= LEAST)
    return AmountCells(money="price", by=by, groups=groups, shown=shown)


def measured(persons: int, releases: int, tables: int) -> None:
    """Print a line for each release."""
    rows = people(persons)
    paid, out = amounts(rows), list[AmountCells]()
    sources: Mapping[str, frozenset[str]] = {token: frozenset({token}) for token in paid}
    names = list(CODES)
    for number in range(releases):
        then = rows[: int(persons * (0.75 + 0.25 * number / releases))][number * persons // 100 :]
        asked = [cells_of(then, names[(number + place) % len(names)], paid) for place in range(tables)]
        start = time.process_time()
        why = protect_amounts(asked, [sources] * tables, out, threshold=LEAST)
        seconds = time.process_time() - start
        before = sum(len(each.shown) for each in out)
        left = [
            replace(each, shown=each.shown - {code for at, code in why if at == place})
            for place, each in enumerate(asked)
        ]
        out += left
        lines, shown = sum(len(each.groups) for each in asked), sum(len(each.shown) for each in left)
        print(
            f"{persons:8} persons {before:4} sums before {lines:3} lines {shown:3} left {seconds:7.1f} s",
            flush=True,
        )


def main() -> None:
    """Print the releases of each number of persons."""
    parser = argparse.ArgumentParser(description="the guard of amounts")
    parser.add_argument("--persons", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--releases", type=int, default=10)
    parser.add_argument("--tables", type=int, default=2)
    chosen = parser.parse_args()
    for persons in chosen.persons:
        measured(persons, chosen.releases, chosen.tables)


if __name__ == "__main__":
    main()
