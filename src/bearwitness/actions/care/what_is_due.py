"""What a team has to look at: reviews, consents that run out, promises, texts that nobody masked, copies to ask back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.due import Due, look_for_due
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.sight_of import sight_of


def what_is_due(casebook: Casebook, among: Collection[str] | None = None) -> Due:
    """Look at what asks for attention, of the sources that the actor sees, or of those among some.

    Raises
    ------
    NotAllowed
    """
    now = datetime.now(UTC)
    with acting(casebook, "what_is_due", "consent") as entry:
        due = look_for_due(sight_of(casebook).sources(among), now)
        entry.detail["overdue"] = len(due.overdue)
    return due
