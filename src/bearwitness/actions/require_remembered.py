"""Nothing leaves a casebook that may have forgotten what left it."""

from __future__ import annotations

from bearwitness.actions.errors import ReleasesForgotten
from bearwitness.casebook.forgotten import forgotten
from bearwitness.casebook.handle import Casebook


def require_remembered(casebook: Casebook) -> int:
    """Refuse where it may have; return the number of the entry with which it was last put back, or 0.

    Raises
    ------
    ReleasesForgotten
    """
    found = forgotten(casebook)
    if not found.settled():
        raise ReleasesForgotten(why=found.why())
    return found.restored
