"""Whether the Bayesian methods are right on average over their own prior: simulation-based calibration.

    python bench/bench_calibration.py [graphs] [latent] [pairs] [faults] [kernels]

Parameters are drawn from the prior that a method states, a table is simulated, the method is fitted to it as it is
offered, and the truth is ranked among thinned draws (Talts et al. 2018, arXiv:1804.06788): ranks are even where the
method is right. `chisquare` and `envelope` (Säilynoja et al. 2022) are probabilities of ranks so uneven, were they even.
How the prior 1 / N is drawn from, and why a table may be passed over, is in tests/estimate/calibration.py.

`graphs`, `latent`: the whole road of `decomposable` and `latent`, totals; and the chance of being missed under `latent`.
`pairs`: the first half of `threshold`, all pairs kept, and the whole, which is no posterior of its prior.
`faults`: the same with a fault planted; these ranks must be uneven, or the others would say little.
`kernels`: moves and sums by themselves, on short chains.
Each part prints JSON lines; all take some ten minutes of one processor.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.estimate.calibration import (
    Calibration,
    Fitted,
    Simulate,
    all_pairs,
    calibrate,
    chance_missed,
    envelope,
    from_classes,
    from_graphs,
    from_pairs,
    lists_of,
    unseen,
)
from tests.estimate.test_graph_calibration import FOUR, THREE, calibrated
from tests.estimate.test_latent import ranks_of_truth
from tests.estimate.test_threshold import ranks_of_intercept

from bearwitness.estimate.methods import decomposable, latent, threshold
from bearwitness.estimate.models import latent_sampler
from bearwitness.estimate.models.graph_posterior import GraphPosterior

SEED = 1
EFFECTIVE = 100
"""Effective draws asked of the latent classes, a tenth of what a reading asks: that alone is reduced."""

FEWER = 200
"""Tables for each calibration of the latent classes."""

EMPTY = {
    "three lists": lists_of(3),
    "four lists": lists_of(4),
    "four, two of them apart": lists_of(4).apart(("A", "B")),
}


def ranked(what: str, simulate: Simulate, fit: Fitted, tables: int, **options: Any) -> None:
    began = time.process_time()
    found = calibrate(simulate, fit, np.random.default_rng(SEED), tables, **options)
    say(what, found, cpu_s=round(time.process_time() - began, 1))


def say(what: str, found: Calibration, **more: float) -> None:
    shares = np.add.reduceat(found.counts, np.arange(0, found.ranked + 1, (found.ranked + 1) // 20))
    covered = {"within_limits": round(found.covered / found.limited, 4)} if found.limited else {}
    print(
        json.dumps(
            {
                "what": what, "tables": len(found.ranks), "without_draws": found.refused, "ranks": shares.tolist(),
                "chisquare": round(found.chisquare, 4), "envelope": round(envelope(found.counts), 4), **covered, **more,
            }
        ),
        flush=True,
    )  # fmt: skip


def graphs() -> None:
    for name, empty in EMPTY.items():
        ranked(f"graphs of {name}", from_graphs(empty), partial(decomposable.fit, reps=99), 4000, ranked=99)
    ranked(
        "graphs of five lists", from_graphs(lists_of(5)), partial(decomposable.fit, reps=99), 1000, ranked=99
    )


def kinds() -> None:
    for name, empty in EMPTY.items():
        ranked(f"latent, {name}", from_classes(empty), partial(latent.fit, reps=EFFECTIVE), FEWER)
    ranked(
        "latent, three lists: chance of being missed",
        from_classes(EMPTY["three lists"]),
        chance_missed,
        FEWER,
        of=unseen,
    )


def pairs() -> None:
    for lists in (3, 4):
        ranked(f"all pairs of {lists} lists", from_pairs(lists), all_pairs, 2000)
        ranked(f"threshold, {lists} lists", from_pairs(lists), partial(threshold.fit, reps=0), 300)


def faults() -> None:
    """1 / N**2 for 1 / N; a ladder that hands out draws of its fourth rung; missed persons drawn from those on record alone."""
    wide, heats, missed = decomposable.wide_enough, latent_sampler.HEATS, latent_sampler._missed
    three = EMPTY["three lists"]
    decomposable.wide_enough = partial(_steeper, wide)
    ranked("graphs, 1 / N**2", from_graphs(three), partial(decomposable.fit, reps=99), 4000, ranked=99)
    decomposable.wide_enough = wide
    latent_sampler.HEATS = heats[3:]
    ranked("latent, heat 0.5", from_classes(three), partial(latent.fit, reps=EFFECTIVE), FEWER)
    latent_sampler.HEATS, latent_sampler._missed = heats, _of_those_on_record
    ranked("latent, n (1 - p) missed", from_classes(three), partial(latent.fit, reps=EFFECTIVE), FEWER)
    latent_sampler._missed = missed


def _steeper(wide: Callable[..., GraphPosterior], table: Any) -> GraphPosterior:
    found = wide(table)
    more = 1 / (found.missed + found.observed)
    whole = found.mass @ more
    return replace(found, mass=found.mass * more / whole, density=found.density * more / whole)


def _of_those_on_record(rng: np.random.Generator, observed: int, seen: Any) -> Any:
    return rng.poisson(rng.gamma(observed, size=seen.shape) * (1 - seen)).astype(np.float64)


def kernels() -> None:
    for what, empty in (("three", THREE), ("four, two pairs apart", FOUR.apart(("A", "B"), ("C", "D")))):
        ranks, errors = calibrated(np.random.default_rng(SEED), 20_000, empty)
        say(f"sums over graphs of {what}", _of(ranks), worst_graph_in_errors=float(np.abs(errors).max()))
    say("steps under normal priors", _of(ranks_of_intercept(np.random.default_rng(SEED), 2000)))
    say("moves of latent classes", _of(ranks_of_truth(np.random.default_rng(SEED), 2000)))


def _of(ranks: list[int]) -> Calibration:
    return Calibration(ranks=ranks, ranked=19, refused=0, limited=0, covered=0)


PARTS = {"graphs": graphs, "latent": kinds, "pairs": pairs, "faults": faults, "kernels": kernels}

if __name__ == "__main__":
    for part in sys.argv[1:] or list(PARTS):
        PARTS[part]()
