"""Sample the latent-class model: dispersed chains, tempered as far as the table needs, until they agree."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.kernels.latent_chain import run_chain
from bearwitness.estimate.kernels.latent_kinds import TOGETHER, find_kinds
from bearwitness.estimate.kernels.latent_shares import sticks_of
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.convergence import effective_draws, split_rhat

Floats = npt.NDArray[np.float64]
CLASSES = 10
PRIOR = (0.25, 0.25)
CHAINS, STARTS = 4, 16
HEATS = np.array([1.0, 0.78, 0.61, 0.5, 0.41, 0.33, 0.26, 0.19, 0.12])
"""Closest together where, on tables of this kind, two classes give way to three; down to where every mode melts."""

WARM_UP, ROUND, FULL = 100, 50, 500
"""Turns before anything is kept, and turns of a round; fewer in proportion where fewer than FULL effective draws are asked for."""

FEW = 1e-6
"""Share of a class in a start that none of the fits filled."""

COLDS, LONG = 8, 30
"""Trajectories at heat 1 in a turn while chains agree, of short runs and of those asked for FULL effective draws or more; one
once chains do not agree, since only exchanges help then."""

RHAT, ENOUGH = 1.05, 100.0
"""What chains must reach to count as agreed: split R-hat at most, effective draws at least."""

GOOD_RHAT = 1.01
WARM, SEVERAL = 3, 1.2
"""Heats after the first at which chains must agree too, and R-hat up to which they do: four chains that happen to sit in one
mode of two look alike, but hardly at every heat at once."""

MOST, TINY = 1e15, 1e-300
"""Largest mean that is drawn from, and least probability of being seen that is divided by."""

MOST_TURNS = 4.0
"""Turns of a chain for each effective draw asked for, warm-up apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LatentDraws:
    """Draws of the total, shape (chains, draws), and whether the chains agree.

    `seen` holds the probability of being on any list in the same states, all of them.
    `beyond` is the share of draws above the cut that was asked for; they are left out of `totals` where a
    cut was given, so rows may then be cut to the length of the shortest. `warm` is the largest split R-hat at the heats
    next to 1.
    """

    totals: Floats
    seen: Floats
    rhat: float
    effective: float
    swapped: Floats
    warm: float
    beyond: float = 0.0

    @property
    def agreed(self) -> bool:
        """Whether the chains have come to the same answer, with draws enough to tell."""
        return self.rhat <= RHAT and self.warm <= SEVERAL and self.effective >= ENOUGH

    @property
    def medians(self) -> Floats:
        """Median of each chain, persons."""
        middle: Floats = np.median(self.totals, axis=1)
        return middle


def sample_latent(
    table: CaptureTable,
    rng: np.random.Generator,
    *,
    wanted: int,
    classes: int = CLASSES,
    most: int | None = None,
    tell: Tell = quiet,
) -> LatentDraws:
    """Draw the total from its posterior until `wanted` effective draws are there, or the effort is spent.

    The missed persons n0 and the split of each pattern over the classes are summed out; Hamiltonian
    trajectories move list probabilities and class weights, fresh draws of a class and new splits of two
    classes jump between configurations, and copies at lower heats carry chains from mode to mode. Every copy
    of the four chains starts from one of several fits from random starts, so that they begin in whatever modes
    those fits find, and agree only once they have mixed. n0 is drawn last, negative binomial.

    Parameters
    ----------
    table : CaptureTable
        Patterns that were declared impossible have no share in the population, which is that of all other patterns.
    rng : numpy.random.Generator
        Spawns one generator a chain, so that the draws do not depend on how chains share the processors.
    wanted : int
        Effective draws of the total to stop at; effort is limited in proportion to it.
    classes : int
        K*, the truncation of the sticks.
    most : int, optional
        Cut: n0 is conditioned to be at most this, and the share beyond it is reported.
    tell : callable
        Hears of rounds done.
    """
    chains = [_Chain(table, own, classes) for own in rng.spawn(CHAINS)]
    part = min(1.0, wanted / FULL)
    turns = max(10, round(part * ROUND))
    colds, rounds, found = COLDS if wanted < FULL else LONG, max(1, round(MOST_TURNS * wanted / turns)), None
    with ThreadPoolExecutor(max_workers=min(CHAINS, os.cpu_count() or 1)) as pool:
        list(pool.map(lambda chain: chain.warm_up(max(10, round(part * WARM_UP))), chains))
        steps = np.median([chain.steps for chain in chains], axis=0)
        for done in range(rounds):
            list(pool.map(partial(_Chain.go_on, steps=steps, turns=turns, colds=colds), chains))
            tell(done + 1, rounds)
            if (done & (done + 1)) and done + 1 < rounds:
                continue
            found = _gathered(table, chains, most)
            if found.agreed and found.rhat <= GOOD_RHAT and found.effective >= wanted:
                break
            if done and max(found.rhat - RHAT, found.warm - SEVERAL) > 0 and colds > 1:
                colds = 1
                for chain in chains:
                    chain.thin()
    assert found is not None  # noqa: S101
    return found


class _Chain:
    """State of one chain and what it has seen."""

    def __init__(self, table: CaptureTable, rng: np.random.Generator, classes: int) -> None:
        self.rng, self.observed = rng, table.observed
        on, sizes = lists_of(table)
        counts = table.counts.astype(np.float64)
        kinds, sizes_of = np.empty((2, STARTS * TOGETHER, on.shape[1])), np.empty(STARTS * TOGETHER)
        find_kinds(rng, on, sizes, counts, kinds[0], kinds[1], sizes_of)
        self.data = (on, sizes, counts, np.array(PRIOR), kinds)
        self.points = np.array([_start(rng, kinds[0], sizes_of, classes) for _ in HEATS])
        self.steps = np.full(len(HEATS), 0.05)
        self.seen: list[Floats] = []
        self.missed: list[Floats] = []
        self.warm: list[Floats] = []
        self.swapped = np.zeros(len(HEATS) - 1)

    def warm_up(self, turns: int) -> None:
        """Tune the step sizes and forget the start."""
        self._run(self.steps, turns, 1, tune=True)
        self.warm.clear()

    def go_on(self, steps: Floats, turns: int, colds: int) -> None:
        """Run so many turns and draw the missed persons of each state at heat 1."""
        seen = self._run(steps, turns, colds)
        self.seen.append(seen)
        self.missed.append(_missed(self.rng, self.observed, seen))

    def thin(self) -> None:
        """Keep the last trajectory of each turn, so that draws of turns with fewer weigh the same."""
        self.seen = [each[:, -1:] for each in self.seen]
        self.missed = [each[:, -1:] for each in self.missed]

    def _run(self, steps: Floats, turns: int, colds: int, *, tune: bool = False) -> Floats:
        seen, warm = np.empty((turns, colds)), np.empty((turns, WARM))
        run_chain(self.rng, self.points, *self.data, HEATS, steps, tune, seen, warm, self.swapped)
        self.warm.append(warm)
        return seen


def _missed(rng: np.random.Generator, observed: int, seen: Floats) -> Floats:
    """Negative binomial draws as a Poisson of a gamma, which has no largest mean; above MOST the Poisson adds nothing."""
    means = rng.gamma(observed, size=seen.shape) * (1 - seen) / np.maximum(seen, TINY)
    return np.where(means < MOST, rng.poisson(np.minimum(means, MOST)), means)


def _gathered(table: CaptureTable, chains: list[_Chain], most: int | None) -> LatentDraws:
    missed = np.array([np.concatenate([each.ravel() for each in chain.missed]) for chain in chains])
    beyond = 0.0
    if most is not None:
        beyond = float((missed > most).mean())
        kept = [each[each <= most] for each in missed]
        missed = np.array([each[: min(map(len, kept))] for each in kept])
    alike = missed.shape[1] < 4
    warm = np.array([np.concatenate(chain.warm) for chain in chains])
    return LatentDraws(
        totals=table.observed + missed,
        seen=np.array([np.concatenate([each.ravel() for each in chain.seen]) for chain in chains]),
        rhat=np.inf if alike else split_rhat(missed),
        effective=0.0 if alike else effective_draws(missed),
        swapped=np.mean([chain.swapped for chain in chains], axis=0),
        warm=max(split_rhat(np.log(np.maximum(warm[:, :, at], TINY))) for at in range(WARM)),
        beyond=beyond,
    )


def lists_of(table: CaptureTable) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Positions of the lists of each pattern, shape (patterns, L), and how many there are; impossible patterns come last."""
    never = np.array(sorted(table.never), dtype=np.int64).reshape(-1, len(table.lists))
    patterns = np.vstack([table.patterns.astype(np.int64), never])
    sizes = patterns.sum(axis=1)
    on = np.argsort(-patterns, axis=1, kind="stable").astype(np.int64)
    return np.ascontiguousarray(on), sizes


def draw_prior(rng: np.random.Generator, lists: int, classes: int) -> Floats:
    """One draw of log odds and log sticks from the prior, shape (L + 1, K)."""
    point = np.zeros((lists + 1, classes))
    point[:lists] = rng.logistic(size=(lists, classes))
    alpha = max(rng.gamma(PRIOR[0], 1 / PRIOR[1]), 1e-60)
    point[lists, : classes - 1] = np.log(rng.exponential(size=classes - 1) / alpha)
    return point


def _start(rng: np.random.Generator, kinds: Floats, sizes: Floats, classes: int) -> Floats:
    """One of the fits from random starts, and a draw of the prior for the other classes, of which hardly anybody is."""
    lists, known = kinds.shape[1], min(classes, TOGETHER)
    point = draw_prior(rng, lists, classes)
    first = int(rng.integers(STARTS)) * TOGETHER
    order = first + np.argsort(-sizes[first : first + TOGETHER])[:known]
    point[:lists, :known] = kinds[order].T
    share = np.full(classes, np.log(FEW))
    share[:known] = np.log(np.maximum(sizes[order], FEW))
    share -= np.log(np.exp(share).sum())
    sticks_of(share, point[lists])
    return point
