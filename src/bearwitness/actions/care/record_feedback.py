"""Record what a person was told of what became of her words."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Feedback
from bearwitness.domain.codebook import codebook


def record_feedback(casebook: Casebook, source_id: str, kind: str, note: str = "") -> None:
    """Add a line to the log of feedback; the note is kept in the casebook and not in the audit.

    Raises
    ------
    NotAllowed
    NoSuchItem
    UnknownTerm
        The kind is not of ``feedback_kind``.
    """
    with acting(casebook, "record_feedback", "consent") as entry:
        codebook().check("feedback_kind", kind)
        source = held_source(casebook, source_id)
        Feedback.objects.create(source=source, kind=kind, note=note, at=datetime.now(UTC), by=casebook.actor)
        entry.object = source_id
        entry.detail["kind"] = kind
