"""The named designs of the study, each with its truth and with what may be asked of a reading of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bench.study.populations import Caught, classes, independent, leaving, rasch, referred

Sort = Literal["solvable", "hard", "seen", "unseen"]
"""What is asked: `solvable`, that `estimated` be said in 80% of runs; `hard`, only that what is said holds;
`seen`, every method misses and the table can show it: at most 5% `estimated`; `unseen`, every method misses
and no table can show it: reported, and nothing can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One way in which a table comes about. `reachable` is the total that a reading speaks of."""

    name: str
    sort: Sort
    reachable: int
    draw: Callable[[np.random.Generator], Caught]
    structural: tuple[tuple[int, int], ...] = ()
    """Pairs of lists that cannot overlap and are declared so."""
    about: str = ""


FOUR = (0.30, 0.22, 0.18, 0.26)
FIVE = (0.22, 0.16, 0.12, 0.20, 0.14)


LOW = (0.045, 0.03, 0.05, 0.02, 0.035)
SIX = (0.20, 0.15, 0.12, 0.10, 0.18, 0.08)


def referred_classes(rng: np.random.Generator) -> Caught:
    """Two kinds of persons, one reached more easily, and a referral between two lists in both."""
    easy = referred(rng, 1200, (0.45, 0.3, 0.3, 0.4, 0.35), [(0, 1, 2.0)])
    hard = referred(rng, 1800, (0.12, 0.08, 0.1, 0.07, 0.09), [(0, 1, 2.0)])
    return np.concatenate([easy, hard])


DESIGNS: tuple[Design, ...] = (
    Design(
        name="independent 4",
        sort="solvable",
        reachable=1500,
        draw=lambda rng: independent(rng, 1500, FOUR),
        about="four independent lists",
    ),
    Design(
        name="independent 5",
        sort="solvable",
        reachable=3000,
        draw=lambda rng: independent(rng, 3000, FIVE),
        about="five independent lists",
    ),
    Design(
        name="referral",
        sort="solvable",
        reachable=3000,
        draw=lambda rng: referred(rng, 3000, FIVE, [(0, 1, 3.0)]),
        about="one list passes persons on to another",
    ),
    Design(
        name="avoidance",
        sort="solvable",
        reachable=3000,
        draw=lambda rng: referred(rng, 3000, FIVE, [(0, 3, 0.3)]),
        about="persons on one list are seldom on another",
    ),
    Design(
        name="referral and avoidance",
        sort="solvable",
        reachable=4000,
        draw=lambda rng: referred(rng, 4000, FIVE, [(0, 1, 2.5), (3, 4, 0.4)]),
        about="one of each, between four of five lists",
    ),
    Design(
        name="apart by definition",
        sort="solvable",
        reachable=3000,
        draw=lambda rng: referred(rng, 3000, FIVE, [(0, 1, 0.0)]),
        structural=((0, 1),),
        about="two lists that cannot overlap, declared",
    ),
    Design(
        name="apart, not declared",
        sort="hard",
        reachable=3000,
        draw=lambda rng: referred(rng, 3000, FIVE, [(0, 1, 0.0)]),
        about="two lists that cannot overlap, not declared",
    ),
    Design(
        name="two classes",
        sort="seen",
        reachable=3000,
        draw=lambda rng: classes(
            rng, (1200, 1800), [[0.45, 0.4, 0.3, 0.4, 0.35], [0.12, 0.08, 0.1, 0.07, 0.09]]
        ),
        about="two kinds of persons, one reached four times as easily",
    ),
    Design(
        name="hidden class",
        sort="unseen",
        reachable=3000,
        draw=lambda rng: classes(rng, (1500, 1500), [[0.3, 0.25, 0.2, 0.25, 0.2], [0.004] * 5]),
        about="half of the persons are hardly ever reached",
    ),
    Design(
        name="Rasch 1",
        sort="seen",
        reachable=3000,
        draw=lambda rng: rasch(rng, 3000, FIVE, 1.0),
        about="persons differ smoothly, standard deviation 1 on the logit scale",
    ),
    Design(
        name="Rasch 2",
        sort="seen",
        reachable=3000,
        draw=lambda rng: rasch(rng, 3000, FIVE, 2.0),
        about="persons differ smoothly, standard deviation 2",
    ),
    Design(
        name="sparse",
        sort="hard",
        reachable=5000,
        draw=lambda rng: independent(rng, 5000, LOW),
        about="five independent lists with few overlaps",
    ),
    Design(
        name="sparse referral",
        sort="hard",
        reachable=5000,
        draw=lambda rng: referred(rng, 5000, LOW, [(0, 1, 8.0)]),
        about="few overlaps, most of them made by one referral",
    ),
    Design(
        name="tiny",
        sort="hard",
        reachable=80,
        draw=lambda rng: independent(rng, 80, (0.3, 0.25, 0.2)),
        about="three lists, 80 persons",
    ),
    Design(
        name="unreachable part",
        sort="solvable",
        reachable=2000,
        draw=lambda rng: independent(rng, 2000, FOUR),
        about="2,000 reachable persons beside 1,000 whom no list can reach; the reading speaks of the 2,000",
    ),
    Design(
        name="all pairs together",
        sort="seen",
        reachable=3000,
        draw=lambda rng: classes(rng, (700, 2300), [[0.55, 0.5, 0.5], [0.06, 0.05, 0.05]]),
        about="three lists that all reach the same persons more easily",
    ),
    Design(
        name="two classes and referral",
        sort="seen",
        reachable=3000,
        draw=lambda rng: referred_classes(rng),
        about="two kinds of persons, and a referral",
    ),
    Design(
        name="open",
        sort="hard",
        reachable=3000,
        draw=lambda rng: leaving(rng, 3000, FOUR, 0.75),
        about="persons leave between lists; truth is everybody who was there at the first",
    ),
    Design(
        name="six lists",
        sort="solvable",
        reachable=2500,
        draw=lambda rng: referred(rng, 2500, SIX, [(0, 4, 2.0)]),
        about="six lists with one referral",
    ),
)
