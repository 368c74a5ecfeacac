"""Derive `src/bearwitness/linkage/model/weights.json` from simulated lists (development seeds 0 to 99 only).

Usage: train_linkage.py [SEEDS]. For each seed three lists of about 20,000 records in all are simulated; m is the share
of pairs of one person that show a level, u that of random pairs of two persons, both counted by the very engine that
applies them. u of a level of names that random pairs hardly show is set from the likelihood ratio that defines it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from bearwitness.linkage.groups import Groups
from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.model.engine import score
from bearwitness.linkage.records import Records, gather
from bearwitness.linkage.simulation import make_lists

TARGET = Path(__file__).parents[1] / "src/bearwitness/linkage/model/weights.json"
ENOUGH = 20
"""Random pairs on a level from which their share is believed."""

FLOOR = 0.005
"""Least share of any level among pairs of one person: real lists err in more ways than simulated ones."""


def counts(records: Records, keys: np.ndarray, who: np.ndarray, same: bool) -> dict[str, np.ndarray]:
    order = np.argsort(keys, kind="stable")
    given = replace(records, groups=Groups.of([(order, keys[order])], len(records)))
    with tempfile.TemporaryDirectory() as area:
        pairs = score(given, None, engine="duckdb", area=Path(area))
    across = records.outline.list_of[pairs.left] != records.outline.list_of[pairs.right]
    chosen = ((who[pairs.left] == who[pairs.right]) == same) & across
    found = {}
    for at, each in enumerate(COMPARISONS):
        gamma = pairs.levels[chosen, at]
        size = len(each.levels)
        found[each.name] = np.bincount(size - 1 - gamma[gamma >= 0], minlength=size)
    return found


def main(seeds: int) -> None:
    total = {(name, same): 0 for same in (True, False) for name in (c.name for c in COMPARISONS)}
    for seed in range(seeds):
        lists = make_lists(np.random.default_rng(seed), population=33_000, chances=(0.2, 0.2, 0.2))
        records = gather(lists.frames)
        outline = records.outline
        keys = zip(outline.list_of, outline.rec_ids, strict=True)
        who = np.array([lists.truth[outline.lists[n], rec_id] for n, rec_id in keys])
        groups = np.random.default_rng(seed).integers(100, size=len(records))
        for same, key in ((True, who), (False, groups)):
            for name, found in counts(records, key, who, same).items():
                total[name, same] = total[name, same] + found
        print("seed", seed, "done", flush=True)
    weights = {}
    for each in COMPARISONS:
        m, u = total[each.name, True] + 0.5, total[each.name, False] + 0.5
        m, u = np.maximum(m / m.sum(), FLOOR), u / u.sum()
        m = m / m.sum()
        if each.name == "names":
            for n, level in enumerate(each.levels[:-1]):
                if total["names", False][n] < ENOUGH:
                    u[n] = m[n] / 2 ** (int(level.key) + 1)
        rows = zip(each.levels, m.tolist(), u.tolist(), strict=True)
        weights[each.name] = {level.key: [float(f"{a:.4g}"), float(f"{b:.4g}")] for level, a, b in rows}
    TARGET.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
