"""Run the designs: one table, one reading and one row a run, each from its own spawned generator."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bearwitness.estimate import CaptureTable, estimate
from bench.study.designs import DESIGNS, Design

Limits = tuple[float | None, float | None, float | None]
"""Total, lower and upper limit, persons; None where nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one reading said of one simulated table."""

    design: str
    number: int
    status: str
    headline: Limits
    floor: float
    observed: int
    methods: dict[str, tuple[str, Limits]]


def table_of(design: Design, rng: np.random.Generator) -> CaptureTable:
    """Capture table of one simulated population; persons on no list are not in it."""
    caught = design.draw(rng)
    lists = tuple("ABCDEFGH"[: caught.shape[1]])
    found = Counter(tuple(row) for row in caught[caught.any(axis=1)].tolist())
    table = CaptureTable.from_patterns(lists, found)
    return table.apart(*[[lists[each] for each in pair] for pair in design.structural])


def one(name: str, seed: int, run: int, reps: int) -> Run:
    """Simulate and read one table of the design of this name."""
    design = next(each for each in DESIGNS if each.name == name)
    rng = np.random.default_rng([seed, zlib.crc32(name.encode()), run])
    table = table_of(design, rng)
    reading = estimate(table, rng=rng, frame="simulated persons", reps=reps)
    return Run(
        design=name,
        number=run,
        status=reading.status,
        headline=(reading.headline.total, reading.headline.lower, reading.headline.upper),
        floor=reading.floor.value,
        observed=table.observed,
        methods={each.method: (each.status, _limits(each)) for each in reading.estimates},
    )


def study(
    names: Sequence[str],
    *,
    runs: int,
    reps: int,
    seed: int,
    jobs: int,
    done: Collection[tuple[str, int]] = (),
) -> Iterator[Run]:
    """Runs of the designs that are not done yet over so many processes, every design once before any twice."""
    tasks = [(name, seed, run, reps) for run in range(runs) for name in names if (name, run) not in done]
    if not tasks:
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(one, *zip(*tasks, strict=True))


def read_rows(path: Path) -> list[Run]:
    """Runs that were kept as lines of JSON; none where there is no such file."""
    if not path.exists():
        return []
    rows = [json.loads(each) for each in path.read_text("utf-8").splitlines()]
    for row in rows:
        row["headline"] = tuple(row["headline"])
        row["methods"] = {name: (status, tuple(limits)) for name, (status, limits) in row["methods"].items()}
    return [Run(**row) for row in rows]


def _limits(found: object) -> Limits:
    interval = getattr(found, "interval", None)
    total = getattr(found, "total", None)
    return (total, interval.lower if interval else None, interval.upper if interval else None)
