"""Show what speaks for and against each legal element."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.elements import ElementsSheet


def elements_sheet(
    casebook: Casebook, role: Role, person_id: str, *, unfolded: bool = False
) -> ElementsSheet:
    """Return the elements sheet of one person, as far as the role may read her passages; the reading is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such person, or nothing of her may be read.
    """
    case = Case(casebook, role)
    with acting(casebook, "elements_sheet", "analyse") as entry:
        sheet = case.elements_sheet(person_id)
        entry.object = person_id
        entry.shows(unfolded=unfolded)
    return sheet
