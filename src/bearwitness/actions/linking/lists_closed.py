"""Whether an estimate that has left still rests on lists that may be counted."""

from __future__ import annotations

from datetime import datetime

from bearwitness.actions.linking.drawn_counts import DrawnCounts
from bearwitness.casebook.answer_history import DATED
from bearwitness.casebook.linked_rows import closed_since, lists_of
from bearwitness.casebook.models import LinkageRun
from bearwitness.estimate import CaptureTable


def lists_closed(released: datetime, at: datetime) -> bool:
    """Whether a list, or a row of one, may not be counted any more that stood behind the linked lists of a release.

    An erased list counts as closed, for whatever reason it went: nobody could say any more what the estimate is of.

    Parameters
    ----------
    released
        When the release was built, to the second: it took the latest run of that moment.
    at
        The moment of asking.
    """
    run = _run(released)
    if run is None or "drawn" not in run.retrained or closed_since(run, at):
        return True
    drawn = CaptureTable.from_csv(DrawnCounts(**run.retrained["drawn"]).captures)
    return run.records.values("list").distinct().count() < len(drawn.lists)


def lists_behind(released: datetime) -> list[str]:
    """Identifiers of the lists that stood behind the linked lists of a release."""
    run = _run(released)
    return [] if run is None else lists_of(run)


def _run(released: datetime) -> LinkageRun | None:
    return LinkageRun.objects.filter(at__lt=released + DATED).order_by("at", "id").last()
