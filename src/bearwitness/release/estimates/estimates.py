"""Put a reading into the form that leaves: two significant figures, words in three languages."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np

from bearwitness.domain.release import ReceiptKind, ReleasedEstimate, ReleasedMethod
from bearwitness.domain.released_table import Frame
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable, Estimate, Reading, estimate
from bearwitness.release.labels import everywhere
from bearwitness.release.rounding import Rounding

SEED = 1
"""Seed of methods that draw: public, so that a reader draws the same."""
REPS = 300
"""Replicates of methods that resample, and effective draws of those that sample: enough for two figures."""
LEVEL = 95
OnRecord = Literal["with", "about", "rounded"]
"""How the number on record is said: as it is, as one of many that linked lists allow, or rounded as the tables are."""


def read(table: CaptureTable, frame: str) -> Reading:
    """Reading of a table by every method, always drawn alike; a table is read once in a process."""
    return _read(table, frame)


@lru_cache(maxsize=32)
def _read(table: CaptureTable, frame: str) -> Reading:
    return estimate(table, rng=np.random.default_rng(SEED), frame=frame, reps=REPS)


def released(
    reading: Reading,
    *,
    figure: str,
    title: Words,
    source: str,
    kind: ReceiptKind,
    frame: Frame,
    cautions: tuple[Words, ...],
    citation: tuple[str, ...],
    observed: int | None,
    step: int = 1,
    on_record: OnRecord = "with",
) -> ReleasedEstimate:
    """Estimate as it leaves; `observed` None withholds the number on record and all that equals it.

    `on_record` is how that number is said.
    """
    rounding, head = Rounding(step=step), reading.headline
    hidden = observed is None and reading.floor.kind == "observed"
    return ReleasedEstimate(
        figure=figure,
        title=title,
        source=source,
        kind=kind,
        frame=frame,
        lists=len(reading.table.lists),
        observed=observed,
        total=rounding.near(head.total),
        lower=None if hidden else rounding.down(head.lower),
        upper=rounding.up(head.upper),
        level=LEVEL,
        status=head.status,
        floor=None if hidden else rounding.down(reading.floor.value),
        methods=tuple(_method(each, rounding) for each in reading.estimates),
        reading=_spoken(reading, rounding, hidden=hidden, observed=observed, on_record=on_record),
        cautions=cautions,
        breaks=_breaks(head.status),
        citation=citation,
    )


def _method(each: Estimate, rounding: Rounding) -> ReleasedMethod:
    interval = each.interval
    return ReleasedMethod(
        method=each.method,
        total=rounding.near(each.total),
        lower=rounding.down(interval.lower) if interval else None,
        upper=rounding.up(interval.upper) if interval else None,
        status=each.status,
        citation=each.citation,
    )


def _spoken(
    reading: Reading, rounding: Rounding, *, hidden: bool, observed: int | None, on_record: OnRecord
) -> Words:
    head = reading.headline
    numbers = {
        "total": rounding.near(head.total),
        "lower": rounding.down(head.lower),
        "upper": rounding.up(head.upper),
    }
    status = "refused" if hidden and head.status == "lower_bound_only" else head.status
    given = {name: f"{each:,}" for name, each in numbers.items() if each is not None}
    said = everywhere(f"release.headline.{status}", **given)
    floor = rounding.down(reading.floor.value) or 0
    if reading.floor_above and floor > (numbers["lower"] or 0):
        above = everywhere("estimate.floor_above", floor=f"{floor:,}", lower=given["lower"])
        said = everywhere("release.with_floor", said=said, above=above)
    if observed is None:
        return said
    lists = len(reading.table.lists)
    return everywhere(f"release.{on_record}_observed", said=said, lists=lists, observed=f"{observed:,}")


def _breaks(status: str) -> tuple[Words, ...]:
    if status == "refused":
        return ()
    return tuple(everywhere(f"estimate.breaks.{key}") for key in (status, "always", "unreachable"))
