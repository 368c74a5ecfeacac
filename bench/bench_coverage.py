"""Whether the interval pooled over replicates of a linkage holds the true number of persons.

Usage: bench_coverage.py [--seeds 4] [--first 1000] [--rows FILE]

With `--rows` each seed is kept as it is done, and one that stands in the file is not done again: stop it and go on at will.

A solvable design: three organisations meet each of 3,300 persons with chance 0.2, all alike and independently, so
that the method of independent lists is right where the links are. About 2,000 records. Seeds of 1000 and more, which
nothing was tuned on.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bearwitness.estimate import CaptureTable, estimate, estimate_replicates, read_replicates
from bearwitness.linkage import link_lists
from bearwitness.linkage.simulation import SimulatedLists, make_lists

FIRST_SEED = 1000
REPLICATES = 50
METHODS = ["independence"]


def one(seed: int) -> dict[str, Any]:
    lists = make_lists(np.random.default_rng(seed), population=3_300, chances=(0.2, 0.2, 0.2), different=0.0)
    done = link_lists(lists.frames, seed=seed)
    rng = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        done.write_replicates(Path(folder), REPLICATES)
        replicates = read_replicates(Path(folder) / "replicates")
    pooled = estimate_replicates(replicates, rng=rng, methods=METHODS).estimates[0].interval
    certain = interval_of(done.captures)
    perfect = interval_of(truth_table(lists))
    assert pooled is not None
    return {
        "seed": seed,
        "truth": lists.population,
        "pooled": [round(pooled.lower), round(pooled.upper)],
        "certain": certain,
        "perfect": perfect,
    }


def interval_of(table: pd.DataFrame) -> list[int]:
    captures = CaptureTable.from_csv(table.to_csv(index=False))
    found = estimate(captures, rng=np.random.default_rng(1), methods=METHODS).estimates[0].interval
    assert found is not None
    return [round(found.lower), round(found.upper)]


def truth_table(lists: SimulatedLists) -> pd.DataFrame:
    """Capture table of the persons themselves."""
    names = sorted(lists.frames)
    on: dict[int, set[str]] = {}
    for (name, _), person in lists.truth.items():
        on.setdefault(person, set()).add(name)
    rows = pd.DataFrame([[int(name in held) for name in names] for held in on.values()], columns=names)
    return rows.value_counts().rename("count").reset_index()


def rows_of(seeds: range, kept: Path | None) -> list[dict[str, Any]]:
    """A row for each seed, those that are kept already among them."""
    if kept is not None and kept.exists():
        stood = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    else:
        stood = []
    by_seed = {row["seed"]: row for row in stood}
    for seed in seeds:
        if seed in by_seed:
            continue
        by_seed[seed] = one(seed)
        line = json.dumps(by_seed[seed])
        print(line, flush=True)
        if kept is not None:
            with kept.open("a", encoding="utf-8") as held:
                held.write(line + "\n")
    return [by_seed[seed] for seed in seeds]


def report(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """How often each interval holds the true number, and how wide it is in the middle."""
    shown: dict[str, Any] = {"seeds": len(rows)}
    truth = np.array([row["truth"] for row in rows])
    widths = {}
    for name in ("perfect", "certain", "pooled"):
        ends = np.array([row[name] for row in rows], dtype=float)
        widths[name] = float(np.median(ends[:, 1] - ends[:, 0]))
        covered = int(((ends[:, 0] <= truth) & (truth <= ends[:, 1])).sum())
        shown[name] = {
            "covers": covered,
            "share": round(covered / len(rows), 3),
            "median_width": round(widths[name]),
        }
    shown["median_width_against_perfect"] = round(widths["pooled"] / widths["perfect"], 2)
    return shown


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--first", type=int, default=FIRST_SEED)
    parser.add_argument("--rows", type=Path)
    chosen = parser.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    print(json.dumps(report(rows_of(seeds, chosen.rows))))


if __name__ == "__main__":
    main()
