"""Take back how a text and its translation were last laid side by side."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.coding.code_text import codable_text
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.laid_rows import latest_alignment
from bearwitness.casebook.models import TextAlignment


def take_back_alignment(casebook: Casebook, text_id: str, other_id: str) -> bool:
    """Return to what held before, step by step to the guess alone; whether there was anything to take back.

    Raises
    ------
    NotAllowed
    NoSuchItem, BlindCoding
        As `code_text`.
    """
    now = datetime.now(UTC)
    with acting(casebook, "take_back_alignment", "code") as entry:
        for each in (text_id, other_id):
            codable_text(casebook, each, now)
        last = latest_alignment(text_id, other_id)
        taken = last is not None and bool(last.rows or last.before_id)
        if last is not None and taken:
            before = last.before
            TextAlignment.objects.create(
                text_id=last.text_id,
                original_id=last.original_id,
                rows=before.rows if before else [],
                before=before.before if before else None,
                at=now,
                by=casebook.actor,
            )
        entry.object = text_id
        entry.detail.update(beside=other_id, taken=taken)
    return taken
