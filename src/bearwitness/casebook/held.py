"""Find a source that the casebook holds, whatever its consent says."""

from __future__ import annotations

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.sight_of import sight_of


def held_source(casebook: Casebook, source_id: str) -> Source:
    """Row of a source that the actor sees, with its consent.

    Raises
    ------
    NoSuchItem
        There is none, or it is not hers to see.
    """
    source = sight_of(casebook).sources().select_related("consent").filter(id=source_id).first()
    if source is None:
        raise NoSuchItem
    return source


def lacks_text(source_id: str) -> bool:
    """Whether a source was kept without a text, because nobody has masked it yet."""
    return not TextVersion.objects.filter(source=source_id).exists()
