"""Since when a source that somebody sees is closed, for whoever asks why nothing of it is there."""

from __future__ import annotations

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.withdrawn import withdrawals


def closed_since(casebook: Casebook, source_id: str) -> str:
    """Day since which consent to it, or to what it repeats, is withdrawn, as YYYY-MM-DD.

    Empty where it is not, and where the actor sees no such source: then nothing is said of it.
    """
    if not sight_of(casebook).sources().filter(id=source_id).exists():
        return ""
    at = withdrawals().sources.get(source_id)
    return "" if at is None else at.date().isoformat()
