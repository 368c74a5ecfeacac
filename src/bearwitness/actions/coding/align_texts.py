"""Lay a text and its translation side by side by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bearwitness.actions.coding.code_text import codable_text
from bearwitness.actions.errors import BadAlignment
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.laid_rows import Laid, is_in_order, latest_alignment, turned
from bearwitness.casebook.models import TextAlignment


def align_texts(casebook: Casebook, text_id: str, other_id: str, rows: Sequence[Laid]) -> None:
    """Keep which stretches stand for one another; everything between them is guessed as before.

    Parameters
    ----------
    casebook
        The open casebook.
    text_id, other_id
        Two texts, the source of one of which derives from the source of the other, in either order.
    rows
        All stretches that are to hold, seen from the first text, in their order: offsets in code points, the ends not
        included. Either stretch may be empty, where one side says nothing. They take the place of those that held.

    Raises
    ------
    NotAllowed
    NoSuchItem, BlindCoding
        As `code_text`; or neither text repeats the other.
    BadAlignment
        Stretches cross one another, leave their text, or are empty on both sides.
    """
    now = datetime.now(UTC)
    with acting(casebook, "align_texts", "code") as entry:
        text, other = (codable_text(casebook, each, now) for each in (text_id, other_id))
        if not is_in_order(rows, text.length, other.length):
            raise BadAlignment
        held = list(rows)
        if other.source.derives_from_id == text.source_id:
            text, other, held = other, text, turned(held)
        elif text.source.derives_from_id != other.source_id:
            raise NoSuchItem
        TextAlignment.objects.create(
            text=text,
            original=other,
            rows=held,
            before=latest_alignment(text_id, other_id),
            at=now,
            by=casebook.actor,
        )
        entry.object = text_id
        entry.detail.update(beside=other_id, rows=len(held))
