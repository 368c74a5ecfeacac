"""What is said beneath numbers of persons that are rounded."""

from __future__ import annotations

from bearwitness.domain.rounded import Rounded
from bearwitness.report.words import Speaker


def rounded_note(rounded: Rounded | None, say: Speaker, *, of: str = "table") -> list[str]:
    """A sentence on how far the numbers of a ``table``, or the one on record of an ``estimate``, are rounded, if they are."""
    if rounded is None:
        return []
    return [say(f"{of}.rounded", base=rounded.base, within=rounded.within)]
