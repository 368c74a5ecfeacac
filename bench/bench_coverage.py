"""Whether the interval pooled over replicates of a linkage holds the true number of persons.

Usage: bench_coverage.py run FIRST LAST > FILE | report FILE...

A solvable design: three organisations meet each of 3,300 persons with chance 0.2, all alike and independently, so
that the method of independent lists is right where the links are. About 2,000 records. Seeds of 1000 and more, which
nothing was tuned on. Chunks of seeds may be run apart; `report` puts them together.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from bearwitness.estimate import CaptureTable, estimate, estimate_replicates, read_replicates
from bearwitness.linkage import link_lists
from bearwitness.linkage.simulation import SimulatedLists, make_lists

REPLICATES = 50
METHODS = ["independence"]


def one(seed: int) -> dict[str, object]:
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


def run(first: int, last: int) -> None:
    for seed in range(first, last):
        print(json.dumps(one(seed)), flush=True)


def report(files: list[str]) -> None:
    rows = [json.loads(line) for each in files for line in Path(each).read_text("utf-8").splitlines()]
    shown: dict[str, object] = {"seeds": len(rows)}
    widths = {}
    for name in ("perfect", "certain", "pooled"):
        ends = np.array([row[name] for row in rows], dtype=float)
        truth = np.array([row["truth"] for row in rows])
        widths[name] = np.median(ends[:, 1] - ends[:, 0])
        covered = int(((ends[:, 0] <= truth) & (truth <= ends[:, 1])).sum())
        shown[name] = {"covers": covered, "share": round(covered / len(rows), 3)}
        shown[name] |= {"median_width": round(float(widths[name]))}
    shown["median_width_against_perfect"] = round(float(widths["pooled"] / widths["perfect"]), 2)
    print(json.dumps(shown))


if __name__ == "__main__":
    verb, *words = sys.argv[1:]
    if verb == "run":
        run(int(words[0]), int(words[1]))
    else:
        report(words)
