"""Put what a log-linear method found into the form of an estimate."""

from __future__ import annotations

from dataclasses import replace

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.intervals.bca import Resampled
from bearwitness.estimate.intervals.profile import deviance_of, profile_interval
from bearwitness.estimate.models.existence import extended
from bearwitness.estimate.models.fit_model import ModelFit
from bearwitness.estimate.models.goodness import misfit
from bearwitness.estimate.note import Note


def reported(
    method: str, citation: tuple[str, ...], table: CaptureTable, found: ModelFit, limits: Resampled
) -> Estimate:
    """Estimate with its intervals side by side: resampled ones first, then those given the chosen model.

    Only an interval that repeats the choice of model may stand for the method; the others are shown
    beside it, to say how much the choice weighs. A model that the table contradicts disputes its number.
    """
    curve = deviance_of(extended(table, found.model), found.model.lists)
    profile = profile_interval(curve, table.observed, found.missed)[1]
    unbounded = () if profile else (Note(code="no_upper_limit"),)
    against = misfit(method, found.deviance, found.freedom)
    infinite = Note(code="at_infinity", values={"method": method, "number": len(found.infinite)})
    of_limits = [replace(note, values={**note.values, "method": method}) for note in limits.notes]
    return Estimate(
        method=method,
        total=found.total,
        interval=limits.intervals[0] if limits.intervals else None,
        status="disputed" if against else "estimated",
        model=found.model.named(table.lists),
        warnings=(*against, *of_limits, *unbounded, *((infinite,) if found.infinite else ())),
        citation=citation,
        beside=(*limits.intervals[1:], *((profile,) if profile else ()), found.wald),
    )
