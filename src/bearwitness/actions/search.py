"""Search the open text of a case."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.search import Hit


def search(casebook: Casebook, role: Role, words: str) -> list[Hit]:
    """Where the words stand in text that the role may read; the words themselves are not logged.

    Raises
    ------
    NotAllowed
    """
    case = Case(casebook, role)
    with acting(casebook, "search", "search") as entry:
        hits = case.search(words)
        entry.detail["hits"] = len(hits)
    return hits
