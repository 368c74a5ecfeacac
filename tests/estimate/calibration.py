"""Simulation-based calibration of whole methods: from the prior a method states to a table, and through `fit` to a rank.

The prior of the total is 1 / N, which nobody can draw from; but it makes the number of persons on record independent of
every other parameter (the sum over N of 1 / N times the chance of n on record is 1 / n whatever they are). So n is given,
the parameters keep their prior, and the persons missed are negative binomial: a proper law, of which the posterior given
the table is the very same.

A table may be passed over for what it holds, since ranks are even given each table; never for what was drawn from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product
from operator import attrgetter
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, chisquare
from tests.estimate.reference import full_design
from tests.estimate.test_graph_calibration import cells_of

from bearwitness.estimate import CaptureTable, Interval, Model
from bearwitness.estimate.methods import threshold
from bearwitness.estimate.models.chordal_graphs import chordal_graphs, holding
from bearwitness.estimate.models.latent_sampler import sample_latent
from bearwitness.estimate.models.loglinear_posterior import draw_loglinear

Floats = npt.NDArray[np.float64]
SIZES = (10, 100, 1000)
"""Persons on record."""

LARGEST = 1e15
"""Mean of a Poisson variate from which on it is taken for its mean."""

CLASSES, SHAPE, RATE = 10, 0.25, 0.25
"""Of the latent classes, as docs/methods/latent.md states them, written here anew: a fault shared with the sampler would not show."""

WIDE = 100.0
"""Standard deviation of the intercept and the main effects that `threshold` states."""

BASE, ALONE = (-30.0, 42.0), (-8.0, 9.0)
"""Where intercept and log means of persons on one list alone must lie for a table of `from_pairs` to be kept, but for chances
under 1e-12."""

LEAST_ALONE, MOST = 5, 2000
ENVELOPES = 20_000
DRAWS = 250
"""Of each chain, where a sampler is ranked without its method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """A table, and the persons missed that it was made with (or their mean, where that is what a method reports)."""

    table: CaptureTable
    missed: float
    unseen: float
    """Chance of being missed, of a person who has a possible pattern; not a number where the model knows of none."""

    @property
    def total(self) -> float:
        return self.table.observed + self.missed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """Draws of anything, where there is no method around them."""

    draws: Floats | None
    interval: Interval | None = None


class Found(Protocol):
    """What is ranked: an `Estimate`, or a `Posterior`."""

    @property
    def draws(self) -> Floats | None: ...

    @property
    def interval(self) -> Interval | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Ranks of the truth among draws, 0 to `ranked`; tables without draws; intervals given, and those that held the truth."""

    ranks: list[int]
    ranked: int
    refused: int
    limited: int
    covered: int

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        return np.bincount(self.ranks, minlength=self.ranked + 1).astype(np.int64)

    @property
    def chisquare(self) -> float:
        """Probability of ranks so uneven, were they even."""
        return float(chisquare(self.counts).pvalue)


Simulate = Callable[[np.random.Generator], Simulated]
Fitted = Callable[[CaptureTable, np.random.Generator], Found]
total: Callable[[Simulated], float] = attrgetter("total")
unseen: Callable[[Simulated], float] = attrgetter("unseen")


def calibrate(
    simulate: Simulate,
    fit: Fitted,
    rng: np.random.Generator,
    tables: int,
    *,
    of: Callable[[Simulated], float] = total,
    ranked: int = 19,
) -> Calibration:
    """Rank the truth of so many simulated tables among thinned draws.

    The share of persons unseen has the rank of the total, n being given; the chance of being missed has one of its own.
    """
    ranks, refused, limited, covered = list[int](), 0, 0, 0
    for _ in range(tables):
        made = simulate(rng)
        found, truth = fit(made.table, rng), of(made)
        if found.draws is None:
            refused += 1
            continue
        ranks.append(rank(rng, found.draws, truth, ranked))
        if found.interval is not None:
            limited += 1
            covered += found.interval.lower <= truth <= found.interval.upper
    return Calibration(ranks=ranks, ranked=ranked, refused=refused, limited=limited, covered=covered)


def rank(rng: np.random.Generator, draws: Floats, truth: float, ranked: int) -> int:
    """Evenly spaced draws below the truth; ties fall at random."""
    flat = draws.ravel()
    thinned = flat[((np.arange(ranked) + rng.random()) * flat.size / ranked).astype(int)]
    ties = int((thinned == truth).sum())
    return int((thinned < truth).sum() + rng.integers(ties + 1))


def envelope(counts: npt.NDArray[np.int64]) -> float:
    """Probability that even ranks leave the envelope of their distribution function so far (Säilynoja et al. 2022).

    Of the steps of the function each has a binomial law; what counts is the least likely, against the same in simulated
    even ranks: all steps at once, not each by itself.

    References
    ----------
    Säilynoja T, Bürkner P-C, Vehtari A (2022). Graphical test for discrete uniformity and its applications in
    goodness-of-fit evaluation and multiple sample comparison. Statistics and Computing 32:32.
    """
    number, steps = int(counts.sum()), np.arange(1, len(counts)) / len(counts)
    whole = np.arange(number + 1)[:, None]
    least = np.minimum(binom.cdf(whole, number, steps), binom.sf(whole - 1, number, steps))
    places = np.arange(len(steps))
    even = np.random.default_rng(1).multinomial(number, np.full(len(counts), 1 / len(counts)), ENVELOPES)
    simulated = least[even.cumsum(axis=1)[:, :-1], places].min(axis=1)
    seen = least[counts.cumsum()[:-1], places].min()
    return float((1 + (simulated <= seen).sum()) / (1 + ENVELOPES))


def given_observed(rng: np.random.Generator, empty: CaptureTable, chances: Floats) -> Simulated | None:
    """Some number of persons on record with these chances of the patterns, and those missed; none where a method may refuse.

    Where a list holds nobody the methods leave it out, which is another model.
    """
    patterns = list(product((0, 1), repeat=len(empty.lists)))
    possible = np.where([pattern in set(empty.never) for pattern in patterns], 0.0, chances)
    observed, seen = int(rng.choice(SIZES)), possible[1:].sum()
    counts = rng.multinomial(observed, possible[1:] / seen).tolist()
    table = CaptureTable.from_patterns(
        empty.lists, {p: n for p, n in zip(patterns[1:], counts, strict=True) if n}, never=empty.never
    )
    mean = float(rng.gamma(observed) * possible[0] / seen)
    if not table.sizes.all() or table.seen_once == observed:
        return None
    missed = float(rng.poisson(mean)) if mean < LARGEST else mean
    return Simulated(table=table, missed=missed, unseen=float(possible[0] / (possible[0] + seen)))


def from_graphs(empty: CaptureTable) -> Simulate:
    """Graphs alike, the cells of one from its hyper-Dirichlet law of total weight 1."""
    lists = len(empty.lists)
    possible = np.array([p not in set(empty.never) for p in product((0, 1), repeat=lists)])
    graphs = holding(chordal_graphs(lists), possible) if empty.never else chordal_graphs(lists)

    def simulate(rng: np.random.Generator) -> Simulated:
        while True:
            true = int(rng.integers(graphs.number))
            cells = cells_of(graphs, true, possible / possible.sum(), rng)
            made = given_observed(rng, empty, cells)
            if made:
                return made

    return simulate


def from_classes(empty: CaptureTable) -> Simulate:
    """Uniform chances in each of ten classes, whose weights are sticks broken with an unknown alpha."""
    cells = np.array(list(product((0, 1), repeat=len(empty.lists))))

    def simulate(rng: np.random.Generator) -> Simulated:
        while True:
            alpha = rng.gamma(SHAPE, 1 / RATE)
            with np.errstate(divide="ignore", over="ignore"):
                left = np.append(1.0, np.exp(-np.cumsum(rng.exponential(size=CLASSES - 1) / alpha)))
            weights = left - np.append(left[1:], 0.0)
            chance = rng.random((len(empty.lists), CLASSES))
            within = np.where(cells[:, :, None] == 1, chance, 1 - chance).prod(axis=1)
            made = given_observed(rng, empty, within @ weights)
            if made:
                return made

    return simulate


def from_pairs(lists: int) -> Simulate:
    """Log-linear model of all pairs: normal effects of variance 1, intercept and main effects of variance 10^4.

    Such a prior gives hardly ever a table: nobody, or more than live. Kept are tables of at most `MOST` persons, at least
    `LEAST_ALONE` of them on each list alone, and some on two; the rest of the prior need not be drawn.
    """
    pairs = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    design = full_design((0, *(1 << i for i in range(lists)), *pairs), lists)
    names, patterns = [f"L{n}" for n in range(lists)], list(product((0, 1), repeat=lists))
    alone, waiting = [1 << i for i in range(lists)], list[Simulated]()

    def fill(rng: np.random.Generator) -> None:
        base = rng.uniform(*BASE, size=50_000)
        effects = rng.uniform(*ALONE, size=(len(base), lists)) - base[:, None]
        weak = np.column_stack([base, effects])
        weak = weak[rng.random(len(base)) < np.exp(-(weak**2).sum(axis=1) / (2 * WIDE**2))]
        terms = np.column_stack([weak, rng.standard_normal((len(weak), len(pairs)))])
        logs = terms @ design.T
        held = logs[:, 1:].max(axis=1) < ALONE[1]
        counts, bases = rng.poisson(np.exp(logs[held, 1:])), terms[held, 0]
        whole, apart = counts.sum(axis=1), counts[:, [cell - 1 for cell in alone]]
        kept = (whole <= MOST) & (apart.min(axis=1) >= LEAST_ALONE) & (whole > apart.sum(axis=1))
        for row, at in zip(counts[kept].tolist(), bases[kept].tolist(), strict=True):
            people = {p: n for p, n in zip(patterns[1:], row, strict=True) if n}
            table = CaptureTable.from_patterns(names, people)
            waiting.append(Simulated(table=table, missed=float(np.exp(at)), unseen=np.nan))

    def simulate(rng: np.random.Generator) -> Simulated:
        while not waiting:
            fill(rng)
        return waiting.pop()

    return simulate


def all_pairs(table: CaptureTable, rng: np.random.Generator) -> Posterior:
    """First half of `threshold`: every pair kept."""
    lists = len(table.lists)
    model = Model.of(lists, [1 << i | 1 << j for i, j in combinations(range(lists), 2)])
    weights = [threshold.WEAK if term.bit_count() < 2 else threshold.PAIR for term in model.terms]
    found = draw_loglinear(table, model, np.array(weights), rng, DRAWS)
    return Posterior(draws=table.observed + np.exp(found[:, :, 0]))


def chance_missed(table: CaptureTable, rng: np.random.Generator) -> Posterior:
    """Chance of being missed, of the latent classes: the method reports totals only."""
    found = sample_latent(table, rng, wanted=DRAWS)
    return Posterior(draws=1 - found.seen if found.agreed else None)


def lists_of(number: int) -> CaptureTable:
    """Names of so many lists."""
    return CaptureTable.from_patterns(list("ABCDE")[:number], {(1,) + (0,) * (number - 1): 1})
