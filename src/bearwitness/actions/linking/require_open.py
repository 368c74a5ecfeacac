"""Let no count of a run go on once somebody in it is closed."""

from __future__ import annotations

from datetime import datetime

from bearwitness.actions.linking.errors import ListClosedSince
from bearwitness.casebook.linked_rows import closed_since, lists_closed_since
from bearwitness.casebook.models import LinkageRun


def require_open(run_id: str, at: datetime) -> None:
    """For counts that were made when it ran: nobody in them may be closed since, by her list or by her own row.

    Raises
    ------
    ListClosedSince
    """
    run = LinkageRun.objects.filter(id=run_id).first()
    if run is None or closed_since(run, at):
        raise ListClosedSince


def require_lists_open(run: LinkageRun, at: datetime) -> None:
    """For counts that are made now, which leave closed rows out: a list that is gone changes what they are of.

    Raises
    ------
    ListClosedSince
    """
    if lists_closed_since(run, at):
        raise ListClosedSince
