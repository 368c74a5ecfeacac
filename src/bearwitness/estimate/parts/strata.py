"""Estimates by stratum and their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bearwitness.domain.messages import Language
from bearwitness.estimate.capture.read_table import Stratum
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.estimate_table import REPS, estimate
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.lognormal import LEVEL, Z, limits
from bearwitness.estimate.note import Note
from bearwitness.estimate.parts.pool import CAUTION
from bearwitness.estimate.parts.stratified_table import StratifiedTable
from bearwitness.estimate.verdict.reading import Reading, TableSummary
from bearwitness.estimate.verdict.status import REFUSED, headline


@dataclass(frozen=True, slots=True, kw_only=True)
class StratifiedReading:
    """A reading for each stratum, and one for their sum."""

    by: tuple[str, ...]
    strata: Mapping[Stratum, Reading]
    total: Reading

    def to_json(self, language: Language = "en") -> dict[str, object]:
        """The object of FORMATS for the sum, with `strata`: the same for each, and which it is."""
        parts = [
            {"stratum": dict(zip(self.by, key, strict=True)), **reading.to_json(language)}
            for key, reading in self.strata.items()
        ]
        return {**self.total.to_json(language), "strata": parts}


def estimate_strata(
    table: StratifiedTable,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
) -> StratifiedReading:
    """Estimate each stratum by itself and add up what each method says.

    Strata that differ in how lists reach people are where one table of all of them misleads; but each
    needs overlaps of its own. A method that gives no number for some stratum gives none for the sum.

    Parameters
    ----------
    table : StratifiedTable
        Tables of the same lists.
    rng : numpy.random.Generator
        Spawns one generator a stratum, and one for the sum.
    methods, frame, closed, reps, tell
        As for `estimate`.
    """
    readings = {}
    *owns, last = rng.spawn(len(table.strata) + 1)
    for done, ((key, part), own) in enumerate(zip(table.strata.items(), owns, strict=True)):
        readings[key] = estimate(part, rng=own, methods=methods, frame=frame, closed=closed, reps=reps)
        tell(done + 1, len(table.strata))
    return added_up(table.by, readings, TableSummary.of(table.whole), last)


def added_up(
    by: tuple[str, ...],
    readings: Mapping[Stratum, Reading],
    whole: TableSummary,
    rng: np.random.Generator,
) -> StratifiedReading:
    """Readings of all strata and their sum; `rng` puts draws together."""
    parts = list(readings.values())
    sums = [
        summed([each.estimates[at] for each in parts], [each.table.observed for each in parts], rng)
        for at in range(len(parts[0].estimates))
    ]
    kinds = {each.floor.kind for each in parts}
    floor = Floor(
        value=sum(each.floor.value for each in parts),
        kind="observed" if kinds == {"observed"} else "chao_lower_limit",
    )
    refused = all(each.status == "refused" for each in sums)
    total = Reading(
        table=whole,
        frame=parts[0].frame,
        estimates=tuple(sums),
        floor=floor,
        headline=REFUSED if refused else headline(sums, floor),
    )
    return StratifiedReading(by=by, strata=readings, total=total)


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
        status=max((each.status for each in estimates), key=CAUTION.index),
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
        if note.code not in {each.code for each in notes}:
            notes.append(note)
    return tuple(notes)
