"""Open the casebook in the role of whoever releases."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import require, roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import ROLES, allowed


def release_case(casebook: Casebook, verb: str) -> Case:
    """Reads in the first role of the actor that may release.

    Raises
    ------
    NotAllowed
        The actor may not release; the log says that `verb` was refused.
    """
    require(casebook, verb, "release")
    return Case(
        casebook, next(each for each in ROLES if each in roles_of(casebook) and allowed([each], "release"))
    )
