"""The gate on 60 tables, against a ledger of 500 tables, and how it grows with the persons.

    python -m bench.bench_gate [--persons 10000 30000 100000] [--tables 60] [--ledger 500] [--rings]

Without arguments: 10,000 persons, under a minute. Persons are invented: 31 properties of 3 to 12 codes with uneven
shares. All tables differ. The ledger holds ten releases of 50 tables each, on the same persons as they were then: each
gained 2 % and lost fifty persons. What is timed is everything from the persons' rows and the opened snapshots to the
cells to withhold, in CPU seconds of one process. With `--rings` the tables of the ledger close rings of three with those
of the plan, and nobody came or went, so that a reader knows every number of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import time

import numpy as np

from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key, gather
from bearwitness.release.errors import CannotProtect

PROPERTIES = {f"p{number:02}": 3 + number % 10 for number in range(31)}
CODES = {name: tuple(f"c{code}" for code in range(size)) for name, size in PROPERTIES.items()}


def people(number: int, seed: int = 1) -> list[PersonRow]:
    """Rows of invented persons."""
    rng = np.random.default_rng(seed)
    drawn = {
        name: rng.choice(len(codes), size=number, p=_shares(len(codes))) for name, codes in CODES.items()
    }
    return [
        PersonRow(
            token=f"t{n:07}",
            lists=frozenset(),
            values={name: (CODES[name][drawn[name][n]],) for name in CODES},
            sources=frozenset({f"s{n}"}),
        )
        for n in range(number)
    ]


def _shares(size: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    weights = 1.0 / np.arange(1, size + 1)
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = weights / weights.sum()
    return found


def tables(number: int, first: int = 0, apart: int = 1) -> list[tuple[str, ...]]:
    """One-way tables first, then pairs that do not close a ring, of properties that stand so far apart."""
    ones: list[tuple[str, ...]] = [(name,) for name in CODES]
    pairs: list[tuple[str, ...]] = [*zip(CODES, [*CODES][apart:], strict=False)]
    found = [*ones, *pairs][first : first + number]
    if len(found) < number:
        raise SystemExit(f"at most {len(ones) + len(pairs)} tables differ")
    return found


def cells_of(rows: list[PersonRow], asked: list[tuple[str, ...]]) -> Cells:
    """Cells of tables."""
    return gather(rows, asked, closed=CODES, allowed=frozenset(), many=frozenset(), threshold=10)


def ledger(rows: list[PersonRow], number: int, releases: int = 10, *, rings: bool = False) -> list[Snapshot]:
    """Earlier releases, the oldest first; their own withholding is the primary one only, which is harder on the new."""
    found = []
    shown = _shown(rows, number // releases + releases) if rings else frozenset()
    for place in range(releases):
        then = rows if rings else rows[: int(len(rows) * (0.75 + 0.02 * place))][place * 50 :]
        cells = cells_of(then, tables(number // releases, first=place, apart=2 if rings else 1))
        many = frozenset(key for key, who in cells.members.items() if who.bit_count() >= 10)
        published = shown & cells.members.keys() if rings else many
        found.append(
            Snapshot(release=f"R-{place}", roster=cells.roster, members=cells.members, published=published)
        )
    return found


def _shown(rows: list[PersonRow], number: int) -> frozenset[Key]:
    """What one release of all tables of a ledger would show; where nobody comes or goes, so may several of some of them."""
    cells = cells_of(rows, tables(number, apart=2))
    return frozenset(cells.members.keys() - protect(cells, [], threshold=10).keys())


def measured(persons: int, asked: int, before: int, *, rings: bool) -> str:
    """One line: what was asked, cells, cells withheld, CPU seconds and memory."""
    rows = people(persons)
    sealed = [json.dumps(each.to_json()) for each in ledger(rows, before, rings=rings)]
    start = time.process_time()
    earlier = [Snapshot.from_json(json.loads(each)) for each in sealed]
    cells = cells_of(rows, tables(asked))
    try:
        outcome = f"{len(protect(cells, earlier, threshold=10)):6} withheld"
    except CannotProtect:
        outcome = "refused: too many cells"
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = len(cells.members)
    return f"{persons:8} persons {asked:3} tables {before:4} before {size:6} cells {outcome} {seconds:7.1f} s {peak:6} MB"


def main() -> None:
    """Print a line for each number of persons."""
    parser = argparse.ArgumentParser(description="the gate's speed")
    parser.add_argument("--persons", type=int, nargs="+", default=[10_000])
    parser.add_argument("--tables", type=int, default=60)
    parser.add_argument("--ledger", type=int, default=500)
    parser.add_argument("--rings", action="store_true")
    chosen = parser.parse_args()
    for persons in chosen.persons:
        print(measured(persons, chosen.tables, chosen.ledger, rings=chosen.rings), flush=True)


if __name__ == "__main__":
    main()
