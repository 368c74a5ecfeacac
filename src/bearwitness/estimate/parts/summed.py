"""One estimate of a population from estimates of its strata."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.estimate.estimate_record import Estimate, Interval, most_cautious
from bearwitness.estimate.models.lognormal import LEVEL, Z, limits
from bearwitness.estimate.note import Note
from bearwitness.estimate.parts.pool import REDRAWN


def summed(estimates: Sequence[Estimate], observed: Sequence[int], rng: np.random.Generator) -> Estimate:
    """Sum of what one method says of each stratum, strata independent.

    With draws in every stratum: sums of draws, put together at random. Otherwise the missed are added with
    their variances (from the log-normal form of the limits), and the limits are log-normal.
    """
    first, refused = estimates[0], sum(each.total is None for each in estimates)
    if refused:
        values = {"refused": refused, "strata": len(estimates)}
        return Estimate.refused(
            first.method, Note(code="stratum_refused", values=values), citation=first.citation
        )
    total, mean, draws, interval = sum(e.total or 0.0 for e in estimates), None, None, None
    if all(each.draws is not None for each in estimates):
        draws = _sums([each.draws.ravel() for each in estimates if each.draws is not None], rng)
        lower, total, upper = np.quantile(draws, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
        mean = float(draws.mean()) if all(each.mean is not None for each in estimates) else None
        interval = Interval(level=LEVEL, lower=lower, upper=upper, kind="summed_draws")
    elif all(each.interval is not None for each in estimates):
        persons = sum(observed)
        variance = sum(_variance(each, n) for each, n in zip(estimates, observed, strict=True))
        lower, upper = limits(persons, total - persons, variance)
        interval = Interval(level=LEVEL, lower=lower, upper=upper, kind="summed_variance")
    return Estimate(
        method=first.method,
        total=total,
        mean=mean,
        interval=interval,
        status=most_cautious(each.status for each in estimates),
        model=None,
        warnings=(Note(code="strata_apart"), *_notes(estimates)),
        citation=first.citation,
        draws=draws,
    )


def _sums(
    parts: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.float64]]], rng: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Sums of as many draws of each, in random order, shape (1, draws)."""
    size = min(map(len, parts))
    found = np.zeros(size)
    for part in parts:
        found += rng.permutation(part)[:size]
    return found[None, :]


def _variance(estimate: Estimate, observed: int) -> float:
    """Variance of the number missed, from limits taken for log-normal around it."""
    if estimate.interval is None or estimate.total is None or estimate.total <= observed:
        return 0.0
    lower = max(estimate.interval.lower - observed, 1e-9 * estimate.total)
    spread = float(np.log((estimate.interval.upper - observed) / lower)) / (2 * Z)
    missed = estimate.total - observed
    return missed**2 * float(np.expm1(spread**2))


def _notes(estimates: Sequence[Estimate]) -> tuple[Note, ...]:
    notes: list[Note] = []
    for note in (note for each in estimates for note in each.warnings):
        if note.code not in REDRAWN | {each.code for each in notes}:
            notes.append(note)
    return tuple(notes)
