"""Find a double coding in which the actor has still to code."""

from __future__ import annotations

from datetime import datetime

from bearwitness.actions.errors import BlindCoding
from bearwitness.casebook.double_coding import has_ended
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import DoubleCoding, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight_of import sight_of


def open_double_coding(casebook: Casebook, coding_id: str, at: datetime) -> DoubleCoding:
    """Return the double coding, provided that the actor is one of its coders and has not ended hers.

    Raises
    ------
    NoSuchItem
        There is none, its text is closed for ``record``, or the actor is not one of its coders.
    BlindCoding
        The actor has ended hers.
    """
    row = DoubleCoding.objects.select_related("text").filter(id=coding_id).first()
    if row is None or casebook.actor not in (row.first, row.second):
        raise NoSuchItem
    if not permitted(Source.objects.filter(id=row.text.source_id), sight_of(casebook), at).exists():
        raise NoSuchItem
    if has_ended(row, casebook.actor):
        raise BlindCoding
    return row
