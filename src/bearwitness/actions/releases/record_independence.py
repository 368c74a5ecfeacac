"""Say that a passage does not rest on the source that its own source repeats."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Independence, Passage
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.errors import BadValue


def record_independence(casebook: Casebook, passage_id: str, reason: str) -> None:
    """Keep a passage of a derived source open when the source that it derives from is withdrawn.

    Without this, whatever repeats a withdrawn testimony is closed with it, but for the case team's own pages.

    Raises
    ------
    NotAllowed
    NoSuchItem
    BadValue
        No reason is given, or it was said before.
    """
    with acting(casebook, "record_independence", "release") as entry:
        passage = Passage.objects.filter(sight_of(casebook).over("text__source__"), id=passage_id).first()
        if passage is None:
            raise NoSuchItem
        if not reason.strip() or Independence.objects.filter(passage=passage).exists():
            raise BadValue(kind="reason", example="The court's own record says it")
        Independence.objects.create(passage=passage, reason=reason, at=datetime.now(UTC), by=casebook.actor)
        entry.object = passage_id
