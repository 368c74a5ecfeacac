"""Find a source that the casebook holds, whatever its consent says."""

from __future__ import annotations

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Source


def held_source(source_id: str) -> Source:
    """Row of a source, with its consent.

    Raises
    ------
    NoSuchItem
    """
    source = Source.objects.select_related("consent").filter(id=source_id).first()
    if source is None:
        raise NoSuchItem
    return source
