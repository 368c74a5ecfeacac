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
        source = held_source(source_id)
        Feedback.objects.create(source=source, kind=kind, note=note, at=datetime.now(UTC), by=casebook.actor)
        entry.object = source_id
        entry.detail["kind"] = kind


def feedback_owed(casebook: Casebook) -> list[str]:
    """Sources of which a promise to tell stands open: promised, and neither told nor out of reach since.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "feedback_owed", "consent") as entry:
        last: dict[str, str] = {}
        for row in Feedback.objects.order_by("at", "pk"):
            last[row.source_id] = row.kind
        owed = sorted(source for source, kind in last.items() if kind == "Promised")
        entry.detail["owed"] = len(owed)
    return owed
