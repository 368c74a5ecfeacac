"""Estimates of almost nobody: where hardly anybody is missing from the lists, a number of the missing tells of persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bearwitness.domain.release import ReleasedEstimate, ReleasedMethod
from bearwitness.estimate import Estimate, Reading
from bearwitness.release.estimates.estimates import OnRecord
from bearwitness.release.labels import everywhere


def kept_apart(
    released: ReleasedEstimate,
    reading: Reading,
    known: Sequence[int],
    *,
    threshold: int,
    on_record: OnRecord = "with",
) -> ReleasedEstimate:
    """The estimate without what would tell how few are unseen: refused whole, or without the lines that say so alone.

    Parameters
    ----------
    released
        The estimate as it would leave.
    reading
        What the methods say.
    known
        Every count of persons published now or before: beside it, an upper end, that of one method too, is as good as
        beside the number on record, which may be withheld.
    threshold
        Least number of persons that may be told, unseen ones too.
    on_record
        How the number on record is said.
    """
    observed = reading.table.observed
    lines = list(zip(reading.estimates, released.methods, strict=True))
    near = [
        _near(each, observed, threshold) or _beside(line.upper or line.total, known, threshold)
        for each, line in lines
    ]
    told = [found for found, each in zip(near, reading.estimates, strict=True) if each.total is not None]
    head = reading.headline.upper
    if (
        (told and all(told))
        or (head is not None and head - observed < threshold)
        or _beside(released.upper, known, threshold)
    ):
        return _refused(released, on_record)
    methods = (_silent(line) if found else line for (_, line), found in zip(lines, near, strict=True))
    return replace(released, methods=tuple(methods))


def _near(estimate: Estimate, observed: int, threshold: int) -> bool:
    """Whether a method puts fewer than the threshold beyond the lists."""
    if estimate.total is None:
        return False
    end = estimate.interval.upper if estimate.interval else estimate.total
    return end - observed < threshold


def _beside(end: int | None, known: Sequence[int], threshold: int) -> bool:
    """Whether an end, as readers see it, stands within the threshold of a number that they see too."""
    return end is not None and any(abs(end - each) < threshold for each in known)


def _silent(line: ReleasedMethod) -> ReleasedMethod:
    return replace(line, total=None, lower=None, upper=None, status="refused")


def _refused(released: ReleasedEstimate, on_record: OnRecord) -> ReleasedEstimate:
    said = everywhere("release.headline.nearly_all")
    if released.observed is not None:
        key = f"release.{on_record}_observed"
        said = everywhere(key, said=said, lists=released.lists, observed=f"{released.observed:,}")
    return replace(
        released,
        total=None,
        lower=None,
        upper=None,
        floor=None,
        status="refused",
        methods=(),
        reading=said,
        cautions=(),
        breaks=(),
    )
