"""Read the passages of one source, as far as they are open."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Passage
from bearwitness.casebook.open_text import open_passages
from bearwitness.casebook.records import passage_record
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.passage import PassageRecord


def read_passages(casebook: Casebook, source_id: str, *, unfolded: bool = False) -> list[PassageRecord]:
    """Passages that somebody has cut from a source and the team may read, in the order of the text.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source.
    """
    with acting(casebook, "read_passages", "consent") as entry:
        source = held_source(casebook, source_id)
        rows = Passage.objects.filter(text__source=source, text__remasking=None)
        found = [passage_record(row) for row in open_passages(rows, sight_of(casebook), datetime.now(UTC))]
        entry.object = source_id
        entry.detail["passages"] = len(found)
        entry.shows(unfolded=unfolded)
    return sorted(found, key=lambda each: (each.text_id, each.start, each.end))
