"""Let no count of a run go on once a list of it is closed."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.linking.errors import ListClosedSince
from bearwitness.casebook.linking import closed_since
from bearwitness.casebook.models import LinkageRun


def require_open(run_id: str) -> None:
    """Look at the agreements as they are now, not as they were when it ran.

    Raises
    ------
    ListClosedSince
        The agreement of one of its lists has ended, or does not let it be counted any more.
    """
    run = LinkageRun.objects.filter(id=run_id).first()
    if run is None or closed_since(run, datetime.now(UTC)):
        raise ListClosedSince
