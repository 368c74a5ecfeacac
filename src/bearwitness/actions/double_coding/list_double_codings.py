"""List the texts that are, or were, coded twice."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.double_coding import double_codings
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.double_coding import DoubleCodingRecord


def list_double_codings(casebook: Casebook) -> list[DoubleCodingRecord]:
    """Return the double codings of texts that the actor may see, the latest first; the reading is logged.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "list_double_codings", "search") as entry:
        found = double_codings(sight_of(casebook), datetime.now(UTC))
        entry.detail["codings"] = len(found)
    return found
