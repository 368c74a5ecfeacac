"""Patterns on fictional stories with known truth: how often limits hold it, and how long large frames take.

``python bench/bench_patterns.py hold [SEEDS] [FIRST]`` prints the share of true transition rates, resale rates, median
prices by form and flows that lie within the 95 % limits, over the seeds. ``python bench/bench_patterns.py speed
[EPISODES]`` runs every analysis, in seconds of the processor (all cores together).
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bearwitness.demo.stories import StoryTruth, live, tell
from bearwitness.demo.stories.held import held
from bearwitness.domain.frame import PatternFrame
from bearwitness.patterns.money.study import study_money
from bearwitness.patterns.money.terms import Terms
from bearwitness.patterns.networks.study import study_networks
from bearwitness.patterns.routes.study import study_routes
from bearwitness.patterns.tabulation import tabulate_claims
from bearwitness.patterns.trajectories.study import study_trajectories

PERSONS = 1500


def hold(seeds: int, first: int) -> None:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for seed in range(first, first + seeds):
        rng = np.random.default_rng(seed)
        lives = live(rng, PERSONS)
        frame = tell(rng, lives)
        truth = StoryTruth.of([life for life in lives if life.safe])
        for kind, ok in held(frame, truth):
            kinds[kind].append(ok)
    for kind, oks in kinds.items():
        print(f"{kind}: {np.mean(oks):.4f} of {len(oks)}")


def speed(episodes: int) -> None:
    rng = np.random.default_rng(1)
    frame = with_actors(tell(rng, live(rng, episodes // 2), 1.0), rng)
    frame = replace(frame, episodes=frame.episodes[:episodes])
    print(f"episodes {len(frame.episodes)}, persons {len(frame.persons)}, payments {len(frame.payments)}")
    runs: dict[str, Callable[[], object]] = {
        "trajectories": lambda: study_trajectories(frame, rng=rng),
        "money": lambda: study_money(frame, Terms(year=2019)),
        "networks": lambda: study_networks(frame, rng=rng),
        "routes": lambda: study_routes(frame),
        "table": lambda: tabulate_claims(frame, ("left_home", "outcome")),
    }
    whole = time.process_time()
    for name, run in runs.items():
        start = time.process_time()
        run()
        print(f"{name}: {time.process_time() - start:.2f} s")
    print(f"all: {time.process_time() - whole:.2f} s")


def with_actors(frame: PatternFrame, rng: np.random.Generator) -> PatternFrame:
    """A broker, a buyer and a venue for handovers and what follows."""
    number = len(frame.episodes)
    names = rng.integers(0, max(1, number // 6), size=(number, 3))
    rows = [
        replace(
            row,
            actors=((f"b{one}", "Broker"), (f"u{two}", "Buyer")),
            venue_id=f"v{three}" if at % 3 == 0 else "",
        )
        for at, (row, (one, two, three)) in enumerate(zip(frame.episodes, names, strict=True))
    ]
    return replace(frame, episodes=tuple(rows))


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[2:]]
    if sys.argv[1:2] == ["speed"]:
        speed(*(numbers or [100_000]))
    else:
        hold(*[*numbers, 200, 1][:2] if len(numbers) < 2 else numbers[:2])
