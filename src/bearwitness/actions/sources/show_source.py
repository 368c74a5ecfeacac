"""Show everything that is kept about one source, but for its words."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.source_file import SourceFile, source_file


def show_source(casebook: Casebook, source_id: str) -> SourceFile:
    """Consent, its history, and what is logged of care; a withdrawn source shows too. The reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "show_source", "consent") as entry:
        found = source_file(casebook, source_id)
        entry.object = source_id
    return found
