"""Calibrate the evidence, and count what stays hidden, on simulated development lists (seeds 20 to 39).

Usage: calibrate_linkage.py [SEEDS]. Prints slope and offset (`bearwitness.linkage.calibration`) that make the probabilities
of compared pairs most likely (Platt, in bits), and the ranges over seeds of the two quantities of
`bearwitness.linkage.missed`; they are entered there by hand.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bearwitness.linkage import odds as weighing
from bearwitness.linkage.calibration import Curve
from bearwitness.linkage.missed import Missed
from bearwitness.linkage.model.engine import Scored, score
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.records import gather
from bearwitness.linkage.simulation import make_lists

SLOPES, OFFSETS = (0.9, 0.95, 1.0), (1.0, 1.5, 2.0)
SIZES = (3_300, 3_300, 33_000)


def main(seeds: int) -> None:
    runs = []
    for seed, size in zip(range(20, 20 + seeds), SIZES * seeds, strict=False):
        lists = make_lists(np.random.default_rng(seed), population=size, chances=(0.2, 0.2, 0.2))
        records = gather(lists.frames)
        with tempfile.TemporaryDirectory() as area:
            scored = score(records, shipped(), engine="duckdb", area=Path(area))
        outline = records.outline
        keys = zip(outline.list_of, outline.rec_ids, strict=True)
        who = np.array([lists.truth[outline.lists[n], rec_id] for n, rec_id in keys])
        runs.append((outline, scored, who))
    losses = {}
    for slope, offset in product(SLOPES, OFFSETS):
        weighing.SHIPPED = Curve(slope, offset)
        losses[slope, offset] = np.mean([loss(*run) for run in runs])
    for key, value in sorted(losses.items(), key=lambda pair: pair[1])[:6]:
        print("slope, offset", key, "log loss a pair", round(value, 5))
    weighing.SHIPPED = Curve(*min(losses, key=lambda key: losses[key]))
    hidden, factor = zip(*(unseen(*run) for run in runs), strict=True)
    print("hidden among the named", [round(each, 3) for each in hidden])
    print("overlap without a name", [round(each, 2) for each in factor])


def loss(outline: Outline, scored: Scored, who: npt.NDArray[np.int64]) -> float:
    p = np.clip(weighing.weigh(outline, scored).probability, 1e-9, 1 - 1e-9)
    same = who[scored.left] == who[scored.right]
    across = outline.list_of[scored.left] != outline.list_of[scored.right]
    return float(-np.where(same, np.log(p), np.log(1 - p))[across].mean())


def unseen(outline: Outline, scored: Scored, who: npt.NDArray[np.int64]) -> tuple[float, float]:
    missed = Missed.of(outline, scored, weighing.weigh(outline, scored))
    named = nameless = 0
    order = np.argsort(who, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(who[order])) + 1):
        for n, a in enumerate(group):
            for b in group[:n]:
                if outline.list_of[a] != outline.list_of[b]:
                    both = bool(outline.named[a] and outline.named[b])
                    named, nameless = named + both, nameless + (not both)
    hidden = 1 - missed.named_found.sum() / named
    whole = float((missed.named_rate / (1 - hidden) * missed.nameless_pairs).sum())
    return hidden, nameless / whole


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
