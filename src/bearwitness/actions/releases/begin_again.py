"""The text of a proposed plan, for a new one that begins with it."""

from __future__ import annotations

from bearwitness.actions.releases.proposed import latest
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook


def begin_again(casebook: Casebook, digest: str) -> str:
    """Read the plan as it was written, and nothing that it would let out; the reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        Nobody has proposed it.
    """
    with acting(casebook, "begin_again", "release") as entry:
        row = latest(digest)
        if row is None:
            raise NoSuchItem
        entry.object = row.id
        return row.text
