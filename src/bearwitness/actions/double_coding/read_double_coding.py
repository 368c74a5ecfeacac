"""Read what was coded blind on a text."""

from __future__ import annotations

from bearwitness.actions.coding.read_text import reading_role
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.blind_coding import BlindCodingRecord


def read_double_coding(casebook: Casebook, coding_id: str) -> list[BlindCodingRecord]:
    """Return the codings that the actor may see, in the order of the text; the reading is logged.

    A coder sees hers, and the other's once she has closed hers; everybody else sees them once both have.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such double coding, or its source is closed.
    """
    case = Case(casebook, reading_role(casebook))
    with acting(casebook, "read_double_coding", "search") as entry:
        found = case.blind_codings(coding_id)
        entry.object = coding_id
        entry.detail["codings"] = len(found)
    return found
