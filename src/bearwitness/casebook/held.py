"""Find a source that the casebook holds, whatever its consent says."""

from __future__ import annotations

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Source, TextVersion


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


def lacks_text(source_id: str) -> bool:
    """Whether a source was kept without a text, because nobody has masked it yet."""
    return not TextVersion.objects.filter(source=source_id).exists()
