"""From replicates of a capture table to one reading, with the doubt about links in its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median_low
from typing import Any

import numpy as np

from bearwitness.estimate.errors import BadReplicates
from bearwitness.estimate.estimate_record import Estimate, Status, most_cautious
from bearwitness.estimate.estimate_table import REPS
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.note import Note
from bearwitness.estimate.parts.linked_part import LinkedPart, Spread, estimate_part, here
from bearwitness.estimate.parts.pool import common_status, pooled
from bearwitness.estimate.parts.replicates import Replicates
from bearwitness.estimate.parts.weak_parts import pooled_weak
from bearwitness.estimate.verdict.reading import Reading
from bearwitness.estimate.verdict.status import REFUSED, concluded

MISSED = "missed_links"
"""Key of `meta.json`: probability that a true link was never compared, one number or one a stratum."""

REVIEWED = "reviewed_sample"
"""Key of `meta.json`: what people said of a random sample of pairs. A linkage always writes it."""
ALARM = "alarm_passed"
"""Code among the `notes` of `meta.json`: lists looked poisoned to a linkage, and somebody let it go on."""

LEAST_REPS = 100


def estimate_replicates(
    replicates: Replicates,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
    spread: Spread = here,
) -> Reading:
    """Estimate every replicate and pool what each method says.

    Where `meta.json` gives the probability of a missed link, each replicate first gets back links drawn at
    random (`with_missed_links`), so that what was never compared is in the limits too. Each replicate is
    estimated with `reps` shared among them, but at least 100. The floor is the lowest of their floors.
    Where `meta.json` says that too few pairs of a random sample were judged by people, nothing is `estimated`: how
    often the links are right then rests on a model alone, and the status is `disputed` at most.

    Parameters
    ----------
    replicates : Replicates
        At least one table.
    rng : numpy.random.Generator
        Spawns one generator a replicate.
    methods, frame, closed, tell
        As for `estimate`.
    reps : int
        Replicates or draws of each method over all tables; 0 gives points.
    spread : callable
        Where the replicates are estimated: in this process, or `on_spark`. The numbers are the same.

    Raises
    ------
    BadReplicates
        `missed_links` is not a probability, or leaves out a stratum.

    Examples
    --------
    Kosovo, had the lists been linked so that one true link in twenty was never compared: totals come down.

    >>> from bearwitness.estimate import Replicates, StratifiedTable, published
    >>> kosovo = StratifiedTable(by=(), strata={(): published.load("Kosovo").table})
    >>> options = {"methods": ["chao"], "frame": "killings", "reps": 0}
    >>> totals = []
    >>> for missed in (0.0, 0.05):
    ...     linked = Replicates(tables=(kosovo,) * 10, meta={"missed_links": missed})
    ...     reading = estimate_replicates(linked, rng=np.random.default_rng(1), **options)
    ...     totals.append(round(reading.estimates[0].total, -2))
    >>> totals[0], totals[1] < totals[0]
    (8800.0, True)
    """
    missed = missed_by_stratum(replicates)
    parts = [
        LinkedPart(
            table=table,
            missed=missed,
            rng=own,
            methods=tuple(methods),
            frame=frame,
            closed=closed,
            reps=shared_reps(reps, len(replicates.tables)),
        )
        for table, own in zip(replicates.tables, rng.spawn(len(replicates.tables)), strict=True)
    ]
    readings = spread(estimate_part, parts, tell)
    reading = pooled_reading(readings, allowed_for(max(missed.values())))
    return disputed(reading, doubts(replicates.meta))


def allowed_for(missed: float) -> tuple[Note, ...]:
    """What is said where links were put back that nobody compared, by the share of true links that were missed so."""
    return (Note(code="links_not_compared", values={"percent": 100 * missed}),) if missed else ()


def shared_reps(reps: int, tables: int) -> int:
    """Replicates or draws for each of so many tables."""
    return max(LEAST_REPS, reps // tables) if reps else 0


def doubts(meta: Mapping[str, object]) -> tuple[Note, ...]:
    """What keeps an estimate from linked lists disputed: too little of a random sample is judged, or an alarm was let pass.

    Replicates that come from no linkage of ours say neither.
    """
    sample, notes = meta.get(REVIEWED, {"enough": True}), meta.get("notes", [])
    found = [] if isinstance(sample, dict) and sample.get("enough") is True else ["links_not_reviewed"]
    found += [] if isinstance(notes, list) and ALARM not in notes else ["links_alarmed"]
    return tuple(Note(code=each) for each in found)


def disputed(reading: Reading, doubts: tuple[Note, ...]) -> Reading:
    """The same with `disputed` for `estimated`, and the notes that say why; as it is where there are none."""
    if not doubts:
        return reading
    head = reading.headline
    estimates = tuple(
        (replace(each, status="disputed") if each.status == "estimated" else each).noting(*doubts)
        for each in reading.estimates
    )
    if head.status == "estimated":
        head = replace(head, total=None, status="disputed")
    return replace(reading, estimates=estimates, headline=head)


def pooled_reading(
    readings: Sequence[Reading], notes: tuple[Note, ...] = (), most: Status = "estimated"
) -> Reading:
    """One reading from readings of replicates or imputations of one table, all by the same methods.

    Each was read by all rules; the headline is never more than the most cautious status that a quarter of theirs have, nor
    than `most`, and what weak dependence would change is pooled into its limits like a method.
    """
    observed = [each.table.observed for each in readings]
    found: list[Estimate] = []
    for at in range(len(readings[0].estimates)):
        found.append(pooled([each.estimates[at] for each in readings], observed).noting(*notes))
    middle = readings[observed.index(median_low(observed))]
    floor = min((each.floor for each in readings), key=lambda each: each.value)
    refused = all(each.status == "refused" for each in found)
    weak = pooled_weak(readings)
    most = most_cautious([common_status([each.status for each in readings]), most])
    head, changed = (REFUSED, ()) if refused else concluded(found, floor, weak, most)
    return Reading(
        table=middle.table,
        frame=middle.frame,
        estimates=tuple(each.noting(*changed) for each in found),
        floor=floor,
        headline=head,
        weak=weak,
    )


def missed_by_stratum(replicates: Replicates) -> Mapping[tuple[str, ...], float]:
    """Probability of a missed link for each stratum of the tables, 0 where `meta.json` gives none.

    The key of a stratum in `meta.json` is its values joined by ` | `.
    """
    strata = {key for table in replicates.tables for key in table.strata}
    given = replicates.meta.get(MISSED, 0.0)
    by: dict[str, Any] = given if isinstance(given, dict) else {" | ".join(key): given for key in strata}
    try:
        found = {key: float(by[" | ".join(key)]) for key in strata}
    except (KeyError, TypeError, ValueError) as error:
        raise BadReplicates(file=0) from error
    if not all(0 <= each < 1 for each in found.values()):
        raise BadReplicates(file=0)
    return found
