"""Whether what was typed beside a source may still be read."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight import EVERYTHING


def is_open(source_id: str) -> bool:
    """Whether its consent lets the case team read a source as a whole now."""
    rows = Source.objects.filter(id=source_id)
    return permitted(rows, EVERYTHING, datetime.now(UTC)).exists()


def notes_open(casebook: Casebook, source_id: str) -> bool:
    """Whether the actor may read words about her that were typed beside a source: as long as it is open, or as a custodian."""
    return is_open(source_id) or "custodian" in roles_of(casebook)
