"""Weights of the two modes of the latent classes on Ned_5 by another road than chains: the evidence of each mode by itself.

    python bench/mode_evidence.py --particles 1200 --turns 3 --seeds 20 [--first 0]

The states are cut in two: those in which the largest class is on list K less than 0.3 times as often as on list I, and
all others. In each part by itself particles drawn from the prior are carried to the posterior by sequential Monte Carlo
(Del Moral, Doucet and Jasra 2006, JRSS B 68:411), and the product of their mean weights estimates the evidence. No particle ever goes
from one part to the other, so nothing here rests on how chains cross. Evidence is unbiased on its own scale, so seeds
are averaged there; too few particles make it too small more often than too large. One row a seed, as each ends.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numba
import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[1]))

from bearwitness.estimate import published
from bearwitness.estimate.kernels.latent_density import TILT, latent_density
from bearwitness.estimate.kernels.latent_divide import divide, stretch
from bearwitness.estimate.kernels.latent_kinds import TOGETHER, find_kinds
from bearwitness.estimate.kernels.latent_moves import leap, relabel, renew, renew_stick
from bearwitness.estimate.kernels.latent_shares import log_shares_of
from bearwitness.estimate.models.latent_sampler import CLASSES, PRIOR, STARTS, draw_prior, lists_of

Floats = npt.NDArray[np.float64]
RATIO, KEPT = 0.3, 0.7
"""What parts the modes, and the share of particles that are to stay effective from one heat to the next."""

ASIDE = {True: RATIO ** (1 - TILT) / 2, False: 1 - RATIO ** (1 - TILT) / 2}
"""Mass of each part under the tilted prior, where chances are uniform ones to the power 1 / (1 - TILT)."""


@numba.njit(error_model="numpy")
def inside(point: Floats, share: Floats) -> bool:
    log_shares_of(point[-1], share)
    k = 0
    for i in range(share.size):
        if share[i] > share[k]:
            k = i
    return bool((1.0 + np.exp(-point[0, k])) < RATIO * (1.0 + np.exp(-point[1, k])))


@numba.njit(error_model="numpy")
def move(rng, points, on, sizes, counts, prior, kinds, heat, step, turns, low, likelihood, seen):  # type: ignore[no-untyped-def]  # numba reads the types from the call
    """Moves of the sampler, each taken back where it leaves the part."""
    room, share = np.empty((3, points.shape[1], points.shape[2])), np.empty(points.shape[2])
    work, kept, accepted = np.empty((3 * on.shape[1] + 6, points.shape[2])), np.empty(points.shape[1:]), 0.0
    for i in range(points.shape[0]):
        p, now = points[i], (0.0, 0.0)
        for _ in range(turns):
            kept[:] = p
            chance, here, of = leap(rng, p, on, sizes, counts, prior, heat, step, 50, room, work)
            if inside(p, share) != low:
                p[:], chance = kept, 0.0
                here, _, of = latent_density(p, on, sizes, counts, prior, heat, True, room[2], work)
            accepted, now = accepted + chance, (here, of)
            for what in range(28):
                kept[:], before = p, now
                if what < 3:
                    now = renew(rng, p, on, sizes, counts, prior, heat, now, room, work)
                elif what < 4:
                    now = renew_stick(rng, p, on, sizes, counts, prior, heat, now, room, work)
                elif what < 5:
                    now = stretch(rng, p, on, sizes, counts, prior, heat, now, room, work)
                elif what < 8:
                    relabel(rng, p, prior, room)
                else:
                    now = divide(rng, p, on, sizes, counts, prior, heat, kinds, now, room, work)
                if inside(p, share) != low:
                    p[:], now = kept, before
        likelihood[i], seen[i] = now
    return accepted / points.shape[0] / turns


def effective(likelihood: Floats, rise: float) -> float:
    weights = np.exp(rise * (likelihood - likelihood.max()))
    return float(weights.sum() ** 2 / (weights**2).sum())


def rise_of(likelihood: Floats, most: float) -> float:
    """Largest rise of the heat that keeps so many particles effective."""
    low, high = -40.0, float(np.log(most))
    if effective(likelihood, most) >= KEPT * likelihood.size:
        return most
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (
            (middle, high)
            if effective(likelihood, np.exp(middle)) >= KEPT * likelihood.size
            else (low, middle)
        )
    return float(np.exp(low))


def evidence(rng: np.random.Generator, particles: int, turns: int, low: bool) -> tuple[float, Floats]:
    """Log of prior mass times evidence of one part, up to what both share, and totals of its particles."""
    table = published.load("Ned_5").table
    lists, (on, sizes), counts = len(table.lists), lists_of(table), table.counts.astype(np.float64)
    kinds = np.empty((2, STARTS * TOGETHER, lists))
    find_kinds(rng, on, sizes, counts, kinds[0], kinds[1], np.empty(STARTS * TOGETHER))
    data, share = (on, sizes, counts, np.array(PRIOR), kinds), np.empty(CLASSES)
    drawn: list[Floats] = []
    while len(drawn) < particles:
        point = draw_prior(rng, lists, CLASSES)
        chance = np.maximum(rng.random((lists, CLASSES)) ** (1 / (1 - TILT)), 1e-30)
        point[:lists] = np.log(chance) - np.log1p(-chance)
        if inside(point, share) == low:
            drawn.append(point)
    points, gradient, work = (
        np.array(drawn),
        np.empty((lists + 1, CLASSES)),
        np.empty((3 * lists + 6, CLASSES)),
    )
    likelihood = np.array([latent_density(p, *data[:4], 1.0, True, gradient, work)[0] for p in points])
    likelihood = np.where(np.isfinite(likelihood), likelihood, -1e300)
    heat, step, found, seen = 0.0, 0.3, float(np.log(ASIDE[low])), np.empty(particles)
    while heat < 1:
        rise = rise_of(likelihood, 1 - heat)
        heat = 1.0 if 1 - heat - rise < 1e-12 else heat + rise
        weights = np.exp(rise * (likelihood - likelihood.max()))
        found += float(np.log(weights.mean()) + rise * likelihood.max())
        places = (rng.random() + np.arange(particles)) / particles
        points = points[np.searchsorted(np.cumsum(weights / weights.sum()), places).clip(0, particles - 1)]
        chance = move(rng, points, *data, heat, step, turns, low, likelihood, seen)
        step *= np.exp(0.8 * (chance - 0.75))
    return found, table.observed / seen


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--particles", type=int, default=1200)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--first", type=int, default=0)
    chosen, found = parser.parse_args(), []
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        began = time.process_time()
        parts = [
            evidence(np.random.default_rng([seed, low]), chosen.particles, chosen.turns, low)
            for low in (True, False)
        ]
        found.append([each[0] for each in parts])
        lower = float(1 / (1 + np.exp(found[-1][1] - found[-1][0])))
        print(
            json.dumps(
                {
                    "seed": seed, "log_evidence": np.round(found[-1], 2).tolist(), "lower_mode": round(lower, 3),
                    "medians": [float(np.median(each[1])) for each in parts], "cpu_s": round(time.process_time() - began, 1),
                }
            ),
            flush=True,
        )  # fmt: skip
    share, error = together(np.array(found))
    print(json.dumps({"seeds": chosen.seeds, "lower_mode": round(share, 3), "error": round(error, 3)}))


def together(logs: Floats) -> tuple[float, float]:
    """Share of the lower mode by the mean evidence of all seeds, and its standard error by leaving out each in turn.

    From the logs of both, shape (seeds, 2); the error of one seed is not known.
    """
    evidences = np.exp(logs - logs.max())
    lower, upper = evidences.mean(axis=0)
    if len(logs) < 2:
        return float(lower / (lower + upper)), np.inf
    others = evidences.sum(axis=0) - evidences
    without = others[:, 0] / others.sum(axis=1)
    error = np.sqrt((len(logs) - 1) * without.var())
    return float(lower / (lower + upper)), float(error)


if __name__ == "__main__":
    main()
