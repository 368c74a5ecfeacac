"""Fictional trajectories: the limits hold the truth among those who got away, and it is not the truth of all."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np

from bearwitness.demo.stories import StoryTruth, live, tell
from bearwitness.demo.stories.held import held
from bearwitness.demo.stories.show import show_stories
from bearwitness.domain.gazetteer import Gazetteer


def test_limits_hold_the_truth_in_nearly_all_of_some_seeds() -> None:
    """All 200 seeds: `bench/bench_patterns.py hold`."""
    found: dict[str, list[bool]] = defaultdict(list)
    for seed in range(1000, 1012):
        rng = np.random.default_rng(seed)
        lives = live(rng, 900)
        for kind, ok in held(tell(rng, lives), StoryTruth.of([life for life in lives if life.safe])):
            found[kind].append(ok)
    assert set(found) == {"resale", "transition", "flow", "median price"}
    assert all(np.mean(oks) >= 0.9 for oks in found.values())
    assert np.mean([ok for oks in found.values() for ok in oks]) >= 0.93


def test_a_wrong_truth_is_not_held() -> None:
    rng = np.random.default_rng(5)
    lives = live(rng, 900)
    other = StoryTruth(
        persons=1,
        transitions={},
        resold=0.95,
        median_yuan={"ForcedMarriage": 90_000.0, "Prostitution": 1.0},
        flows={("musan", "yanji"): 0.99, ("hyesan", "changbai"): 0.01},
    )
    found = held(tell(rng, lives), other)
    assert [ok for kind, ok in found if kind in ("resale", "median price", "flow")].count(True) == 0


def test_who_got_away_differs_from_everybody() -> None:
    lives = live(np.random.default_rng(1), 20_000)
    safe, everybody = StoryTruth.of([life for life in lives if life.safe]), StoryTruth.of(lives)
    into = ("SoldOrHandedOver", "InProstitution")
    assert safe.persons < 0.6 * everybody.persons
    assert safe.transitions[into] < everybody.transitions[into] - 0.02
    places = {step.place for life in lives for step in life.steps if step.place}
    assert all(Gazetteer.load().place(place).precision == "county" for place in places)


def test_the_pages_show_both_truths(tmp_path: Path) -> None:
    shown = show_stories(tmp_path)
    assert shown.hold >= 0.85 * shown.figures > 20
    page = shown.page.read_text("utf-8")
    assert "Among everybody, also those who never got away" in page
    assert "Among those who reached: Arrival in safety" in page
    assert "<script" not in page
    assert page.count('class="point"') > 20
    assert 'class="leg"' in (tmp_path / "patterns" / "routes" / "index.ko.html").read_text("utf-8")
